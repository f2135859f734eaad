import { describe, expect, it } from "vitest";
import { programGraph } from "../../../../src/engine/program/graph/programGraph";
import { endNotes, updateNotes } from "../../../../src/engine/program/graph/programNotes";
import { outcomeOf } from "../../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

function ranOf(source: string, pass?: number) {
  const run = runProgram(source, () => 0, undefined, pass);
  const outcome = outcomeOf(run);
  if (run.fault || "fault" in outcome || !outcome.of) throw new Error(run.fault?.message ?? "no scalar");
  return { run, of: outcome.of, graph: programGraph(run, outcome.of) };
}

const endsOf = (source: string) => {
  const { run, of } = ranOf(source);
  return endNotes(run, of).map((note) =>
    /^Line (\d+): no gradient goes back through (.*?), since/.exec(note)?.slice(1),
  );
};

describe("where rounding and cutting off end the way back, that is said", () => {
  const w = "w = np.array([1.25, 2.5])\n";
  it.each([
    ["z = np.round(w * 3, 1)\nL = np.sum(z ** 2)", [["2", "np.round(w * 3, 1)"]]],
    ["a = round(float(w[0]), 1)\nL = a * w[1]", [["2", "round(float(w[0]), 1)"]]],
    ["L = w[0] // 0.4 * w[1]", [["2", "w[0] // 0.4"]]],
    [
      "L = int(w[0]) * w[1] + math.floor(w[1]) * w[0]",
      [
        ["2", "int(w[0])"],
        ["2", "math.floor(w[1])"],
      ],
    ],
    ["q, r = divmod(w[1], 0.8)\nL = q * w[0] + r", [["2", "divmod(w[1], 0.8)"]]],
  ])("%j", (source, ends) => expect(endsOf(w + source)).toEqual(ends));

  it.each([
    "L = np.sum(w ** 2)\nprint(round(L, 3), np.round(w, 1), f'{round(L)}')",
    "n = round(3.7)\nL = np.sum(w ** n)",
    "X = np.round(np.random.RandomState(0).rand(2), 2)\nL = np.sum(X * w)",
    "L = np.sum((w > 2) * w) + w[np.argmax(w)] + len(w) * w[0]",
    "i = int(w[0])\nL = w[i] ** 2",
  ])("but not where none is wanted: %j", (source) => expect(endsOf(w + source)).toEqual([]));
});

describe("what a program changes after the steps is said with what it is then", () => {
  const notesOf = (source: string, pass?: number) => {
    const { run, graph } = ranOf(source, pass);
    return updateNotes(run, graph);
  };
  const descent =
    "w = np.array([1.0, 2.0])\nfor k in range(3):\n    L = np.sum(w ** 2)\n    dw = 2 * w\n    w -= 0.25 * dw";

  it("in place or not, in NumPy and PyTorch", () => {
    const inPlace = "w = np.array([1.0, 2.0])\nL = np.sum(w ** 2)\ndw = 2 * w\nw -= 0.25 * dw";
    const note = "The steps show w as it is before it is changed; after that it is [0.5, 1].";
    expect(notesOf(inPlace)).toEqual([note]);
    expect(notesOf(inPlace.replace("w -= 0.25", "w = w - 0.25"))).toEqual([note]);
    const torch =
      "w = torch.tensor([1.0, 2.0], requires_grad=True)\nL = (w ** 2).sum()\nL.backward()\nwith torch.no_grad():\n    w -= 0.25 * w.grad";
    expect(notesOf(torch)).toEqual([note]);
    expect(notesOf("w = 1.5\nL = w ** 2\ndw = 2 * w\nw -= 0.1 * dw")).toEqual([
      "The steps show w as it is before it is changed; after that it is 1.2.",
    ]);
  });

  it("of a training loop at the end of the pass that is looked at", () => {
    expect(notesOf(descent)).toEqual([
      "The steps show w as it is before it is changed; after that it is [0.5, 1].",
    ]);
    expect(notesOf(descent, 2)).toEqual([
      "The steps show w as it is before it is changed; after that it is [0.25, 0.5].",
    ]);
  });

  it("of a matrix that was computed, too, as NumPy nests it", () => {
    const scaled = "W = np.array([[1.0, -2.0]]) * 0.5\n";
    expect(
      notesOf(`${scaled}for k in range(2):\n    L = np.sum(W ** 2)\n    dW = 2 * W\n    W -= 0.25 * dW`),
    ).toEqual(["The steps show W as it is before it is changed; after that it is [[0.25, −0.5]]."]);
    expect(notesOf("h = 1.0\nfor k in range(3):\n    h = h * 0.5\nL = h ** 2")).toEqual([]);
  });

  it("of many numbers without them, and of nothing that stays", () => {
    expect(notesOf("w = np.ones(9)\nL = np.sum(w ** 2)\ndw = 2 * w\nw -= 0.25 * dw")).toEqual([
      "The steps show w as it is before it is changed.",
    ]);
    expect(notesOf("w = np.ones(9)\nL = np.sum(w ** 2)\nx = w * 2")).toEqual([]);
  });
});

it("what has no name is called by its number, or by what makes it", () => {
  const { graph } = ranOf(
    "w = np.array([1.0, 2.0])\nL = np.sum((w - 3) ** 2 * np.array([2.0, 4.0])) / 7 + np.dot([5, 6], w)\nL = L + 0.5 * (w > 1).sum() * w[0] + 0.5 * np.round(w, 1)[0] + np.zeros((2, 3)).sum()",
  );
  const isMade = new Set(graph.nodes.map(({ output }) => output));
  expect(graph.tensors.filter(({ id }) => !isMade.has(id)).map(({ ref }) => ref.base)).toEqual([
    "w",
    "3",
    "np.array([2.0, 4.0])",
    "7",
    "[5, 6]",
    "0.5 (line 3, column 9)",
    "np.round(w, 1)",
    "0.5 (line 3, column 38)",
    "np.zeros((2, 3))",
  ]);
});
