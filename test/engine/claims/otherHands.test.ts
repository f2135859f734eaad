import { expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

/** Programs as others write them: what each taught the judge. */
function judged(source: string) {
  const result = codeAnswer(source, () => 0);
  if ("fault" in result) throw new Error(result.fault.message);
  const { first, claims = [], training } = result.answer;
  return { first, training, verdicts: claims.map(({ name, verdict }) => `${name}: ${verdict}`) };
}

const examples = `import numpy as np
xs = np.array([[0.5, -1.2, 0.3], [0.8, 0.1, -0.6], [-0.4, 0.9, 0.7]])
ts = np.array([[0.2, 0.7], [-0.1, 0.4], [0.6, -0.3]])
W = np.array([[0.3, -0.4, 0.1], [0.7, 0.2, -0.5]])
b = np.zeros(2)
E = 0.0
for n in range(3):
    y = np.tanh(W @ xs[n] + b)
    E += 0.5 * np.sum((y - ts[n]) ** 2)
gW = np.zeros_like(W)
gb = np.zeros_like(b)
for n in range(3):
    y = np.tanh(W @ xs[n] + b)
    delta = (y - ts[n]) * (1 - y ** 2)
    gW += np.outer(delta, xs[n])
    gb += delta
`;

it("gb and gW that are built up over examples are gradients, and the loop no training", () => {
  expect(judged(examples)).toEqual({ verdicts: ["gW: right", "gb: right"] });
});

it("of a neuron by hand the output is what gradients are of, not its own slope", () => {
  const { first, verdicts } = judged(`x = 2.0
w = -3.0
b = 6.7
n = x * w + b
o = np.tanh(n)
do_dn = 1 - o ** 2
dn = do_dn
dw = dn * x
dx = dn * x
`);
  expect(verdicts).toEqual(["do_dn: right", "dn: right", "dw: right", "dx: wrong"]);
  expect(first).toEqual({ line: 9, name: "dx" });
});

it("a delta of a weighted sum without a name isn't taken for one of the output", () => {
  const { first, verdicts } = judged(examples.replace("gb += delta", "gb = delta"));
  expect(first).toEqual({ line: 16, name: "gb" });
  expect(verdicts).toEqual(["gW: right", "gb: wrong"]);
});

it("what follows a wrong line carries it on, also where a convention's factor is undone there", () => {
  const { first, verdicts } = judged(`import numpy as np
m = 3
X = np.array([[0.5, -1.2, 0.3], [0.8, 0.1, -0.6]])
Y = np.array([[1.0, 0.0, 1.0]])
W1 = np.array([[0.3, -0.4], [0.7, 0.2]])
W2 = np.array([[0.6, -0.9]])
Z1 = W1 @ X
A1 = np.tanh(Z1)
Z2 = W2 @ A1
A2 = 1 / (1 + np.exp(-Z2))
cost = -1 / m * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
dZ2 = A2 - Y
dW2 = 1 / m * dZ2 @ A1.T
dA1 = -W2.T @ dZ2
dZ1 = dA1 * (1 - A1 ** 2)
dW1 = 1 / m * dZ1 @ X.T
`);
  expect(first).toEqual({ line: 14, name: "dA1" });
  expect(verdicts.at(-1)).toBe("dW1: carried");
});
