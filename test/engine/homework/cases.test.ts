import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createFormulas } from "../../../src/engine/homework/answer/formulas";
import { answersReport } from "../../../src/engine/homework/answersReport";
import { runPass } from "../../../src/engine/pass/pass";
import { read } from "../../documents";

/** What people brought who do this job, each with the document and what it must give. */
const text = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../cases/${path}`, import.meta.url)), "utf8");
const judged = (folder: string, document: string, answers: string) =>
  answersReport(read(JSON.parse(text(`${folder}/${document}.json`))), text(`${folder}/${answers}.txt`), {});

describe("is right", () => {
  it.each([
    ["c03", "doc", "answers-penalty-averaged"],
    ["c03", "doc-penalty-not-averaged", "answers-right"],
    ["c17", "doc", "answers-right"],
    ["c17", "doc", "answers-batch"],
    ["audit", "case1008", "case1008"],
    ["audit", "case1026", "case1026"],
    ["c33", "doc-planar", "answers-planar-float32"],
    ...Array.from({ length: 8 }, (_, n) => ["c33", `doc${n}`, `answers${n}`] as const),
  ] as const)("%s: %s with %s", (folder, document, answers) => {
    const { counts, diagnoses } = judged(folder, document, answers);
    expect(counts.right + counts.rounding).toBeGreaterThan(10);
    expect({ wrong: counts.wrong, carried: counts.carried, diagnoses }).toEqual({
      wrong: 0,
      carried: 0,
      diagnoses: [],
    });
  });

  it("by a convention that is named", () => {
    for (const [folder, document, answers] of [
      ["c17", "doc", "answers-batch"],
      ["audit", "case1008", "case1008"],
    ]) {
      const delta = judged(folder, document, answers).answers.find(
        ({ quantity }) => quantity === "dL/dz2[1]@1",
      );
      expect(delta?.verdict).toBe("right");
      expect(delta?.words).toContain("without the mean's 1/3");
    }
  });

  it("in float32, and says so", () => {
    const { answers } = judged("c33", "doc3", "answers3");
    const bias = answers.find(({ quantity }) => quantity === "dL/db1[1]");
    expect(bias?.words).toContain("Right to the digits of float32");
  });

  it("but for two decimals on the way", () => {
    const { answers } = judged("audit", "case1026", "case1026");
    expect(answers.find(({ quantity }) => quantity === "dL/dz2[2]")?.words).toContain("rounded to 2 digits");
  });
});

describe("one number where several belong", () => {
  const { document, sum } = (() => {
    const from = read(JSON.parse(text("c17/doc.json")));
    const { find } = createFormulas(runPass(from));
    return {
      document: from,
      sum: [1, 2, 3, 4].reduce((all, j) => all + (find(`dL/db1[${j}]`)?.exact ?? 0), 0),
    };
  })();

  it("is said to be their sum where it is, and nothing else where it isn't", () => {
    const { first, diagnoses, faults } = judged("c17", "doc", "answers-db-scalar");
    expect({ first, faults }).toEqual({ first: "dL/db1[1]", faults: [] });
    expect(diagnoses[0]).toMatchObject({ mistake: "summedOverUnits", quantities: ["dL/db1[1]"] });
    expect(diagnoses[0].words).toContain("1 number where 4 belong; it is the sum over all units");
    const made = (value: number) => answersReport(document, `db1 = ${value.toFixed(6)}`, {}).diagnoses[0];
    expect(made(sum / 4).words).toContain("it is the mean over all units");
    expect(made(3 * sum).words).toContain("the sum over all units and examples, without 1/3");
    expect(made(0.123456).mistake).toBeUndefined();
    expect(made(0.123456).words).toContain("1 number where 4 belong. They are −0.116407");
  });
});

describe("an open question", () => {
  const classic = read(JSON.parse(text("audit/dp1.json")));
  const matrix = "z1 = [0.3775, 0.3925]\ndW1 = [[0.111, 0.222], [0.333, 0.444]]";

  it("leaves what depends on it without a verdict, and names no first wrong number", () => {
    const { first, answers, questions, diagnoses } = answersReport(classic, matrix, {});
    expect(questions.map((question) => question.text)).toEqual([
      "dW1: what does a row of a weight matrix hold?",
    ]);
    expect({ first, diagnoses, judged: answers.map(({ quantity }) => quantity) }).toEqual({
      first: undefined,
      diagnoses: [],
      judged: ["z1[1]", "z1[2]"],
    });
    expect(answersReport(classic, matrix, { rows: "inputs" }).first).toBe("dL/dW1[1,1]");
  });

  it("does not hide what is wrong whatever the answer is", () => {
    expect(answersReport(classic, `${matrix}\na1[1] = 0.9`, {}).first).toBe("a1[1]");
    // Behind a number that is open, another may come first.
    expect(answersReport(classic, `${matrix}\nW2' = 0.9 0.8 0.7 0.6`, {}).first).toBeUndefined();
  });
});

