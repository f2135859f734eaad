import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { createMovableProgram } from "../../../../src/engine/pass/programs/movableProgram";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { programGraph } from "../../../../src/engine/program/graph/programGraph";
import { outcomeOf } from "../../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { gradientsOf } from "../../../../src/engine/program/tape/gradients";
import { answerOf } from "../runs";

/** The gradients of all that a program starts from, by the names in its graph. */
function startsOf(source: string): Record<string, number[]> {
  const run = runProgram(source, () => 0);
  const outcome = outcomeOf(run);
  if (run.fault || "fault" in outcome || !outcome.of) throw new Error(run.fault?.message ?? "no scalar");
  const { tensors, recorded } = programGraph(run, outcome.of);
  const gradients = gradientsOf(outcome.of.recorded);
  return Object.fromEntries(
    tensors.flatMap(({ id, ref }) => {
      const gradient = recorded[id].node ? undefined : gradients.get(recorded[id]);
      return gradient ? [[ref.base, [...gradient]]] : [];
    }),
  );
}

/** References: central differences of the same program run by Python 3.11. */
describe("numbers that are written in lists and dicts are variables, as those of arrays are", () => {
  it("by their places in the list", () => {
    const source = "w = [0.5, -0.25]\nx = (1.0, 2.0)\nz = w[0] * x[0] + w[1] * x[1] ** 2\nL = z ** 2";
    expect(startsOf(source)).toEqual({ "w[0]": [-1], "w[1]": [-4], "x[0]": [-0.5], "x[1]": [1] });
  });

  it("in lists of lists and in dicts, whatever loops go through them", () => {
    const rows = "W = [[0.5, 2.0], [0.25, -1.0]]\nL = 0\nfor row in W:\n    L = L + row[0] * row[1] ** 2";
    expect(startsOf(rows)).toMatchObject({ "W[0,0]": [4], "W[0,1]": [2], "W[1,0]": [1], "W[1,1]": [-0.5] });
    const dict = "p = {'w': [0.5, 2.0], 'b': 1.0}\nL = (p['w'][0] * p['w'][1] + p['b']) ** 2";
    expect(startsOf(dict)).toEqual({
      'p["w"][0] (line 1)': [8],
      'p["w"][1] (line 1)': [2],
      'p["b"] (line 1)': [4],
    });
  });

  it("where a loop or an assignment takes them apart", () => {
    expect(answerOf("L = 0\nfor t in [0.5, 2.0]:\n    L = L + t ** 2").gradients).toEqual({ t: 4 });
    expect(answerOf("a, b = [0.5, 2.0]\nL = a * b ** 2").gradients).toEqual({ a: 4, b: 2 });
    expect(
      answerOf("L = 0\nfor i, (x, t) in enumerate(zip([1.5], [0.5])):\n    L = L + (x - t) ** 2"),
    ).toMatchObject({ gradients: { x: 2, t: -2 } });
  });

  it("and an array that is made of a list is a start of its own, but not of what has a history", () => {
    expect(startsOf("xs = [1.0, 2.0]\nX = np.array(xs)\nL = np.sum(X ** 2)")).toEqual({ X: [2, 4] });
    expect(startsOf("a = 3.0\nxs = [a, 2.0]\nL = np.sum(np.array(xs) ** 2)")).toMatchObject({ a: [6] });
    expect(startsOf("w = [1.0, 2.0]\nx = np.array([3.0, 4.0])\nL = np.dot(w, x)")).toMatchObject({
      "w[0]": [3],
      "w[1]": [4],
    });
  });

  it("while integers count and are none", () => {
    expect(startsOf("sizes = [2, 3]\nw = [0.5]\nL = sizes[0] * w[0] ** 2")).toEqual({ "w[0]": [2] });
  });

  it("a gradient by hand is judged of a number in a list", () => {
    const source = "w = [0.5, 2.0]\nL = (w[0] * w[1]) ** 2\ndw = [2 * w[0] * w[1] * w[1], w[0]]";
    expect(answerOf(source).claims).toMatchObject([
      { name: "dw[0]", of: "w[0]", verdict: "right" },
      { name: "dw[1]", of: "w[1]", verdict: "wrong" },
    ]);
  });
});

describe("Python's numbers of an array keep its history", () => {
  const x = "x = np.array([0.5, -2.0, 3.0])\n";
  it.each([
    ["l = x.tolist()\nL = l[0] * l[1] ** 2", [4, -2, 0]],
    ["L = sum(v ** 2 for v in x.tolist())", [1, -4, 6]],
    ["L = np.array(x.tolist()) @ x", [1, -4, 6]],
    ["L = x.item(1) ** 2 * x[2].item()", [0, -12, 4]],
    ["L = float(x[1]) ** 2", [0, -4, 0]],
    ["A = x.reshape(3, 1)\nL = A.item(2, 0) * A.item((0, 0))", [3, 0, 0.5]],
    ["a, *b = x\nL = a * b[1]", [3, 0, 0.5]],
    ["L = sum(map(lambda v: v * v, reversed(list(x))))", [1, -4, 6]],
    ["def f(*v):\n    return v[0] * v[2]\nL = f(*x)", [3, 0, 0.5]],
  ])("%j", (source, gradient) => expect(answerOf(x + source).gradients.x).toEqual(gradient));

  it("but a tensor's have none, as in PyTorch", () => {
    const source =
      "x = torch.tensor([1.0, 2.0], requires_grad=True)\nl = x.tolist()\nL = (x * l[1] * x[0].item()).sum()\nL.backward()";
    expect(answerOf(source).gradients.x).toEqual([2, 2]);
  });
});

it.each([
  "w = [MOVED, -0.25]\nx = (1.0, 2.0)\nL = 0\nfor a, b in zip(w, x):\n    L = L + max(0, a * b) ** 2 + a",
  "p = {'w': [0.5, MOVED], 'b': 1.0}\nL = (p['w'][0] * p['w'][1] + p['b']) ** 2",
  "x = np.array([MOVED, -0.5])\nl = x.tolist()\nL = l[0] * l[1] + min(l) ** 2 + np.sum(np.array(l) ** 2)",
  "xs = [MOVED, 2.0]\nX = np.array(xs)\nL = np.sum(X ** 2) + round(xs[0], 1) * xs[1]",
])("a number of a list that is dragged gives what opening gives: %j", (source) => {
  const movable = createMovableProgram(() => 0);
  for (const number of ["0.5", "1.5", "-1.5", "0.25", "3.0"]) {
    const document = programDocument(source.replace("MOVED", number));
    const fresh = runProgramPass(document, () => 0);
    const moved = movable.move(document);
    if ("fault" in fresh || !moved) throw new Error("it doesn't run");
    expect(moved.plan.values.map((values) => [...values])).toEqual(
      fresh.pass.plan.values.map((values) => [...values]),
    );
    expect([...moved.plan.allGradients]).toEqual([...fresh.pass.plan.allGradients]);
  }
});
