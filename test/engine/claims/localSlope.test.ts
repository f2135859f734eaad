import { describe, expect, it } from "vitest";
import { judged, verdictsOf } from "./judged";

describe("the slope of an activation under a gradient's name", () => {
  const source = (
    slope: string,
    activation: string,
    scale = "",
  ) => `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
W1 = np.array([[0.3, -0.4, 0.2, 0.5], [0.1, 0.5, -0.6, 0.2]])
W2 = np.array([[0.7, -0.3], [0.4, 0.6], [0.1, 0.3], [-0.2, 0.5]])
z = X @ W1
s = ${activation}
y = s @ W2
loss = np.sum(y ** 2)
dy = 2 * y
ds = ${slope}
dz = dy @ W2.T${scale} * ds
dW1 = X.T @ dz
`;

  it.each([
    ["s * (1 - s)", "1 / (1 + np.exp(-z))"],
    ["1 - s ** 2", "np.tanh(z)"],
    ["(z > 0).astype(float)", "np.maximum(z, 0)"],
  ])("is no claim: %s", (slope, activation) => {
    expect(verdictsOf(source(slope, activation))).toEqual([
      "8 dy of y: right",
      "10 dz of z: right",
      "11 dW1 of W1: right",
    ]);
    expect(judged(source(slope, activation, " * 2")).first).toEqual({ line: 10, name: "dz" });
  });

  it("is one where nothing that comes back is multiplied with it", () => {
    const alone = source("s * (1 - s)", "1 / (1 + np.exp(-z))").replace("dy @ W2.T * ds", "ds");
    expect(judged(alone).claims.find(({ name }) => name === "ds")?.verdict).toBe("wrong");
  });
});