it("a formula that was used names the layer's own λ", () => {
  const [{ used, right }] = judged("audit", "case118", "case118").diagnoses;
  expect(used).toBe("∂P/∂w⁽²⁾₁₁ = λ₁⁽²⁾ · w⁽²⁾₁₁");
  expect(right).toBe("∂P/∂w⁽²⁾₁₁ = λ₁⁽²⁾ · sign(w⁽²⁾₁₁)");
});

it("a loss that is the mean over the outputs is right by its own convention", () => {
  const { counts, answers } = judged("c09", "doc", "answers");
  expect(counts.wrong + counts.carried).toBe(0);
  expect(answers[0].words).toContain("the mean over the 3 outputs");
});

describe("has one cause", () => {
  it.each([
    ["c03", "doc-penalty-not-averaged", "answers", "dL/dW2[1,1]", "wrongFactor"],
    ["c14", "doc", "answers-minus", "dL/dW2[1,1]", "wrongSign"],
    ["c14", "doc", "answers-tanh", "dL/dW1[1,1]", "wrongSlope"],
    ["c15", "doc", "answers", "dL/dW1[1,1]", "wrongSlope"],
    ["c17", "doc", "answers-1-z2", "dL/dW1[1,1]", "wrongSlope"],
    ["c17", "doc", "answers-extra1m", "dL/dW1[1,1]", "wrongFactor"],
    ["c17", "doc", "answers-noslope", "dL/dW1[1,1]", "missingSlope"],
    ["c17", "doc", "answers-timesZ1", "dL/dW1[1,1]", "slopeTimesSum"],
    ["c27", "doc", "answers", "a2[1]@1", "wrongSoftmax"],
    ["c27", "doc", "answers-axis0", "a2[1]@1", "wrongSoftmax"],
    ["c27", "doc", "answers-grads-only", "dL/dW2[1,1]", "wrongSoftmax"],
    ["audit", "case11", "case11", "dL/dz2[1]", "wrongSlope"],
    ["audit", "case64", "case64", "dL/dW2[1,1]", "wrongFactor"],
    ["audit", "case105", "case105", "a1[1]", "wrongActivation"],
    ["audit", "case118", "case118", "dL/dW2[1,1]", "penaltySlope"],
    ["audit", "case133", "case133", "W2[1,1]'", "noBiasCorrection"],
    ["audit", "case135", "case135", "W2[1,1]'", "epsilonInRoot"],
    ["audit", "case137", "case137", "m(W2[1,1])", "exchangedSettings"],
    ["audit", "case138", "case138", "W2[1,1]'", "noRoot"],
    ["audit", "case147", "case147", "L", "wrongLoss"],
  ] as const)("%s: %s with %s", (folder, document, answers, first, mistake) => {
    const judgement = judged(folder, document, answers);
    expect(judgement.first).toBe(first);
    expect(judgement.diagnoses.map((diagnosis) => diagnosis.mistake)).toEqual([mistake]);
  });

  it("whose formula differs from the right one", () => {
    for (const name of ["case137", "case138"]) {
      const [{ used, right }] = judged("audit", name, name).diagnoses;
      expect(used).toBeDefined();
      expect(used).not.toBe(right);
    }
  });

  it("that isn't written, and what follows from it follows from it and from no sibling", () => {
    const { answers, diagnoses } = judged("audit", "dp1", "sibling");
    expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["missingSlope"]);
    expect(answers.flatMap(({ from }) => from)).toEqual(["dL/dz2[1]"]);
    expect(answers[1].words).toContain("from ∂L/∂z₃, which isn't written down");
  });
});

it("0 and 1 are no digits of other numbers", () => {
  const { counts } = judged("audit", "dp1", "zeros");
  expect(counts.right + counts.rounding).toBe(0);
  expect(judged("c06", "doc", "answers-numeric").counts.right).toBe(0);
  const [first, second] = judged("c06", "doc-b", "answers-zero").answers;
  expect([first.verdict, second.verdict]).toEqual(["wrong", "right"]);
});

it("three digits don't show two mistakes at once", () => {
  const { first, diagnoses } = judged("c11", "doc", "answers");
  expect(first).toBe("z2[2]");
  expect(diagnoses[0].mistake).toBeUndefined();
  expect(diagnoses[0].words).not.toContain("besides");
  expect(diagnoses.map(({ mistake }) => mistake)).toContain("transposedGradient");
});

