import { describe, expect, it } from "vitest";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { file } = temporary();

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

  it("is stepped by line, number and term", async () => {
    for (const [by, count] of [
      ["line", 7],
      ["number", 15],
      ["term", 20],
    ] as const) {
      const { status, json } = await workbench(["steps", path, "--by", by]);
      expect(status).toBe(0);
      expect(json().steps).toHaveLength(count);
    }
    const { steps } = (await workbench(["steps", path, "--by", "number"])).json();
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

  it("is checked, and its numbers are judged", async () => {
    const check = (await workbench(["check", path])).json();
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
    const judged = (await workbench(["answers", path, answers])).json();
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

  it("has a Jacobian for each array by each other", async () => {
    const { of, rows, columns, values, rowNames } = (
      await workbench(["jacobian", path, "--of", "z", "--by", "x"])
    ).json();
    expect([of, rows, columns, rowNames]).toEqual(["z", [2], [2], ["z[0]", "z[1]"]]);
    expect(values).toEqual([
      [0.5, -0.3],
      [0.1, 0.2],
    ]);
  });

  it("stands in a document, with parameters that an optimizer changes", async () => {
    const document = file(
      "program.json",
      inDocument({ parameters: ["W"], optimizer: { type: "sgd", learningRate: 0.1 } }),
    );
    const { steps } = (await workbench(["steps", document])).json();
    expect(steps.at(-1)).toMatchObject({ phase: "update", quantity: "W[1,1]'" });
    const [first, second] = (await workbench(["train", document, "--steps", "2"])).json();
    expect(first.parameters.W[0][0]).toBeCloseTo(0.5 - 0.1 * (1 - Math.tanh(1.1) ** 2), 12);
    expect(second.loss).toBeLessThan(first.loss);
    expect((await workbench(["evaluate", document])).json().variables.z.value[0]).toBe(1.1);
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
  ] as const)("%s ends with status 2 and a sentence", async (_what, words, sentence) => {
    const { status, stdout, stderr } = await workbench(words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(sentence);
  });
});
