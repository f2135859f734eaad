import { expect, it } from "vitest";
import { createProgramNotation } from "../../../../src/engine/names/programNotation";
import type { Quantity } from "../../../../src/engine/names/quantity";
import { programGraph } from "../../../../src/engine/program/graph/programGraph";
import { outcomeOf, type ProgramOutcome } from "../../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

function graphOf(source: string, ofName?: string) {
  const run = runProgram(source, () => 0);
  const { of } = outcomeOf(run, ofName) as ProgramOutcome;
  if (!of) throw new Error("the program has no scalar");
  return programGraph(run, of);
}

const namesIn = (source: string) => graphOf(source).tensors.map(({ ref }) => ref.base);

it("a program's operations are recorded in order, with their names and their places in the source", () => {
  const { tensors, nodes } = graphOf(
    "x = -2.0\ny = 5.0\nz = -4.0\nunused = x * 7\nq = x + y\nf = q * z # the end",
  );
  expect(
    nodes.map(({ op, inputs, output }) => [
      op.id,
      inputs.map((id) => tensors[id].ref.base),
      tensors[output].ref.base,
    ]),
  ).toEqual([
    ["add", ["x", "y"], "q"],
    ["multiply", ["q", "z"], "f"],
  ]);
  expect(nodes[1].location).toEqual({
    line: 6,
    column: 5,
    occurrence: 1,
    frames: [],
    text: "q * z",
    caption: "the end",
  });
});

it("what a function does in a loop has the pass, the call and which time it was", () => {
  const { nodes } = graphOf(
    "def f(h):\n    return h * 0.5\nh = 1.0\nfor t in range(2):\n    h = f(h)\nL = h",
  );
  expect(nodes.map(({ location }) => location)).toEqual(
    [1, 2].map((time) =>
      expect.objectContaining({
        line: 2,
        occurrence: time,
        text: "h * 0.5",
        frames: [
          expect.objectContaining({ kind: "pass", pass: time, line: 4 }),
          expect.objectContaining({ kind: "call", name: "f", line: 5 }),
        ],
      }),
    ),
  );
});

it("a bare name is the last binding, earlier ones have their line and pass, results without one their text", () => {
  const source = "h = 1.0\nk = 0.5\nfor t in range(3):\n    h = h * k\nL = np.exp(h) + h";
  expect(namesIn(source)).toEqual([
    "h (line 1)",
    "k",
    "h (line 4, pass 1)",
    "h (line 4, pass 2)",
    "h",
    "np.exp(h)",
    "L",
  ]);
});

it("what a function binds in several calls is told by the call, in a loop within it by the pass", () => {
  const calls = "def f(h):\n    g = h * 2\n    return g * g\nx = 0.5\nL = f(f(x))";
  expect(namesIn(calls).filter((name) => name.startsWith("g"))).toEqual([
    "g (line 2, call 1)",
    "g (line 2, call 2)",
  ]);
  const { parse } = graphOf(calls);
  // Links and documents of before called them passes.
  expect(parse("dL/dg (line 2, pass 2)")?.of.base).toBe("g (line 2, call 2)");
  expect(parse("g (line 2, pass 3)")).toBeUndefined();
  const notation = createProgramNotation({ "g (line 2, pass 1)": "g_1" }, parse);
  expect(notation.text(parse("g (line 2, call 1)") as Quantity)).toBe("g₁");
  const loops = "def f(h):\n    for k in range(2):\n        h = h * 2\n    return h\nx = 0.5\nL = f(x)";
  expect(namesIn(loops).join()).toContain("(line 3, pass 1)");
  expect(namesIn(loops).join()).not.toContain("call");
});

it("an argument is called by its function's name for it only where that means nothing else", () => {
  const cell =
    "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\nw = 0.5\nfor x in [1.0, 2.0]:\n    f = sigmoid(w * x + 1)\nL = f * 2";
  expect(namesIn(cell)).toContain("w * x + 1");
  expect(namesIn(cell).filter((name) => /^x/.test(name))).toEqual(["x"]);
  expect(namesIn(cell.replaceAll("(x)", "(z)").replace("-x", "-z"))).toContain("z (line 5)");
});

it("the same text twice in a line is told by its columns, and by passes only where the line has several", () => {
  const source = "s = np.array([1., 2.])\np = np.exp(s) / np.sum(np.exp(s))\nL = np.sum(p * p)";
  expect(namesIn(source).filter((name) => name.startsWith("np.exp"))).toEqual([
    "np.exp(s) (line 2, column 5)",
    "np.exp(s) (line 2, column 24)",
  ]);
});

it("the operations of one call are told by what they do; the last is the call's result", () => {
  const source =
    "import torch\nimport torch.nn as nn\nmodel = nn.Linear(2, 1)\nwith torch.no_grad():\n    model.weight.copy_(torch.tensor([[0.3, -0.2]]))\n    model.bias.fill_(0.1)\nx = torch.tensor([[1.0, 2.0]])\nt = torch.tensor([[0.5]])\nloss = nn.functional.mse_loss(model(x), t)\nloss.backward()";
  const names = namesIn(source).filter((name) => name.includes("model(x)"));
  expect(names).toContain("model(x)");
  expect(names.filter((name) => /\(\d+\)$/.test(name))).toEqual([]);
  expect(names.some((name) => name.startsWith("model(x): "))).toBe(true);
});

