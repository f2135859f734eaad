import { describe, expect, it } from "vitest";
import { judged } from "./judged";

const told = (source: string) =>
  judged(source).claims.map(({ name, of, verdict }) => `${name} of ${of}: ${verdict}`);

describe("a function that computes a loss and its gradient", () => {
  const program = (gradient: string) => `def loss_of(W, X, reg):
    loss = np.sum((X @ W) ** 2) + reg * np.sum(W * W)
    dW = ${gradient}
    dW += 2 * reg * W
    return loss, dW
X = np.array([[1.0, -0.5], [0.3, 0.8]])
W = np.array([0.2, -0.4])
loss, dW = loss_of(W, X, 0.1)
for k in range(2):
    old = W[k]
    W[k] = old + 1e-5
    above = loss_of(W, X, 0.1)[0]
    W[k] = old
`;

  it("claims nothing of that loss where a numerical check calls it again", () => {
    expect(told(program("2 * X.T @ (X @ W)"))).toEqual(["dW of W: right"]);
    expect(told(program("X.T @ (X @ W)"))).toEqual(["dW of W: wrong", "dW of W: carried"]);
  });
});
