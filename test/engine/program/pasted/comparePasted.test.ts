import { describe, expect, it } from "vitest";
import { codeAnswer } from "../../../../src/engine/claims/codeAnswer";

function answered(source: string) {
  const result = codeAnswer(source, () => 0);
  if ("fault" in result) throw new Error(`${result.fault.line}: ${result.fault.message}`);
  return result.answer;
}

const fit = `import numpy as np
X = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8], [0.2, 0.9]])
t = np.array([1.0, 0.0, 1.0, 0.5])
w = np.array([0.4, -0.6])
loss = np.mean((X @ w - t) ** 2)
`;
const own = answered(fit);
const [first, second] = own.gradients.w as number[];

describe("numbers of a real run, pasted into a program", () => {
  it("are none where comments only say something", () => {
    const { pasted } = answered(`${fit}# 3 things are missing
y = X @ w  # the outputs, 4 of them
# w = 0.5
print(loss)
# that was the loss
`);
    expect(pasted).toBeUndefined();
  });

  it("beside and below a print are compared to the digits that were printed", () => {
    const value = (own.value as number).toFixed(5);
    const { pasted } = answered(`${fit}print(loss)  # ${value}
print("w", w)
# w [ 0.4 -0.6]
print(X @ w)
# [ 0.8   0.22 -0.76 -0.46]
print(X @ w)
# [ 0.8   0.22 -0.76 -0.4]
`);
    expect(pasted?.map(({ line, verdict }) => [line, verdict])).toEqual([
      [6, "right"],
      [8, "right"],
      [10, "right"],
      [12, "wrong"],
    ]);
  });

  it("below the program, which is no Python, are compared with its prints", () => {
    const { pasted, prints } = answered(`${fit}print(X)
print("loss:", loss)
[[ 0.5 -1. ]
 [ 1.   0.3]
 [-0.7  0.8]
 [ 0.2  0.9]]
loss: 0.5
`);
    expect(prints).toHaveLength(2);
    expect(pasted?.map(({ line, of, verdict }) => [line, of, verdict])).toEqual([
      [8, "print in line 6", "right"],
      [12, "print in line 7", "wrong"],
    ]);
  });

  it.each([
    ["a sum for a mean", 4, "sum in the place of mean"],
    ["½ before the loss", 0.5, "½"],
  ])("of another convention are told with it: %s", (_, factor, words) => {
    const gradient = [first, second].map((one) => (factor * one).toPrecision(6)).join(", ");
    const { pasted } = answered(`${fit}# w.grad = tensor([${gradient}])\n`);
    expect(pasted?.[0]).toMatchObject({ line: 6, of: "w.grad", verdict: "convention" });
    expect(pasted?.[0].words).toContain(words);
  });

  it("of a variance over n − 1, and of another ε", () => {
    const source = (ddof: string, epsilon: string) => `import numpy as np
x = np.array([0.11, 0.13, 0.16, 0.12])
z = (x - np.mean(x)) / np.sqrt(np.var(x${ddof}) + ${epsilon})
print(z)
`;
    const printed = (text: string) => answered(text).prints[0].replaceAll("\n", " ");
    const told = (other: string) => answered(`${source("", "1e-5")}# ${printed(other)}\n`).pasted?.[0];
    expect(told(source("", "1e-5"))?.verdict).toBe("right");
    expect(told(source(", ddof=1", "1e-5"))?.words).toContain("n − 1");
    expect(told(source("", "1e-3"))?.words).toContain("Keras's BatchNormalization");
  });

  it("of PyTorch's reduction", () => {
    const source = (reduction: string) => `import torch
import torch.nn.functional as F
w = torch.tensor([0.4, -0.6], requires_grad=True)
t = torch.tensor([1.0, 0.5])
loss = F.mse_loss(2 * w, t${reduction})
loss.backward()
`;
    const gradient = answered(source(', reduction="sum"')).gradients.w as number[];
    const { pasted } = answered(
      `${source("")}# w.grad = tensor([${gradient.map((one) => one.toFixed(4)).join(", ")}])\n`,
    );
    expect(pasted?.[0]).toMatchObject({ verdict: "convention", words: 'reduction="sum"' });
  });
});
