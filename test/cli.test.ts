import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedData, NetworkDocument } from "../src/engine/document/document";
import { setUpdated } from "../src/engine/document/edit/editParameters";
import { setData, setTraining, twoCirclesDocument } from "../src/engine/document/edit/editTraining";
import { finish } from "../src/engine/pass/work";
import { runUpdates } from "../src/engine/studies/updateRun";
import { classic } from "./documents";
import exercises from "./golden/exercises.json";
import extreme from "./golden/extreme.json";
import golden from "./golden/public.json";
import { sample } from "./sample";
import { expectClose } from "./tolerance";

const folder = mkdtempSync(join(tmpdir(), "workbench-"));
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

/** Runs the command line as `npm run --silent workbench -- …` does. */
function workbench(
  words: readonly string[],
  { input = "", environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/cli.mjs", ...words], {
    input,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr, json: () => JSON.parse(stdout) };
}

/** Stands for so many arrays, one in the other: whoever writes JSON goes down into them, and can't go so far. */
const deep = (levels: number) => `deep ${levels}`;
const deepText = (json: unknown) =>
  JSON.stringify(json).replace(/"deep (\d+)"/, (_, levels) => "[".repeat(levels) + "]".repeat(levels));

beforeAll(() => {
  // The first run bundles the sources.
  workbench(["evaluate", file("classic.json", classic)]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  readonly id: string;
  readonly model?: unknown;
  readonly expected: { readonly steps?: readonly unknown[]; readonly gradients: unknown };
}
const cases = [
  ...golden.cases,
  ...extreme.networks,
  ...exercises.exercises.filter((exercise) => "model" in exercise),
] as unknown as Case[];

describe("grade", () => {
  const handIns = join(folder, "hand-ins");
  const scheme = file("points.json", {
    questions: [
      { name: "forward", quantities: ["z1"], points: 2 },
      { name: "loss, 1", quantities: ["L"], points: 1 },
    ],
  });
  beforeAll(() => {
    mkdirSync(handIns);
    writeFileSync(join(handIns, "k2.txt"), "z1 = [0.3775, 0.3925]\nL = 0.2984");
    writeFileSync(join(handIns, "k10.txt"), "z1 = [0.0275, 0.0425]\nfoo = 3");
    writeFileSync(join(handIns, "k3.json"), '{"format": "backprop-hand-in", "version": 9}');
    writeFileSync(join(handIns, "notes.pdf"), "not a hand-in");
  });

  it("marks a folder, a row for each hand-in, and says by its status that some couldn't be read", () => {
    const { status, stdout, stderr } = workbench([
      ...["grade", join(folder, "classic.json"), handIns],
      ...["--scheme", scheme, "--csv", "--results", join(folder, "results")],
    ]);
    expect(stderr).toBe("2 hand-ins with lines that can't be read\n");
    expect(status).toBe(3);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toMatch(/^student,file,points,forward,"loss, 1",right,rounding,/);
    expect(rows.map((row) => row.split(",").slice(0, 5).join(","))).toEqual([
      "k2,k2.txt,3,2,1",
      "k3,k3.json,,,",
      "k10,k10.txt,0,0,0",
    ]);
    expect(rows[1]).toContain("can't be read: version: must be 1");
    expect(rows[2]).toContain("missingBias");
    const result = JSON.parse(readFileSync(join(folder, "results/k2.results.json"), "utf8"));
    expect(result).toMatchObject({ score: 3, tests: [{ name: "forward", score: 2, max_score: 2 }, {}] });
  });

  it("writes the points for a grade book, without a grade where a hand-in can't be read", () => {
    const { stdout } = workbench([
      ...["grade", join(folder, "classic.json"), handIns, "--scheme", scheme, "--lms"],
    ]);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toBe('ID number,forward (of 2),"loss, 1 (of 1)",Total (of 3),Feedback');
    expect(rows[0]).toBe("k2,2,1,3,");
    expect(rows[1]).toMatch(/^k3,,,,/);
    expect(rows[2]).toMatch(/^k10,0,0,0,/);
  });

  it("marks a program's hand-ins too", () => {
    const program = file("square.json", {
      format: "backprop-workbench",
      version: 3,
      title: "square",
      program: "x = 3.0\nw = 0.5\nz = w * x\nL = z ** 2\n",
    });
    const folderOf = join(folder, "square");
    mkdirSync(folderOf);
    writeFileSync(join(folderOf, "k1.txt"), "z = 1.5\nL = 2.25\ndL/dw = 9\n");
    writeFileSync(join(folderOf, "k2.txt"), "z = 1.5\nL = 2.25\ndL/dw = 3\n");
    const points = file("square-points.json", {
      questions: [{ name: "a", quantities: ["z", "L", "dL/dw"], points: 3 }],
    });
    const { json } = workbench(["grade", program, folderOf, "--scheme", points]);
    expect(json()).toMatchObject({
      handIns: [
        { student: "k1", points: 3 },
        { student: "k2", points: 2, first: { quantity: "dL/dw" } },
      ],
    });
  });

  it("answers as JSON with the class's summary, and says what is wrong with its files", () => {
    const { json } = workbench(["grade", join(folder, "classic.json"), handIns, "--scheme", scheme]);
    expect(json()).toMatchObject({
      handIns: [{ student: "k2", points: 3 }, { student: "k3" }, { student: "k10", points: 0 }],
      summary: { handIns: 2, mistakes: [{ mistake: "missingBias", handIns: 1 }] },
    });
    const faultOf = (words: readonly string[]) => {
      const { status, stderr, stdout } = workbench(["grade", ...words]);
      expect([status, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(faultOf([join(folder, "classic.json")])).toMatch(/^workbench: grade takes a sheet and a folder/);
    expect(faultOf([join(folder, "classic.json"), join(folder, "none")])).toMatch(/can't read .*none/);
    const wrong = file("wrong.json", { questions: [{ name: "a", quantities: ["q7"], points: 1 }] });
    expect(faultOf([join(folder, "classic.json"), handIns, "--scheme", wrong])).toMatch(
      /question “a” asks for q7, which this pass doesn’t have/,
    );
  });
});

describe("variant", () => {
  it("gives a student's sheet as a document, the same for the same id", () => {
    const drawn = { numbers: ["x", "W1", "W2"].map((of) => ({ of, from: 0.1, to: 1, step: 0.01 })), seed: 1 };
    const sheet = file("drawn.json", { ...classic, version: 8, drawn });
    const one = workbench(["variant", sheet, "k1"]);
    expect(one.json()).toMatchObject({ title: classic.title, drawn: { ...drawn, id: "k1" } });
    expect(one.json().batch.inputs).not.toEqual(classic.batch.inputs);
    expect(workbench(["variant", sheet, " K1"]).json().batch).toEqual(one.json().batch);
    const { status, stderr } = workbench(["variant", file("plain.json", classic), "k1"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("every student has the same numbers")]);
  });
});

describe("evaluate", () => {
  it("answers an array of documents with an array, each as PyTorch has it", () => {
    const answers = workbench([
      "evaluate",
      file(
        "all.json",
        cases.map(({ model }) => model),
      ),
    ]).json();
    expect(answers).toHaveLength(cases.length);
    cases.forEach(({ id, expected: { steps: _steps, ...expected } }, place) => {
      const overflow = (path: string) =>
        /gradients\.layers\[\d+\]\.activations/.test(path) && JSON.stringify(expected).includes("Infinity");
      expectClose(answers[place], expected, id, overflow);
    });
  });

  it("reads standard input, and a relative file from where the user stands", () => {
    const path = file("here.json", classic);
    const loss = workbench(["evaluate", path]).json().loss;
    expect(workbench(["evaluate", "-"], { input: JSON.stringify(classic) }).json().loss).toBe(loss);
    expect(
      workbench(["evaluate", basename(path)], { environment: { INIT_CWD: dirname(path) } }).json().loss,
    ).toBe(loss);
  });

  it("names the first quantity that isn't finite, on standard error alone", () => {
    const overflow = extreme.networks.find(({ id }) => id === "x13")?.model;
    const { status, stderr, json } = workbench(["evaluate", "-"], { input: JSON.stringify(overflow) });
    expect(status).toBe(0);
    expect(json().loss).toBe("Infinity");
    expect(stderr).toBe("not finite: first in z2[1] (Infinity)\n");
    const nan = extreme.networks.find(({ id }) => id === "x15")?.model;
    expect(workbench(["evaluate", "-"], { input: JSON.stringify([classic, nan]) }).stderr).toBe(
      "[1]: not finite: first in x[1] (NaN), which is given\n",
    );
    expect(workbench(["evaluate", "-"], { input: JSON.stringify(classic) }).stderr).toBe("");
  });
});

describe("train", () => {
  it("answers with the parameters and the loss after each step", () => {
    const trained = cases.filter(({ expected }) => expected.steps?.length === 5);
    expect(trained.length).toBeGreaterThan(50);
    const answers = workbench([
      "train",
      file(
        "train.json",
        trained.map(({ model }) => model),
      ),
      "--steps",
      "5",
    ]).json();
    for (const [place, { id, expected }] of trained.entries())
      expectClose(answers[place], expected.steps, id);
  });

  it("goes on from the updates that a document holds", () => {
    const adam = { type: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    const start: NetworkDocument = { ...classic, optimizer: adam };
    const { layers, state } = finish(runUpdates(start, 2));
    const whole = workbench(["train", file("start.json", start), "--steps", "5"]).json();
    const rest = workbench([
      "train",
      file("two.json", setUpdated(layers, state)(start)),
      "--steps",
      "3",
    ]).json();
    expect(rest).toEqual(whole.slice(2));
  });
});

describe("steps", () => {
  it("lists every step with its formula, numbers, value, words and what it reads", () => {
    const { steps } = workbench(["steps", file("classic.json", classic)]).json();
    expect(steps).toHaveLength(39);
    expect(steps[13]).toEqual({
      index: 13,
      phase: "backward",
      quantity: "dL/dW2[1,1]",
      symbols: "dL/dw_5 = dL/dz_3 · h_1",
      substituted: expect.stringMatching(/^0\.138498561628\d+ · 0\.593269992107\d+$/),
      value: expect.closeTo(0.08216704056423077, 14),
      words: "Raising w₅ by a little raises the loss by 0.0822 times as much, so the update will lower it.",
      reads: ["dL/dz2[1]", "a1[1]"],
    });
  });

  it("goes by layer and by term too", () => {
    const path = file("classic.json", classic);
    const layers = workbench(["steps", path, "--by", "layer"]).json().steps;
    expect(layers[0]).toMatchObject({
      quantity: "z1",
      symbols: "z1 = W1 x + b_1 1",
      value: [0.3775, 0.39249999999999996],
    });
    const terms = workbench(["steps", "--by", "term", path]).json().steps;
    expect(terms.length).toBeGreaterThan(39);
    expect(terms[2]).toMatchObject({ quantity: "z1[1]", term: 3, of: 3, value: 0.3775 });
  });
});

describe("check", () => {
  it("compares every gradient, by the method and step that are asked for", () => {
    const path = file("classic.json", classic);
    const central = workbench(["check", path]).json();
    expect(central).toMatchObject({ method: "central", step: 1e-5 });
    expect(central.entries).toHaveLength(12);
    expect(central.largest).toBeLessThan(1e-7);
    const forward = workbench(["check", path, "--method", "forward", "--step", "1e-3"]).json();
    expect(forward).toMatchObject({ method: "forward", step: 1e-3 });
    expect(forward.largest).toBeGreaterThan(central.largest);
    expect(Object.keys(forward.entries[0])).toEqual(["quantity", "analytic", "numeric", "relative", "kinks"]);
  });
});

describe("bad input ends with status 2, a sentence, and no answer", () => {
  // How each of them is refused is tested with the documents; here, how a refusal is said.
  it.each(sample(extreme.invalidDocuments, 6))("$id: $reason", ({ document }) => {
    const { status, stdout, stderr } = workbench(["evaluate", "-"], {
      input: JSON.stringify([classic, document]),
    });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^workbench: \[1\]\.[a-z]+/);
  });

  it.each([
    ["no command", [], "workbench: no command"],
    ["an unknown command", ["draw", "x"], "workbench: there is no command draw"],
    ["no file", ["evaluate"], "workbench: evaluate takes one file"],
    ["a file that isn't there", ["evaluate", "nowhere.json"], "workbench: can't read nowhere.json"],
    ["an unknown option", ["evaluate", "-", "--fast"], "workbench: Unknown option '--fast'"],
    [
      "an unknown size",
      ["steps", "-", "--by", "day"],
      "workbench: --by is one of layer, unit, term, but is day",
    ],
    [
      "no step to take",
      ["train", "-", "--steps", "0"],
      "workbench: --steps is a whole number from 1 to 1000000, but is 0",
    ],
    [
      "more steps than anybody waits for",
      ["train", "-", "--steps", "1000001"],
      "workbench: --steps is a whole number from 1 to 1000000, but is 1000001",
    ],
    ["a difference of 0", ["check", "-", "--step", "0"], "workbench: --step is a number above 0, but is 0"],
    [
      "a method that isn't one",
      ["check", "-", "--method", "guess"],
      "workbench: --method is central or forward, but is guess",
    ],
  ])("%s", (_name, words, message) => {
    const { status, stdout, stderr } = workbench(words, { input: JSON.stringify(classic) });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.startsWith(message), stderr).toBe(true);
  });

  it("text that is no JSON", () => {
    const { status, stderr } = workbench(["evaluate", "-"], { input: "{weights: 1}" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^workbench: can't read standard input as JSON: line 1, column 2: /);
  });

  it.each([
    ["a title", { ...classic, title: deep(5000) }],
    ["weights", { ...classic, layers: [{ ...classic.layers[0], weights: deep(60) }] }],
    ["an unknown field", { ...classic, more: deep(300_000) }],
    ["a document of an array", [classic, { ...classic, inputs: deep(100_000) }]],
    ["the whole", deep(200_000)],
  ])("%s that is nested too deep", (_name, json) => {
    for (const words of [
      ["evaluate", "-"],
      ["answers", "-", file("one.txt", "w_5 = 0.4")],
    ]) {
      const { status, stdout, stderr } = workbench(words, { input: deepText(json) });
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(
        /^workbench: can't read standard input as JSON: line 1, column \d+: nested deeper than 50/,
      );
    }
  });

  it.each([
    ["lists", `W1 = ${"[".repeat(90_000)}1${"]".repeat(90_000)}`],
    ["brackets", `w_5 = ${"(".repeat(90_000)}0.4${")".repeat(90_000)}`],
    ["brackets that stay open", `W1 = ${"[".repeat(190_000)}`],
    ["calls", `W1 = ${"array(".repeat(25_000)}[0.4]${")".repeat(25_000)}`],
  ])("answers with deep %s have an end too", (_name, text) => {
    const { status, stderr } = workbench(["answers", file("deep.json", classic), "-"], { input: text });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe("answers", () => {
  const text = "∂L/∂h_1 = 0.054\n∂L/∂h_2 = 0.059\n∂L/∂b_1 = -0.0272\nb_1' = 0.3636\nfoo = 3\nw_5 = 1,234\n";

  it("are judged to the digits that were written, with what is carried over and the cause", () => {
    const answer = workbench(["answers", file("classic.json", classic), file("answers.txt", text)]).json();
    expect(answer.first).toBe("dL/da1[1]");
    expect(answer.counts).toMatchObject({ right: 0, rounding: 0, carried: 1, wrong: 3, coarse: 0 });
    expect(answer.diagnoses.map(({ mistake }: { mistake: string }) => mistake)).toEqual([
      "exchangedFactors",
      "wrongSign",
    ]);
    expect(answer.diagnoses[0].used).toBe("∂L/∂h₁ = ∂L/∂z₃ · w₇ + ∂L/∂z₄ · w₅");
    const last = answer.answers.at(-1);
    expect(last).toMatchObject({ quantity: "b1'", verdict: "carried", from: ["dL/db1"], line: 4 });
    expect(last.exact).toBeCloseTo(0.3406372, 7);
    expect(answer.faults).toEqual([{ line: 5, message: "this pass has no quantity called “foo”" }]);
    expect(answer.questions[0].readings).toHaveLength(2);
  });

  it("are read as the options say, also from standard input", () => {
    const answer = workbench(["answers", file("classic.json", classic), "-", "--decimal", ","], {
      input: "h_1 = 0,5933\nw_5' = 0,359; z_3 = 1,106",
    }).json();
    expect(answer.counts).toMatchObject({ right: 3, rounding: 0, carried: 0, wrong: 0 });
    expect(answer.questions).toEqual([]);
  });

  it.each([
    [["answers", "classic.json"], "takes a document and a text"],
    [["answers", "-", "-"], "only one of the two"],
    [["answers", "classic.json", "nowhere.txt"], "can't read nowhere.txt"],
    [["answers", "classic.json", "answers.txt", "--decimal", "x"], "--decimal is . or a comma"],
    [["answers", "classic.json", "answers.txt", "--count-from", "2"], "--count-from is 0 or 1"],
  ])("%j is refused", (words, message) => {
    const place = words.map((word) => (/^(classic|answers)\./.test(word) ? join(folder, word) : word));
    const { status, stdout, stderr } = workbench(place);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });
});

describe("code", () => {
  const circuit = "x = -2.0\ny = 5.0\nz = -4.0\nq = x + y\nf = q * z\nprint(f)\n";

  it("answers with a program's numbers, gradients and prints", () => {
    const { status, json } = workbench(["code", file("circuit.py", circuit)]);
    expect(status).toBe(0);
    expect(json()).toMatchObject({
      of: "f",
      value: -12,
      variables: { x: { shape: [], value: -2 }, q: { value: 3 } },
      gradients: { x: -4, y: -4, z: 3, q: -4 },
      prints: ["-12.0"],
    });
  });

  it("takes several programs, another scalar, and writes a document", () => {
    const path = file("circuit.py", circuit);
    const both = workbench(["code", path, path, "--of", "q"]);
    expect(both.json().map(({ of }: { of: string }) => of)).toEqual(["q", "q"]);
    const out = join(folder, "program.json");
    expect(workbench(["code", path, "--document", out]).status).toBe(0);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      format: "backprop-workbench",
      program: circuit,
    });
  });

  it("ends with status 2 and the place of a fault", () => {
    const path = file("fault.py", "x = 1\ny = x + zz\n");
    const { status, stdout, stderr } = workbench(["code", path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`${path}:2:9: there is no zz here\n`);
  });
});

describe("large answers", () => {
  /** Starts the command line, and gives what it writes as it comes. */
  const start = (words: readonly string[]) => {
    const child = spawn(process.execPath, ["scripts/cli.mjs", ...words], { stdio: ["pipe", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    const ended = once(child, "close").then(([status, signal]) => ({ status, signal, stderr }));
    return { child, ended };
  };

  it.each([
    ["documents", ["evaluate", "-"], JSON.stringify(Array.from({ length: 3000 }, () => classic))],
    ["steps of training", ["train", "-", "--steps", "1000000"], JSON.stringify(classic)],
    [
      "steps of a pass",
      ["steps", "-", "--by", "term"],
      JSON.stringify(Array.from({ length: 1000 }, () => classic)),
    ],
  ])(
    "of %s are written as they are made, and end quietly where nobody reads on",
    async (_name, words, input) => {
      const { child, ended } = start(words);
      child.stdin.end(input);
      const [first] = await once(child.stdout, "data");
      expect(String(first)).toMatch(/^\[\{"/);
      // It waits for whoever reads: it can't have written all of it.
      expect(child.exitCode).toBeNull();
      child.stdout.destroy();
      expect(await ended).toEqual({ status: 0, signal: null, stderr: "" });
    },
  );

  it("are whole for whoever reads slowly", async () => {
    const { child, ended } = start(["train", "-", "--steps", "3000"]);
    child.stdin.end(JSON.stringify(classic));
    let text = "";
    for await (const data of child.stdout) {
      text += data;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { length } = JSON.parse(text);
    expect(length).toBe(3000);
    expect((await ended).status).toBe(0);
  });

  it("need no more memory the longer they get", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=32", "scripts/cli.mjs", "train", "-", "--steps", "120000"],
      { input: JSON.stringify(classic), encoding: "utf8", maxBuffer: 1 << 28 },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    // As text alone it is more than the memory that there was.
    expect(stdout.length).toBeGreaterThan(32e6);
    expect(JSON.parse(stdout)).toHaveLength(120_000);
  });
});

describe("a program", () => {
  const source =
    "x = np.array([1.0, -2.0])\nW = np.array([[0.5, -0.3], [0.1, 0.2]])\nz = W @ x  # sums\nL = np.sum(np.tanh(z))\n";
  const path = file("program.py", source);
  const inDocument = (more: object = {}) => ({
    format: "backprop-workbench",
    version: 3,
    title: "Program",
    program: source,
    ...more,
  });

  it("is stepped by line, number and term", () => {
    const counts = ["line", "number", "term"].map((by) => {
      const { status, json } = workbench(["steps", path, "--by", by]);
      expect(status).toBe(0);
      return json().steps.length;
    });
    expect(counts).toEqual([7, 15, 20]);
    const { steps } = workbench(["steps", path, "--by", "number"]).json();
    expect(steps[0]).toMatchObject({
      phase: "forward",
      quantity: "z[0]",
      line: 3,
      caption: "sums",
      symbols: "z[0] = W[0,0] · x[0] + W[0,1] · x[1]",
      substituted: "0.5 · 1 + (-0.3) · (-2)",
      value: 1.1,
      reads: ["W[0,0]", "x[0]", "W[0,1]", "x[1]"],
    });
  });

  it("is checked, and its numbers are judged", () => {
    const check = workbench(["check", path]).json();
    expect(check.entries.map(({ quantity }: { quantity: string }) => quantity)).toEqual([
      "dL/dx[0]",
      "dL/dx[1]",
      "dL/dW[0,0]",
      "dL/dW[0,1]",
      "dL/dW[1,0]",
      "dL/dW[1,1]",
    ]);
    expect(check.largest).toBeLessThan(1e-8);
    const answers = file("numbers.txt", "z = [1.1, 0.3]\nL = 0.5092\nW.grad[0,0] = 0.3592");
    const judged = workbench(["answers", path, answers]).json();
    expect(judged.first).toBe("z[1]");
    expect(
      judged.answers.map((one: { quantity: string; verdict: string }) => [one.quantity, one.verdict]),
    ).toEqual([
      ["z[0]", "right"],
      ["z[1]", "wrong"],
      ["L", "right"],
      ["dL/dW[0,0]", "right"],
    ]);
  });

  it("has a Jacobian for each array by each other", () => {
    const { of, rows, columns, values, rowNames } = workbench([
      "jacobian",
      path,
      "--of",
      "z",
      "--by",
      "x",
    ]).json();
    expect([of, rows, columns, rowNames]).toEqual(["z", [2], [2], ["z[0]", "z[1]"]]);
    expect(values).toEqual([
      [0.5, -0.3],
      [0.1, 0.2],
    ]);
  });

  it("stands in a document, with parameters that an optimizer changes", () => {
    const document = file(
      "program.json",
      inDocument({ parameters: ["W"], optimizer: { type: "sgd", learningRate: 0.1 } }),
    );
    const { steps } = workbench(["steps", document]).json();
    expect(steps.at(-1)).toMatchObject({ phase: "update", quantity: "W[1,1]'" });
    const [first, second] = workbench(["train", document, "--steps", "2"]).json();
    expect(first.parameters.W[0][0]).toBeCloseTo(0.5 - 0.1 * (1 - Math.tanh(1.1) ** 2), 12);
    expect(second.loss).toBeLessThan(first.loss);
    expect(workbench(["evaluate", document]).json().variables.z.value[0]).toBe(1.1);
  });

  it.each([
    ["a fault", ["steps", file("faulty.py", "x = 1.0\ny = x +\n")], /faulty\.py:2:\d+: /],
    [
      "nothing to take gradients of",
      ["check", file("empty.py", "s = 'a'\n")],
      /empty\.py:1:1: the program has no/,
    ],
    ["a network's size", ["steps", path, "--by", "unit"], "--by is one of line, number, term, but is unit"],
    ["a Jacobian of nothing", ["jacobian", path, "--of", "L", "--by", "y"], /L doesn't depend on y/],
    ["training", ["train", path], 'train needs to know how: a document with an "optimizer"'],
    [
      "a parameter that it doesn't have",
      ["steps", file("strange.json", inDocument({ parameters: ["V"] }))],
      /strange\.json\.program:1:1: the program has no variable V, which is to be a parameter/,
    ],
    [
      "an unknown field",
      ["steps", file("more.json", inDocument({ layers: [] }))],
      "layers: is not a field of this format; remove it",
    ],
    [
      "an older version",
      ["steps", file("older.json", inDocument({ version: 2 }))],
      "program: is a field of version 3, but this document says version 2",
    ],
  ] as const)("%s ends with status 2 and a sentence", (_what, words, sentence) => {
    const { status, stdout, stderr } = workbench(words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
  });
});

describe("sweep on pictures", () => {
  const circles = twoCirclesDocument();
  const word = (number: number) => [0, 0, number >> 8, number & 255];
  const bars = Array.from({ length: 60 }, (_, n) => ({ label: n % 2, at: (n >> 1) % 8 }));
  const pixels = bars.flatMap(({ label, at }) =>
    Array.from({ length: 64 }, (_, k) => ((label === 0 ? k >> 3 : k & 7) === at ? 255 : 0)),
  );
  const labels = bars.map(({ label }) => label);
  const paths = () =>
    [
      { name: "images", shape: [60, 8, 8], values: pixels },
      { name: "labels", shape: [60], values: labels },
    ].map(({ name, shape, values }) => {
      const path = join(folder, name);
      writeFileSync(path, Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap(word), ...values]));
      return path;
    });
  const sha256 = createHash("sha256")
    .update(Uint8Array.from([...pixels, ...labels]))
    .digest("hex");
  const documentWith = (data: GeneratedData) => {
    const document = setTraining({ epochs: 30 })(setData(data)(circles));
    const settings = [{ setting: "learningRate", values: [0.01, 0.02] }];
    const decides = { figure: "validationError", at: "end" };
    return { ...document, version: 9, sweep: { settings, repeats: 1, seed: 1, decides } };
  };
  const kept = documentWith({
    ...{ type: "pictures", sha256, name: "bars", count: 60, seed: 1, width: 8, height: 8 },
    ...{ classes: ["0", "1"], test: 0 },
  });

  it("trains on those that come with the page", () => {
    const digits = documentWith({ type: "digits", count: 300, seed: 1 });
    const { runs } = workbench(["sweep", file("digits.json", digits)]).json();
    expect(runs.map(({ end }: { end: { trainError: number } }) => end.trainError < 0.1)).toEqual([
      true,
      true,
    ]);
  });

  it("trains on those whose files are given, and says which are missing or others", () => {
    const path = file("bars.json", kept);
    const { runs } = workbench(["sweep", path, "--pictures", paths().join(",")]).json();
    expect(runs.map(({ end }: { end: { trainError: number } }) => end.trainError < 0.2)).toEqual([
      true,
      true,
    ]);
    const missing = workbench(["sweep", path]);
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringContaining(`“bars”, with the SHA-256 ${sha256}`),
    ]);
    const others = file("others.json", { ...kept, dataset: { ...kept.dataset, sha256: "0".repeat(64) } });
    expect(workbench(["sweep", others, "--pictures", paths().join(",")]).stderr).toContain(`have ${sha256}`);
  });
});
