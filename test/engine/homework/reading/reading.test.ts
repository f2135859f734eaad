import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { readAnswers } from "../../../../src/engine/homework/reading/readAnswers";
import { readTyped } from "../../../../src/engine/homework/reading/readTyped";
import type { ReadingOptions } from "../../../../src/engine/homework/reading/text/conventions";
import { classic, like, read } from "../../../documents";
import fc from "../../../fastCheck";
import { networkExercises } from "../../../networkExercises";

/** What was read, as `quantity = digits`. */
function given(text: string, document: NetworkDocument = classic, options: ReadingOptions = {}): string[] {
  const { answers, faults, questions } = readAnswers(text, document, options);
  return [
    ...answers.map(({ quantity, number }) => `${quantity} = ${number.text}`),
    ...faults.map(({ line, message }) => `${line}: ${message}`),
    ...questions.map(
      ({ line, text: question, readings }) =>
        `${line}? ${question} ${readings.map(({ words }) => words).join(" | ")}`,
    ),
  ];
}

const several = like({
  batch: {
    inputs: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    targets: [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
  },
});

describe("labels", () => {
  it.each([
    ["w5", "W2[1,1]"],
    ["w_5", "W2[1,1]"],
    ["w₅", "W2[1,1]"],
    ["W2[1,1]", "W2[1,1]"],
    ["$w_{5}$", "W2[1,1]"],
    ["b2", "b2"],
    ["dL/dw5", "dL/dW2[1,1]"],
    ["∂L/∂w_5", "dL/dW2[1,1]"],
    ["∂L/∂w₅", "dL/dW2[1,1]"],
    ["\\frac{\\partial L}{\\partial w_5}", "dL/dW2[1,1]"],
    ["dE_total/dw5", "dL/dW2[1,1]"],
    ["dLoss/dw5", "dL/dW2[1,1]"],
    ["dL/dW2[1,1]", "dL/dW2[1,1]"],
    ["grad_w5", "dL/dW2[1,1]"],
    ["grad(w5)", "dL/dW2[1,1]"],
    ["w5.grad", "dL/dW2[1,1]"],
    ["dw5", "dL/dW2[1,1]"],
    ["∇w5", "dL/dW2[1,1]"],
    ["dL/dh1", "dL/da1[1]"],
    ["δ_o1", "dL/dz2[1]"],
    ["delta_h2", "dL/dz1[2]"],
    ["σ'(z1)", "da1[1]/dz1[1]"],
    ["sigma'(z_2)", "da1[2]/dz1[2]"],
    ["dh1/dz1", "da1[1]/dz1[1]"],
    ["w5'", "W2[1,1]'"],
    ["w₅′", "W2[1,1]'"],
    ["w5+", "W2[1,1]'"],
    ["w5^+", "W2[1,1]'"],
    ["w5_new", "W2[1,1]'"],
    ["w5 new", "W2[1,1]'"],
    ["new w5", "W2[1,1]'"],
    ["w5 after", "W2[1,1]'"],
    ["w5 after the update", "W2[1,1]'"],
    ["net_h1", "z1[1]"],
    ["out_o1", "a2[1]"],
    ["ŷ1", "a2[1]"],
    ["o1_hat", "a2[1]"],
    ["E_total", "L"],
    ["Loss", "L"],
  ])("%s is %s", (label, quantity) => {
    expect(given(`${label} = 0.25`)).toEqual([`${quantity} = 0.25`]);
  });

  it("counts from 0 as soon as some bracket does, and asks where code may count either way", () => {
    const dot = read(classic);
    expect(given("W1[0][1] = 0.2\nz1[1] = 0.3925", dot)).toEqual(["W1[1,2] = 0.2", "z1[2] = 0.3925"]);
    expect(given("z1[1] = 0.3775", dot)).toEqual(["z1[1] = 0.3775"]);
    expect(given("W1[1][1] = 0.300", dot)).toEqual(["W1[2,2] = 0.300"]);
    expect(given("W1[1][1] = 0.3", dot)).toEqual([
      "1? W1[1][1]: do brackets count from 0 or from 1? from 1 | from 0",
    ]);
    expect(given("W1[1][1] = 0.3", dot, { countFrom: 0 })).toEqual(["W1[2,2] = 0.3"]);
    expect(given("W1[1][1] = 0.3", dot, { countFrom: 1 })).toEqual(["W1[1,1] = 0.3"]);
  });

  it("needs the example's number where there are several, and takes it in many forms", () => {
    expect(given("z1[1]@2 = 3", several)).toEqual(["z1[1]@2 = 3"]);
    expect(given("z1[1] (example 2) = 3", several)).toEqual(["z1[1]@2 = 3"]);
    expect(given("∂L/∂w⁽¹⁾₁₁|₂ = 3", several)).toEqual(["dL/dW1[1,1]@2 = 3"]);
    expect(given("a1@3 = [0.1 0.2]", several)).toEqual(["a1[1]@3 = 0.1", "a1[2]@3 = 0.2"]);
    expect(given("L = 4\nL@2 = 3", several)).toEqual(["L = 4", "L@2 = 3"]);
    expect(given("z1[1] = 3", several)[0]).toMatch(/^1: .*belongs to one example of 3/);
    expect(given("z1[1]@7 = 3", several)[0]).toMatch(/^1: there are 3 examples/);
  });

  it("reads the labels of the sheets", () => {
    const unread: string[] = [];
    for (const exercise of networkExercises) {
      const document = read(exercise.document);
      const text = exercise.printed.map(({ label, printed }) => `${label} = ${printed}`).join("\n");
      const { answers } = readAnswers(text, document);
      for (const { label, quantity } of exercise.printed) {
        const found = answers.find((answer) => answer.label === label);
        if (quantity && found?.quantity !== quantity) unread.push(`${exercise.id} ${label}`);
      }
    }
    expect(unread.filter((label) => !/PyTorch|term of|\[x\d\]/.test(label))).toEqual([]);
  });
});

describe("numbers", () => {
  it("keep the digits that were written", () => {
    const half = (text: string) => readAnswers(`w5 = ${text}`, classic).answers[0]?.number.half;
    expect(half("0.0130")).toBe(0.00005);
    expect(half("1.30e-2")).toBe(0.00005);
    expect(half("1.3·10⁻²")).toBe(0.0005);
    expect(half("1.3 × 10^(-2)")).toBe(0.0005);
    expect(half("12")).toBe(0.5);
    expect(half(".5")).toBe(0.05);
    expect(half("1/3")).toBe(0);
    expect(half("5930/10000")).toBe(0.00005);
    expect(half("3/5")).toBe(0.05);
    expect(half("-15/25")).toBe(0.05);
    expect(half("3/8")).toBe(0.0005);
    expect(half("151/201")).toBe(0.5 / 201);
    expect(half("−0.50")).toBe(0.005);
  });

  it("have no 0 before the point or the comma", () => {
    expect(given("h2 = ,5969")).toEqual(["a1[2] = .5969"]);
    expect(given("h2 = .5969")).toEqual(["a1[2] = .5969"]);
    expect(given("h1 = 0.5933; h2 = -,5969")).toEqual(["a1[1] = 0.5933", "a1[2] = -.5969"]);
    expect(given("h = [,5933 ,5969]")).toEqual(["a1[1] = .5933", "a1[2] = .5969"]);
    expect(given("h = (,5933; ,5969)")).toEqual(["a1[1] = .5933", "a1[2] = .5969"]);
    expect(given("h = [,5933, ,5969]")).toEqual(["a1[1] = .5933", "a1[2] = .5969"]);
    expect(given("h = [0.5 ,0.6]")).toEqual(["a1[1] = 0.5", "a1[2] = 0.6"]);
    expect(given("h1 = ,593\nh2 = 1,234")).toEqual(["a1[1] = .593", "a1[2] = 1.234"]);
    expect(given("h1 = ,593", classic, { decimal: "." })).toEqual(["a1[1] = .593"]);
    expect(given("w5: ,4 -> ,3589")).toContain("W2[1,1]' = .3589");
  });

  it("are mixed numbers where one alone has a whole part", () => {
    expect(given("w5 = -1 9/10")).toEqual(["W2[1,1] = -19/10"]);
    expect(given("h = 1 9/10")).toEqual(["a1[1] = 1", "a1[2] = 9/10"]);
    expect(given("w5 = 1 10/9")[0]).toMatch(/^1: w5: 2 numbers are given/);
  });

  it("below 0 are no loss that is called an error", () => {
    expect(given("error = 0.298")).toEqual(["L = 0.298"]);
    expect(given("error = -0.7414")[0]).toMatch(/^1: .*output and its target isn't a quantity/);
  });

  it("of a change are none of the pass, however it is written", () => {
    for (const label of ["Δw5", "delta_w5", "\\Delta w_5"])
      expect(given(`${label} = -0.0411`)[0]).toMatch(/^1: .*is a change, and no quantity/);
  });

  it("take the result of a calculation that was written out, and none that wasn't", () => {
    expect(given("w5' = 0.4 − 0.5 · 0.0822 = 0.3589")).toEqual(["W2[1,1]' = 0.3589"]);
    expect(given("w5' = 0.4 - 0.5*0.0822")).toEqual([
      "1: w5': “0.4 - 0.5*0.0822” is a calculation; write its result",
    ]);
    expect(given("h1 ≈ 0.5933 (rounded)")).toEqual(["a1[1] = 0.5933"]);
    expect(given("So h1 = 0.5933.")).toHaveLength(1);
  });

  it("have a decimal comma where it can't separate", () => {
    expect(given("w_5: 0,3589")).toEqual(["W2[1,1]' = 0.3589"]);
    expect(given("w5 = -12,5")).toEqual(["W2[1,1] = -12.5"]);
    expect(given("h = [0,59; 0,60]")).toEqual(["a1[1] = 0.59", "a1[2] = 0.60"]);
    expect(given("h = 0,59, 0,60")).toEqual(["a1[1] = 0.59", "a1[2] = 0.60"]);
    expect(given("h = [0.59,0.60]")).toEqual(["a1[1] = 0.59", "a1[2] = 0.60"]);
    expect(given("W1 = [[0,15 0,2] [0,25 0,3]]")).toEqual([
      "W1[1,1] = 0.15",
      "W1[1,2] = 0.2",
      "W1[2,1] = 0.25",
      "W1[2,2] = 0.3",
    ]);
  });

  it("are asked about where a comma can be either, unless other numbers show it or the reader has said it", () => {
    expect(given("w5 = 1,234")).toEqual(["1? w5 = 1,234: is the comma a decimal one? 1.234 | 1234"]);
    expect(given("w5 = 1,234", classic, { decimal: "," })).toEqual(["W2[1,1] = 1.234"]);
    expect(given("w5 = 1,234", classic, { decimal: "." })).toEqual(["W2[1,1] = 1234"]);
    expect(given("w5 = 1,234\nw6 = 0,45")).toEqual(["W2[1,1] = 1.234", "W2[1,2] = 0.45"]);
    expect(given("w5 = 1,234\nw6 = 0.45")).toHaveLength(2);
    expect(given("w5 = 1,234\nw6 = 0.45")[1]).toContain("1.234 | 1234");
    expect(given("h = [1,2]\nw6 = 0.45")).toEqual(["a1[1] = 1", "a1[2] = 2", "W2[1,2] = 0.45"]);
  });
});

describe("lists and printouts", () => {
  const W1 = ["W1[1,1] = 0.15", "W1[1,2] = 0.2", "W1[2,1] = 0.25", "W1[2,2] = 0.3"];
  it.each([
    ["W1 = [[0.15, 0.2], [0.25, 0.3]]"],
    ["W1 = [[0.15 0.2 ]\n [0.25 0.3 ]]"],
    ["W1 = array([[0.15, 0.2 ],\n       [0.25, 0.3 ]])"],
    ["W1 = np.array([[0.15, 0.2], [0.25, 0.3]], dtype=float64)"],
    ["W1 = tensor([[0.15, 0.2],\n        [0.25, 0.3]], grad_fn=<MulBackward0>)"],
    ["W1 = Parameter containing:\ntensor([[0.15, 0.2],\n        [0.25, 0.3]], requires_grad=True)"],
    ["W1:\n[[0.15, 0.2],\n[0.25, 0.3]]"],
    ["W1 = [0.15 0.2; 0.25 0.3]"],
    ["w1 = 0.15, w2 = 0.2; w3 = 0.25\nw4 = 0.3"],
    ["w1 = 0.15 w2 = 0.2 w3 = 0.25 w4 = 0.3"],
    ["| w1 | 0.15 |\n| w2 | 0.2 |\n| w3 | 0.25 |\n| w4 | 0.3 |"],
    ["w1\t0.15\nw2\t0.2\nw3\t0.25\nw4\t0.3"],
    ["# weights\nForward pass:\n- w1 = 0.15 # given\n- w2: 0.2\n\n1. w3 0.25\n2. w4 = 0.3"],
  ])("%j", (text) => {
    expect(given(text)).toEqual(W1);
  });

  it("have gradients and updates of whole matrices", () => {
    expect(given("dL/dW2 = [[0.0822, 0.0827], [-0.0226, -0.0227]]")[3]).toBe("dL/dW2[2,2] = -0.0227");
    expect(given("W2.grad = tensor([[0.0822, 0.0827], [-0.0226, -0.0227]])")[1]).toBe("dL/dW2[1,2] = 0.0827");
    expect(given("W2_new = [[0.3589, 0.4087], [0.5113, 0.5614]]")[0]).toBe("W2[1,1]' = 0.3589");
  });

  it("have a row for each example, as in code", () => {
    expect(given("z1 = [[1,2],[3,4],[5,6]]", several)).toEqual([
      "z1[1]@1 = 1",
      "z1[2]@1 = 2",
      "z1[1]@2 = 3",
      "z1[2]@2 = 4",
      "z1[1]@3 = 5",
      "z1[2]@3 = 6",
    ]);
  });

  it("know NumPy's bare point: the others' decimals count", () => {
    const { answers } = readAnswers("dW2 = array([[0., 0.0474], [0.5, -0.0474]])", classic);
    expect(answers.map(({ number }) => number.half)).toEqual([5e-9, 5e-9, 5e-9, 5e-9]);
  });
});

describe("what can't be read is named with its line", () => {
  it.each([
    ["h1 = 0.5933\nfoo = 3", "2: this pass has no quantity called “foo”"],
    ["w5 =", "1: there is no number after “w5”"],
    ["w5 = abc", "1: w5: “abc” can't be read as a number"],
    ["w5 = [0.1", "1: a bracket is opened here and never closed"],
    ["0.1 0.2", "1: no label and number can be told apart in “0.1 0.2”; write name = number"],
    ["W1 = [[0.1, 0.2]]", "1: W1: 2 numbers are given where 4 belong"],
    [
      "dz3/dh1 = 0.4",
      "1: “dz3/dh1” is not among the quantities of this pass; gradients are those of the loss, dL/d…",
    ],
  ])("%j", (text, fault) => {
    expect(given(text)).toContain(fault);
  });
});

it("never throws, whatever is pasted", () => {
  const letters = fc.constantFrom(..."w5h1zbLd/∂=:;,.'[]()0123456789-+eE@|\n\t _{}\\₅′×·⁻³ŷσ#".split(""));
  const words = fc.constantFrom(
    ...[
      "w5",
      "W1",
      "dL/dw5",
      "=",
      " = ",
      "0.3589",
      "0,3589",
      "[[",
      "]]",
      "array(",
      ")",
      "tensor(",
      "Parameter containing:",
      "\n",
      ";",
      ",",
      "grad_fn=<Mul>",
      "w_5'",
      "1e5",
      "nan",
      "-",
      "1/0",
      "@2",
      "1,2,3",
      "(",
      "new",
      "10^",
      "*10^-3",
    ],
  );
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: letters, maxLength: 60 }),
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(classic, several), (pasted, document) => {
      const { answers, faults, questions } = readAnswers(pasted, document);
      for (const { line } of [...faults, ...questions]) expect(line).toBeGreaterThanOrEqual(1);
      for (const { number } of answers) expect(number.half).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: Number(process.env.RUNS ?? 2000) },
  );
}, 600_000);

