import { describe, expect, it } from "vitest";
import { compareText } from "../../../../src/engine/program/pasted/compareText";
import { runningAgain } from "../../../../src/engine/program/run/again";
import { outcomeOf } from "../../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

function compare(source: string, text: string, of?: string) {
  const run = runProgram(source, () => 0);
  if (run.fault) throw new Error(run.fault.message);
  return compareText(
    run,
    runningAgain(run, () => 0),
    of,
    text,
  );
}

/** The numbers of another program, as a real run would print them. */
function numbers(source: string, name: string, kind: "gradients" | "variables" = "variables"): string {
  const run = runProgram(source, () => 0);
  const outcome = outcomeOf(run);
  if ("fault" in outcome) throw new Error(outcome.fault.message);
  return [...(outcome[kind].get(name)?.numbers ?? [])].map((number) => number.toFixed(6)).join(", ");
}

const fit = `X = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8], [0.2, 0.9]])
t = np.array([1.0, 0.0, 1.0, 0.5])
w = np.array([0.4, -0.6])
loss = np.mean((X @ w - t) ** 2)
print("loss", loss)
`;

describe("numbers of a real run", () => {
  const gradient = numbers(fit, "w", "gradients");
  const loss = numbers(fit, "loss");

  it("with labels are compared with what they name", () => {
    const { compared, faults } = compare(
      fit,
      `w.grad = tensor([${gradient.replace(", ", ",\n  ")}])
loss: ${loss}
dw = [${gradient}]
w[1] = -0.6
grad_w = [0.5, 0.5]
w1.grad = 3`,
    );
    expect(compared.map(({ line, of, verdict }) => [line, of, verdict])).toEqual([
      [1, "w.grad", "right"],
      [3, "loss", "right"],
      [4, "w.grad", "right"],
      [5, "w[1]", "right"],
      [6, "w.grad", "wrong"],
    ]);
    expect(faults).toEqual([{ line: 7, message: "the program has no w1.grad; the nearest is w.grad" }]);
  });

  it("without labels are what the prints printed, or say themselves what they are", () => {
    const first = gradient.split(", ")[0];
    const of = (text: string) => compare(fit, text).compared.map((one) => [one.of, one.verdict]);
    expect(of(`loss ${loss}`)).toEqual([["print in line 5", "right"]]);
    expect(of(`[${gradient}]`)).toEqual([["w.grad", "right"]]);
    expect(of(first)).toEqual([["w.grad[0]", "right"]]);
    expect(of("0.12345")).toEqual([["loss", "wrong"]]);
  });

  it("that can't be placed are told so", () => {
    expect(compare(fit, "[1.5, 2.5, 3.5]").faults[0]).toMatchObject({ line: 1 });
    expect(compare(fit, "nothing here").faults).toEqual([{ line: 1, message: "there is no number here" }]);
  });
});

/** A program, the same in another convention, and how that is called. */
const conventions: readonly (readonly [
  name: string,
  own: string,
  other: string,
  of: string,
  words: RegExp,
])[] = [
  ["a sum for a mean", fit, fit.replace("np.mean", "np.sum"), "w.grad", /^sum in the place of mean/],
  ["½", fit, fit.replace("np.mean", "0.5 * np.mean"), "loss", /^a factor ½ before the loss/],
  [
    "the penalty in the step alone",
    fit.replace("** 2)", "** 2) + lam * np.sum(w ** 2)").replace("w =", "lam = 0.3\nw ="),
    fit,
    "w.grad",
    /weight_decay of PyTorch's optimizers stands neither in the loss nor in .grad/,
  ],
  [
    "½ before the penalty",
    fit.replace("** 2)", "** 2) + lam * np.sum(w ** 2)").replace("w =", "lam = 0.3\nw ="),
    fit.replace("** 2)", "** 2) + 0.5 * lam * np.sum(w ** 2)").replace("w =", "lam = 0.3\nw ="),
    "w.grad",
    /^½ before lam \* np.sum\(w \*\* 2\)/,
  ],
  [
    "momentum that averages",
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * v + g\n`,
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * v + (1 - 0.9) * g\n`,
    "v",
    /the gradient is averaged, as dampening=0.9/,
  ],
  [
    "momentum that adds the gradient whole",
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * v + (1 - 0.9) * g\n`,
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * v + g\n`,
    "v",
    /PyTorch's momentum adds the gradient whole/,
  ],
  [
    "Nesterov's momentum",
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * v + g\n`,
    `${fit}v = np.array([0.2, -0.1])\ng = 2 * X.T @ (X @ w - t) / 4\nv = 0.9 * (0.9 * v + g) + g\n`,
    "v",
    /^Nesterov's momentum/,
  ],
];

describe("the convention of a library", () => {
  it.each(conventions)("is named: %s", (_name, own, other, of, words) => {
    const [name, kind] = of.endsWith(".grad")
      ? ([of.slice(0, -5), "gradients"] as const)
      : ([of, "variables"] as const);
    const { compared } = compare(own, `${of} = [${numbers(other, name, kind)}]`);
    expect(compared).toMatchObject([{ verdict: "convention", of }]);
    expect(compared[0].words).toMatch(words);
  });

  it("is named of label smoothing, by hand and in PyTorch", () => {
    const byHand = `z = np.array([[0.5, -1.0, 0.3], [0.2, 0.9, -0.4]])
y = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
p = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
loss = -np.sum(y * np.log(p)) / 2
`;
    const smooth = byHand.replace("y * np.log", "(0.9 * y + 0.1 / 3) * np.log");
    expect(compare(byHand, `z.grad = [${numbers(smooth, "z", "gradients")}]`).compared[0]).toMatchObject({
      verdict: "convention",
      words: "label_smoothing=0.1: of each label 0.1 is shared among all classes",
    });
    const torch = `import torch
import torch.nn.functional as F
z = torch.tensor([[0.5, -1.0, 0.3], [0.2, 0.9, -0.4]], requires_grad=True)
y = torch.tensor([0, 2])
loss = F.cross_entropy(z, y)
`;
    expect(compare(torch, `z.grad = [${numbers(smooth, "z", "gradients")}]`).compared[0].words).toMatch(
      /^label_smoothing=0.1/,
    );
  });

  it("is named of weight decay apart from the gradient", () => {
    const adam = (name: string) => `import torch
w = torch.tensor([0.4, -0.6], requires_grad=True)
loss = ((w - 1.0) ** 2).sum()
optimizer = torch.optim.${name}([w], lr=0.1, weight_decay=0.2)
loss.backward()
optimizer.step()
`;
    expect(compare(adam("Adam"), `w = [${numbers(adam("AdamW"), "w")}]`).compared[0].words).toMatch(/^AdamW/);
  });
});
