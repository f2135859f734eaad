import { expect, it } from "vitest";
import { type Outcome, outcomeOf } from "../../../src/engine/program/run/outcome";
import { recordedGraph } from "../../../src/engine/program/run/recordedGraph";
import { runProgram } from "../../../src/engine/program/run/runProgram";

function graphOf(source: string) {
  const run = runProgram(source, () => 0);
  const { of } = outcomeOf(run) as Outcome;
  if (!of) throw new Error("the program has no scalar");
  return recordedGraph(run, of.recorded);
}

it("a program's operations are recorded in order, with their names and their places in the source", () => {
  const { tensors, nodes, of } = graphOf("x = -2.0\ny = 5.0\nz = -4.0\nunused = x * 7\nq = x + y\nf = q * z");
  expect(
    nodes.map(({ op, inputs, output }) => [
      op.id,
      inputs.map((id) => tensors[id].name),
      tensors[output].name,
    ]),
  ).toEqual([
    ["add", ["x", "y"], "q"],
    ["multiply", ["q", "z"], "f"],
  ]);
  expect(tensors[of].identity).toEqual({ line: 6, column: 5, occurrence: 1, calls: [], text: "q * z" });
});

it("what a function does in a loop has the call and which time it was", () => {
  const { tensors, nodes } = graphOf(
    "def f(h):\n    return h * 0.5\nh = 1.0\nfor t in range(2):\n    h = f(h)\nL = h",
  );
  expect(nodes.map(({ output }) => tensors[output].identity)).toEqual([
    expect.objectContaining({ line: 2, occurrence: 1, calls: ["f"], text: "h * 0.5" }),
    expect.objectContaining({ line: 2, occurrence: 2, calls: ["f"] }),
  ]);
});

it("every node computes what is recorded of its output", () => {
  const { tensors, nodes } = graphOf(
    "W = np.array([[1., 2.], [3., 4.]])\nx = np.array([1., -1.])\na = np.zeros(2)\na[0] = (W @ x)[0]\nL = np.sum(np.tanh(a) ** 2)",
  );
  for (const { op, inputs, output } of nodes) {
    const shapes = inputs.map((id) => tensors[id].shape);
    const computed = new Float64Array(tensors[output].values.length);
    op.forward(
      inputs.map((id) => tensors[id].values),
      computed,
      shapes,
      new Float64Array(0),
    );
    expect(computed).toEqual(tensors[output].values);
  }
});