it("what a loop goes through and what stands in lists has the names that it is reached by", () => {
  const loop = "W = 0.5\nxs = [1.0 * W, 2.0 * W, 3.0 * W]\nL = 0.0\nfor x in xs:\n    L = L + x * x";
  expect(namesIn(loop).filter((name) => /^xs?( \(|$|\[)/.test(name))).toEqual([
    "x (line 4, pass 1)",
    "x (line 4, pass 2)",
    "x",
  ]);
  const chain =
    "params = [(np.array([1., 2.]), 0.5), (np.array([3., 4.]), 0.1)]\nL = np.sum(params[0][0] * params[1][0]) * params[1][1]";
  expect(namesIn(chain).filter((name) => name.startsWith("params"))).toContain("params[0][0] (line 1)");
  expect(namesIn(chain).filter((name) => /^\d/.test(name))).toEqual([]);
});

it("a number of an array that a program picks isn't called like the array's own", () => {
  const { tensors, parse } = graphOf("x = np.array([2., 3.])\nf = x[0] * x[1]");
  expect(tensors.map(({ ref }) => ref.base)).toEqual(["x", "x[0] (line 2)", "x[1] (line 2)", "f"]);
  expect(parse("x[0]")?.of).toMatchObject({ base: "x", index: [0] });
  expect(parse("df/dx[1]@2")).toMatchObject({ kind: "gradient", from: "f", of: { index: [1], use: 2 } });
});

it("one number of an array is that array's", () => {
  const { tensors, loss, lossIndex, lossName } = graphOf("x = np.array([2., 3.])\ny = x * x", "y[1]");
  expect([tensors[loss].ref.base, lossIndex, lossName]).toEqual(["y", 1, "y[1]"]);
});

it("every node computes what is recorded of its output", () => {
  const { tensors, nodes, recorded } = graphOf(
    "W = np.array([[1., 2.], [3., 4.]])\nx = np.array([1., -1.])\na = np.zeros(2)\na[0] = (W @ x)[0]\nL = np.sum(np.tanh(a) ** 2)",
  );
  for (const { op, inputs, output } of nodes) {
    const shapes = inputs.map((id) => tensors[id].shape);
    const computed = new Float64Array(recorded[output].data.length);
    op.forward(
      inputs.map((id) => recorded[id].data),
      computed,
      shapes,
      new Float64Array(0),
    );
    expect(computed).toEqual(recorded[output].data);
  }
});

it("a dict's keys are written as the program writes them: numbers without quotes", () => {
  expect(
    namesIn(
      'hs = {}\nhs[-1] = np.array([1.0, 2.0])\nfor t in range(2):\n    hs[t] = hs[t - 1] * 2\np = {0: hs[1] + 1, "b": hs[0]}\nL = np.sum(p[0] * p["b"])',
    ),
  ).toEqual(expect.arrayContaining(["hs[-1] (line 2)", "hs[0] (line 4)", "hs[1] (line 4)", "p[0] (line 5)"]));
});

it("a name is kept with the variable that it stands for, and what tells it from others", () => {
  const { names } = graphOf("h = 1.0\nfor t in range(3):\n    h = h * 0.5\nL = np.exp(h)\nL = L + np.exp(h)");
  const kept = names.map(({ name, stem, isVariable, marks }) => [
    name,
    isVariable ? stem : undefined,
    marks.map(({ kind, number }) => `${kind} ${number}`),
  ]);
  expect(kept).toEqual(
    expect.arrayContaining([
      ["h (line 1)", "h", ["line 1"]],
      ["h (line 3, pass 1)", "h", ["line 3", "pass 1"]],
      ["h", "h", []],
      ["L (line 4)", "L", ["line 4"]],
      ["np.exp(h)", undefined, []],
    ]),
  );
});

it("a variable that is called backward, or picked by its index, is taken for what it is", () => {
  expect(graphOf("backward = np.array([2.0]) ** 2", "backward").lossName).toBe("backward");
  const { names, nodes, lossName } = graphOf("x = np.array([2., 3.])\ny = x * x", "y[-1]");
  expect([lossName, names.map(({ name }) => name), nodes.map(({ op }) => op.id)]).toEqual([
    "y[1]",
    ["x", "y"],
    ["multiply"],
  ]);
});

it("without a choice the parameters are what the program updates itself, or what requires a gradient", () => {
  const parametersOf = (source: string) => {
    const { tensors, parameters } = graphOf(source);
    return parameters.map((id) => tensors[id].ref.base);
  };
  const fit = "x = np.array([1.0, 2.0])\nw = np.array([0.5, 0.1])\nb = 0.2\n";
  const step = "L = (np.dot(w, x) + b - 1) ** 2\ndL = 2 * (np.dot(w, x) + b - 1)\n";
  expect(parametersOf(`${fit}${step}w = w - 0.1 * dL * x\nb -= 0.1 * dL`)).toEqual(["w", "b"]);
  const loop = `for k in range(3):\n    ${step.trim().replace("\n", "\n    ")}\n    w -= 0.1 * dL * x`;
  expect(parametersOf(`${fit}${loop}`)).toEqual(["w"]);
  expect(parametersOf(`${fit}${step}`)).toEqual([]);
  expect(
    parametersOf("w = torch.tensor([1.0], requires_grad=True)\nx = torch.tensor([2.0])\nL = (w * x).sum()"),
  ).toEqual(["w"]);
});
