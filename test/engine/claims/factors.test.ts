import { describe, expect, it } from "vitest";
import { judged, verdictsOf } from "./judged";

const mean = `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
Y = np.array([[0.2, -0.4], [0.5, 0.1], [0.9, 0.3]])
W1 = np.array([[0.3, -0.4, 0.2, 0.5], [0.1, 0.5, -0.6, 0.2]])
W2 = np.array([[0.7, -0.3], [0.4, 0.6], [0.1, 0.3], [-0.2, 0.5]])
n, lr = 3, 0.1
H = np.tanh(X @ W1)
y = H @ W2
loss = np.sum((y - Y) ** 2) / n
dy = 2 * (y - Y)
dW2 = H.T @ dy
dH = dy @ W2.T
dZ = dH * (1 - H ** 2)
dW1 = X.T @ dZ
`;

describe("a division that the update makes up for", () => {
  it.each([
    ["W1 -= 0.1 * dW1 / n\nW2 -= 0.1 * dW2 / n\n"],
    ["W1 -= (lr / n) * dW1\nW2 -= (lr / n) * dW2\n"],
    ["W1 -= 0.1 * dW1 / len(X)\nW2 -= 0.1 * dW2 / X.shape[0]\n"],
    ["W1 -= 0.1 * dW1 / 3\nW2 -= 0.1 * dW2 / 3\n"],
    ["step = lr / n\nW1 -= step * dW1\nW2 -= step * dW2\n"],
    ["step1 = 0.1 * dW1 / n\nstep2 = 0.1 * dW2 / n\nW1 = W1 - step1\nW2 = W2 - step2\n"],
    ["dW1_mean = dW1 / n\ndW2_mean = dW2 / n\nW1 = W1 - lr * dW1_mean\nW2 = W2 - lr * dW2_mean\n"],
    ["W1, W2 = [w - lr * g / n for w, g in zip([W1, W2], [dW1, dW2])]\n"],
    ["for w, g in zip([W1, W2], [dW1, dW2]):\n    w -= lr * g / n\n"],
    [
      "def update(w, g, count):\n    return w - lr * g / count\nW1 = update(W1, dW1, n)\nW2 = update(W2, dW2, n)\n",
    ],
  ])("is a convention: %j", (updates) => {
    const told = judged(mean + updates).claims.map(({ name, verdict }) => `${name}: ${verdict}`);
    expect(new Set(told)).toEqual(new Set(["dy", "dW2", "dH", "dW1"].map((name) => `${name}: convention`)));
  });

  it.each([
    [""],
    ["W1 -= 0.1 * dW1\nW2 -= 0.1 * dW2\n"],
    // Another number than is missing.
    ["W1 -= 0.1 * dW1 / 2\nW2 -= 0.1 * dW2 / 2\n"],
    // Nothing of the step is divided.
    ["W1 -= 0.1 * dW1\nW2 -= 0.1 * dW2\naccuracy = 2 / n\n"],
  ])("is missing where nothing makes up for it: %j", (updates) => {
    const { first, claims } = judged(mean + updates);
    expect(first).toEqual({ line: 9, name: "dy" });
    expect(claims[0].cause).toMatchObject({ right: "2 * (y - Y) / n" });
  });

  it("makes up for one of them alone", () => {
    const { claims } = judged(`${mean}W1 -= 0.1 * dW1 / n\nW2 -= 0.1 * dW2\n`);
    const verdict = (name: string) => claims.find((one) => one.name === name)?.verdict;
    expect([verdict("dy"), verdict("dW1"), verdict("dW2")]).toEqual(["convention", "convention", "wrong"]);
  });
});

const coursera = `X = np.array([[0.5, -1.2, 0.3, 0.9, 0.1, -0.4], [1.0, 0.4, -0.7, 0.2, -0.9, 0.8]])
Y = np.array([[1.0, 0.0, 1.0, 0.0, 1.0, 1.0]])
m = 6
W1 = np.array([[0.4, -0.3], [0.8, 0.1], [-0.5, 0.9]])
b1 = np.array([[0.1], [-0.2], [0.3]])
W2 = np.array([[0.6, -0.4, 0.2]])
b2 = np.array([[0.05]])
Z1 = W1 @ X + b1
A1 = np.tanh(Z1)
Z2 = W2 @ A1 + b2
A2 = 1 / (1 + np.exp(-Z2))
cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
db2 = np.sum(dZ2, axis=1, keepdims=True) / m
dA1 = W2.T @ dZ2
dZ1 = dA1 * (1 - A1 ** 2)
dW1 = dZ1 @ X.T / m
db1 = np.sum(dZ1, axis=1, keepdims=True) / m
`;

describe("one mistake in a convention in which parameters' lines divide by m", () => {
  it.each([
    ["2 * (A2 - Y)", "A2 - Y"],
    ["A2 + Y", "A2 - Y"],
    ["Y - A2", "A2 - Y"],
    ["0.5 * (A2 - Y)", "A2 - Y"],
  ])("is told in the convention, and the right lines carry it on: %s", (wrong, right) => {
    const { first, claims } = judged(coursera.replace("A2 - Y", wrong));
    expect(first).toEqual({ line: 13, name: "dZ2" });
    expect(claims[0].cause?.right).toBe(right);
    expect(new Set(claims.slice(1).map(({ verdict }) => verdict))).toEqual(new Set(["carried"]));
    const repaired = coursera.replace("A2 - Y", claims[0].cause?.right ?? "");
    expect(judged(repaired).first).toBeUndefined();
  });

  it("and a division that misses in one line, is that line's alone", () => {
    const { claims } = judged(coursera.replace("dZ1 @ X.T / m", "dZ1 @ X.T"));
    expect(claims.filter(({ verdict }) => verdict === "wrong").map(({ name }) => name)).toEqual(["dW1"]);
  });

  it("is no convention where no line divides", () => {
    const { first, claims } = judged(coursera.replaceAll(" / m", ""));
    expect(first).toEqual({ line: 13, name: "dZ2" });
    expect(claims[0].cause?.right).toMatch(/\/ (?:m|6)$/);
  });
});

describe("a number that its lines make right gradients of", () => {
  const source = `x, t = 3.7, 0.2
w = 0.4
y = w * x
loss = 0.5 * (y - t) ** 2
dy = (y - t) * x
dw = dy
`;

  it("is no convention with a factor that no convention has, and isn't judged", () => {
    expect(verdictsOf(source)).toEqual(["6 dw of w: right"]);
  });

  it("is judged where they aren't right", () => {
    expect(verdictsOf(source.replace("dw = dy", "dw = 2 * dy"))[0]).toBe("5 dy of y: wrong");
  });
});
