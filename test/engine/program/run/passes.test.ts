import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { readAnyDocument } from "../../../../src/engine/document/reading/read";
import { createMovableProgram } from "../../../../src/engine/pass/programs/movableProgram";
import { lossValue } from "../../../../src/engine/pass/slot";
import { programGraph } from "../../../../src/engine/program/graph/programGraph";
import { outcomeOf } from "../../../../src/engine/program/run/results/outcome";
import { trainingLoops } from "../../../../src/engine/program/run/results/shownPass";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

/** What a program comes to where that pass of its training is recorded. */
function runOf(source: string, pass?: number, of?: string) {
  const run = runProgram(source, () => 0, undefined, pass);
  if (run.fault) throw new Error(`${run.fault.line}: ${run.fault.message}`);
  const outcome = outcomeOf(run, of);
  if ("fault" in outcome || !outcome.of) throw new Error("there is no scalar");
  const loops = [...run.interpreter.passes.loops.values()];
  const gradients = Object.fromEntries(
    [...outcome.gradients].map(([name, { numbers }]) => [name, [...numbers]]),
  );
  return { run, of: outcome.of, value: outcome.of.value, gradients, loops };
}

/** w: 1, 2, 2.5, 2.75 …, L = (w - 3)² before each update. */
const descent =
  "w = np.array([1.0])\nfor step in range(6):\n    L = np.sum((w - 3) ** 2)\n    dw = 2 * (w - 3)\n    w -= 0.25 * dw";