describe("several numbers under the name of one quantity", () => {
  const of = (text: string) => given(text, several);

  it("are its numbers in the examples, one after the other", () => {
    const expected = ["a1[1]@1 = 1", "a1[1]@2 = 2", "a1[1]@3 = 3"];
    for (const text of ["h1 = 1, 2, 3", "h1 = [1, 2, 3]", "a1[1] = 1, 2, 3"])
      expect(of(text)).toEqual(expected);
  });

  it("don't fit where it has one for all of them, or where they are not as many as the examples", () => {
    for (const text of ["W2[1,1] = 1, 2, 3", "b1[1] = 1, 2, 3", "h1 = 1, 2"])
      expect(of(text)).toEqual([expect.stringMatching(/^1: .*numbers are given where/)]);
  });
});

it("refuses a text that is too long to be homework, and reads a very long one", () => {
  const long = Array.from({ length: 5000 }, (_, k) => `w${(k % 8) + 1} = 0.${k}`).join("\n");
  const { answers, notes } = readAnswers(long, classic);
  // Each is given, and updated.
  expect(answers.length).toBeLessThanOrEqual(16);
  expect(notes.length).toBeLessThanOrEqual(17);
  expect(readAnswers("x".repeat(300_000), classic).faults[0].message).toContain("at most 200000");
});