describe("gradients that aren't summed over the batch", () => {
  const document = read(JSON.parse(text("c17/doc.json")));
  const formulas = createFormulas(runPass(document));
  const share = (name: string, n: number) => formulas.find(`${name}@${n}`)?.exact.toFixed(6);
  const names = (matrix: string, rows: number, columns: number) =>
    Array.from({ length: rows }, (_, j) =>
      Array.from({ length: columns }, (_, i) => `dL/d${matrix}[${j + 1},${i + 1}]`),
    );
  const list = (items: readonly unknown[]) => `[${items.join(", ")}]`;
  const examples = [1, 2, 3];
  const matrix = names("W1", 4, 2);

  it.each([
    ["a row for each", list(examples.map((n) => list(names("W2", 1, 4)[0].map((name) => share(name, n)))))],
    [
      "a column for each",
      list(names("W2", 1, 4)[0].map((name) => list(examples.map((n) => share(name, n))))),
    ],
  ])("%s", (_, numbers) => {
    expect(judgedText(`dW2 = ${numbers}`)).toEqual([["notSummed", 12]]);
  });

  it("a matrix for each", () => {
    const numbers = list(
      examples.map((n) => list(matrix.map((row) => list(row.map((name) => share(name, n)))))),
    );
    expect(judgedText(`dW1 = ${numbers}`)).toEqual([["notSummed", 24]]);
  });

  it("a number for each", () => {
    const [diagnosis] = report(`db2 = ${list(examples.map((n) => share("dL/db2[1]", n)))}`).diagnoses;
    expect(diagnosis.words).toContain("each of the 3 examples");
    expect(diagnosis.words).toContain("is their sum");
    expect(diagnosis.mistake).toBe("notSummed");
  });

  it("by the convention without 1/n they are to be averaged", () => {
    const whole = (name: string, n: number) => (3 * (formulas.find(`${name}@${n}`)?.exact ?? 0)).toFixed(6);
    const numbers = list(examples.map((n) => list(names("W2", 1, 4)[0].map((name) => whole(name, n)))));
    const { diagnoses, answers } = report(`dW2 = ${numbers}`);
    expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["notSummed"]);
    expect(diagnoses[0].words).toContain("is their mean");
    expect(answers[0].exact).toBeCloseTo(formulas.find("dL/dW2[1,1]")?.exact ?? 0, 12);
  });

  it("that are wrong besides have that cause", () => {
    const twice = (name: string, n: number) =>
      (-2.5 * (formulas.find(`${name}@${n}`)?.exact ?? 0)).toFixed(6);
    const numbers = list(examples.map((n) => list(names("W2", 1, 4)[0].map((name) => twice(name, n)))));
    expect(judgedText(`dW2 = ${numbers}`).map(([mistake]) => mistake)).not.toContain("notSummed");
  });

  function report(answers: string) {
    return answersReport(document, answers, {});
  }
  function judgedText(answers: string) {
    const { diagnoses, faults } = report(answers);
    expect(faults).toEqual([]);
    return diagnoses.map(({ mistake, quantities }) => [mistake, quantities.length]);
  }
});

it("a lone 0 or 1 shows no cause: it is offered", () => {
  for (const [folder, document, answers] of [
    ["c06", "doc", "answers-numeric"],
    ["c06", "doc-b", "answers-zero"],
    ["audit", "dp1", "zeros"],
  ])
    for (const { mistake, words } of judged(folder, document, answers).diagnoses) {
      expect(mistake, words).toBeUndefined();
    }
});

it("the slope can be missing where the weights' gradients are taken, and be there further back", () => {
  const { diagnoses, answers } = judged("c37", "doc", "answers");
  expect(diagnoses.map(({ mistake, quantities }) => [mistake, quantities.length])).toEqual([
    ["slopeAfterWeights", 2],
  ]);
  for (const { quantity, verdict } of answers)
    expect(verdict === "right", quantity).toBe(!quantity.startsWith("dL/dW2"));
});

it("a float32 that is printed with all digits of the float64 is one", () => {
  const document = read(JSON.parse(text("c33/doc3.json")));
  const noisy = createFormulas(runPass(document));
  for (const name of ["dL/db1[1]", "dL/dW1[1,1]", "dL/dW2[1,1]"]) {
    const exact = noisy.find(name)?.exact ?? Number.NaN;
    const next = Math.fround(exact) + 2 * 2 ** (Math.floor(Math.log2(Math.abs(exact))) - 23);
    const verdict = (number: number) => answersReport(document, `${name} = ${number}`, {}).answers[0].verdict;
    expect(verdict(next), name).toBe("right");
    // Digits that no float32 holds are a float64's, and off by as much they are wrong.
    expect(verdict(next + 2 ** -40), name).not.toBe("right");
  }
});