describe("of a training loop one pass is recorded", () => {
  it("the first, where nobody chooses, with the gradients at its beginning", () => {
    const { value, gradients, loops } = runOf(descent);
    expect([value, gradients.w]).toEqual([4, [-4]]);
    expect(loops).toMatchObject([{ passes: 6, recorded: { number: 1 } }]);
  });

  it("or the one that is chosen", () => {
    expect(runOf(descent, 2)).toMatchObject({ value: 1, gradients: { w: [-2] } });
    expect(runOf(descent, 4)).toMatchObject({ value: 0.0625, gradients: { w: [-0.5] } });
  });

  it("also where the second is the last, in which the loop turns out to be one of training", () => {
    for (const [pass, value, slope] of [
      [1, 4, -4],
      [2, 1, -2],
    ]) {
      const short = runOf(descent.replace("range(6)", "range(2)"), pass);
      expect([short.value, short.gradients.w]).toEqual([value, [slope]]);
    }
    const number = descent.replace("np.array([1.0])", "1.0").replace("np.sum((w - 3) ** 2)", "(w - 3) ** 2");
    expect(runOf(number.replace("range(6)", "range(2)"))).toMatchObject({ value: 4, gradients: { w: [-4] } });
  });

  it("and its graph holds that pass alone", () => {
    const size = (pass?: number) => {
      const { run, of } = runOf(descent, pass);
      return programGraph(run, of).nodes.length;
    };
    expect([size(), size(3), size(6)]).toEqual([3, 3, 3]);
  });

  it("and none that isn't there: the sentence says how many there are", () => {
    const faultOf = (source: string, pass: number) => outcomeOf(runProgram(source, () => 0, undefined, pass));
    expect(faultOf(descent, 7)).toEqual({
      fault: { line: 2, column: 1, message: "there is no pass 7: the loop in line 2 makes 6" },
    });
    expect(faultOf("w = 1.0\nL = w * w", 2)).toMatchObject({
      fault: { message: "there is no pass 2 to look at: no loop here updates the same parameter twice" },
    });
  });

  it("and a sentence says which, or that the number comes after all of them", () => {
    const { run, of } = runOf(descent, 4);
    expect(trainingLoops(run, of)).toEqual([
      {
        line: 2,
        passes: 6,
        recorded: 4,
        isShown: true,
        words: "This is pass 4 of the 6 that the loop in line 2 makes.",
      },
    ]);
    const after = runOf(`${descent}\nloss = np.sum(w * w)`, 1, "loss");
    expect(trainingLoops(after.run, after.of)).toMatchObject([
      { isShown: false, words: "None of the 6 passes of the loop in line 2 is among the steps of loss." },
    ]);
    expect(trainingLoops(runOf("w = 1.0\nL = w * w").run, undefined)).toEqual([]);
  });

  it("a document says which, and drags keep to it", () => {
    const document = programDocument(descent, undefined, 3);
    expect(readAnyDocument(document).document).toEqual(document);
    expect(readAnyDocument({ ...document, pass: 0 }).faults?.[0].path).toBe("pass");
    expect(readAnyDocument({ ...document, version: 11 }).faults?.[0].message).toContain("version 12");
    const movable = createMovableProgram(() => 0);
    const lossAt = (start: string) =>
      movable.move({ ...document, program: descent.replace("1.0", start) })?.plan;
    for (const [start, loss] of [
      ["1.0", 0.25],
      ["5.0", 0.25],
      ["7.0", 1],
      ["11.0", 4],
    ] as const) {
      const plan = lossAt(start);
      expect(plan && lossValue(plan)).toBe(loss);
    }
  });

  it("while single numbers of all passes are kept as figures", () => {
    const [{ figures }] = runOf(descent).loops;
    expect(figures.get("L")).toEqual([4, 1, 0.25, 0.0625, 0.015625, 0.00390625]);
    expect(figures.get("step")).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("what comes after the loop is recorded again, from the trained parameters on", () => {
    const { value, gradients } = runOf(`${descent}\nloss = np.sum(w * w)`, 1, "loss");
    expect([value, gradients.w]).toEqual([2.96875 ** 2, [2 * 2.96875]]);
  });
});

describe("which loop is one of training is told by what is updated twice", () => {
  const numbersOf = (source: string) =>
    runOf(source).loops.map(({ passes, recorded }) => [passes, recorded?.number]);

  it("not the loop over the parameters", () => {
    const source =
      "a = np.array([1.0])\nb = np.array([2.0])\nfor epoch in range(4):\n    L = np.sum(a * b)\n    da, db = b * 1, a * 1\n    for p, dp in zip([a, b], [da, db]):\n        p -= 0.1 * dp";
    expect(numbersOf(source)).toEqual([[4, 1]]);
    expect(runOf(source).gradients).toMatchObject({ a: [2], b: [1] });
  });

  it("the loop over batches within the one over epochs, counted on over the epochs", () => {
    const source =
      "w = np.array([1.0])\nfor epoch in range(3):\n    for x in [1.0, 2.0]:\n        L = np.sum((x * w) ** 2)\n        dw = 2 * x * x * w\n        w = w - 0.1 * dw";
    expect(numbersOf(source)).toEqual([[6, 1]]);
    expect(runOf(source).value).toBe(1);
    expect(runOf(source, 4).value).toBeCloseTo((0.8 * 0.2 * 0.8 * 2) ** 2, 12);
  });

  it("what comes back through layers is none, whatever it is called", () => {
    const back = (name: string) => `import numpy as np
K = np.array([[0.3, 0.1], [-0.2, 0.5]])
x = np.array([1.0, 2.0])
s = [x]
for k in range(3):
    s.append(s[-1] + np.tanh(K @ s[-1]))
pred = s[-1]
L = np.sum(pred ** 2)
dpred = 2 * pred
${name} = dpred * 1.0
for k in reversed(range(3)):
    dz = ${name} * (1 - np.tanh(K @ s[k]) ** 2)
    ${name} = ${name} + K.T @ dz`;
    for (const name of ["adj_state", "upstream", "dnext", "lam"]) expect(numbersOf(back(name))).toEqual([]);
  });

  it("parameters in a dict, in an object, and PyTorch's optimizer", () => {
    const dict =
      'p = {"W": np.array([1.0])}\nfor i in range(3):\n    L = np.sum(p["W"] ** 2)\n    dW = 2 * p["W"]\n    p["W"] = p["W"] - 0.1 * dW';
    const object =
      "class Net:\n    def __init__(self):\n        self.W = np.array([1.0])\n    def step(self, dW):\n        self.W = self.W - 0.1 * dW\nnet = Net()\nfor i in range(3):\n    L = np.sum(net.W ** 2)\n    net.step(2 * net.W)";
    const torch =
      "w = torch.tensor([1.0], requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.1)\nfor i in range(3):\n    opt.zero_grad()\n    loss = (w ** 2).sum()\n    loss.backward()\n    opt.step()";
    for (const source of [dict, object, torch]) expect(numbersOf(source)).toEqual([[3, 1]]);
    expect(runOf(torch).value).toBe(1);
  });

  it("parameters that a loop goes through beside their gradients, whatever both are called", () => {
    const source = (param: string, gradient: string, sign: string) =>
      `w, v, mw, mv = np.array([1.0]), np.array([2.0]), np.zeros(1), np.zeros(1)\nfor n in range(4):\n    L = np.sum((w * v - 3) ** 2)\n    e = 2 * (w * v - 3)\n    dw, dv = e * v, e * w\n    for ${param}, ${gradient}, mem in zip([w, v], [dw, dv], [mw, mv]):\n        mem += ${gradient} * ${gradient}\n        ${param} ${sign} 0.1 * ${gradient} / np.sqrt(mem + 1e-8)`;
    for (const text of [source("param", "dparam", "-="), source("weight", "d_weight", "+= -")]) {
      const { value, gradients, loops } = runOf(text);
      expect([value, gradients.w, gradients.v]).toEqual([1, [-4], [-2]]);
      expect(loops).toMatchObject([{ passes: 4, recorded: { number: 1 } }]);
    }
  });

  it("an error signal that is scaled and added, as by hand", () => {
    const source =
      "w = np.array([[0.5]])\nX = np.array([[1.0], [2.0]])\ny = np.array([[1.0], [3.0]])\nfor i in range(5):\n    out = X @ w\n    out_delta = y - out\n    w += X.T.dot(out_delta)";
    expect(numbersOf(source)).toEqual([[5, 1]]);
  });

  it("no loop that only adds up an error, or integrates by a step", () => {
    const error =
      "w = np.array([0.5])\ntotal_error = 0.0\nfor x in [1.0, 2.0]:\n    error = np.sum(w * x - 1)\n    total_error += error ** 2";
    expect(runOf(error)).toMatchObject({ loops: [], gradients: { w: [2 * -0.5 + 2 * 2 * 0] } });
    const euler = "y = np.array([1.0])\ndt = 0.1\nfor i in range(3):\n    y = y + dt * y\nL = np.sum(y)";
    expect(runOf(euler)).toMatchObject({ loops: [] });
  });
});

it("the number whose gradients are taken is, of a pass, the one that it computes last, though its name is older", () => {
  const source = `w = np.array([1.0])
for epoch in range(2):
    error = 0
    for t in [3.0, 4.0]:
        output = np.sum(2 * w)
        error += (output - t) ** 2
        dw = 4 * (output - t)
        w -= 0.1 * dw
`;
  expect(runOf(source).of.name).toBe("error");
});

it("a second derivative isn't the number whose gradients are taken, as a first one isn't", () => {
  const newton = (second: string) =>
    `x = 0.7\nf = x ** 3 - x\ndf_dx = 3 * x ** 2 - 1\n${second} = 6 * x\nx_next = x - 0.5 * df_dx / ${second}`;
  const nameOf = (source: string) => runOf(source).of.name;
  for (const second of ["d2f", "d2f_dx2"]) expect(nameOf(newton(second).replace(/\nx_next.*/, ""))).toBe("f");
  expect(nameOf("x = 0.7\nd2 = x ** 2\nd2x = 3 * d2\nd2y = d2x + d2")).toBe("d2y");
});

it.each([
  ["self.v[key] = 0.9 * self.v[key] - 0.1 * grads[key]\n            params[key] += self.v[key]"],
  [
    "self.v[key] = 0.9 * self.v[key] + 0.1 * grads[key]\n            v_hat = self.v[key] / (1 - 0.9)\n            params[key] -= 0.1 * v_hat",
  ],
])("what an optimizer of the program keeps of gradients stops them, too: %j", (step) => {
  const source = `class Optimizer:
    def __init__(self):
        self.v = {"w": np.zeros(1)}
    def update(self, params, grads):
        for key in params:
            ${step}
params = {"w": np.array([1.0])}
optimizer = Optimizer()
for epoch in range(3):
    L = np.sum((params["w"] - 3) ** 2)
    optimizer.update(params, {"w": 2 * (params["w"] - 3)})
`;
  expect(runOf(source).loops).toMatchObject([{ passes: 3, recorded: { number: 1 } }]);
});

it("a step that a function returns or puts into another dict stops gradients, too", () => {
  const returned =
    "def step(w, dw, lr=0.1):\n    return w - lr * dw\nw = np.array([1.0])\nfor i in range(6):\n    L = np.sum(w ** 2)\n    w = step(w, 2 * w)";
  const dict =
    'p = {"W": np.array([1.0])}\nlearning_rate = 0.1\nfor i in range(6):\n    L = np.sum(p["W"] ** 2)\n    grads = {"dW": 2 * p["W"]}\n    q = {}\n    q["W"] = p["W"] - learning_rate * grads["dW"]\n    p = q';
  for (const source of [returned, dict]) {
    const { loops, run, of } = runOf(source);
    expect(loops).toMatchObject([{ passes: 6, recorded: { number: 1 } }]);
    expect(programGraph(run, of).nodes.length).toBe(2);
  }
});