// Read in a time that grows faster than the text, none of these would come to an end.
it.each(["(", "[0,", "w5 ", "1,", "w5 = 0 ", "0 ", "d/", "{", " ", "a", "= ", "\\frac{", "1e"])(
  "comes to an end with %j as often as a text may hold it",
  (part) => {
    const { answers } = readAnswers(part.repeat(Math.floor(200_000 / part.length)), classic);
    expect(answers.length).toBeLessThan(100);
  },
  60_000,
);

describe("numbers that are typed in one by one", () => {
  it.each([
    "0.5933",
    "≈ 0.5933",
    "h1 = 0.5933",
    "1/(1+e^-0.3775) = 0.5933",
    "0,5933",
    "0.5933 (4 d.p.)",
    "0.5933 (4sf)",
  ])("%s is 0.5933", (text) => {
    const { answers, unread } = readTyped({ "a1[1]": text });
    expect(unread).toEqual({});
    expect(answers.map(({ number }) => number.value)).toEqual([0.5933]);
  });

  it.each(["abc", "=", "h1 =", "1/(1+e^-0.3775)"])("%s is none", (text) => {
    expect(readTyped({ "a1[1]": text })).toMatchObject({
      answers: [],
      unread: { "a1[1]": expect.any(String) },
    });
  });
});
