import { describe, expect, it } from "vitest";
import { judged, verdictsOf } from "./judged";

const network = (
  changes = "",
  atEnd = "",
  loss = "np.sum((y - Y) ** 2)",
) => `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
Y = np.array([[0.2, -0.4], [0.5, 0.1], [0.9, 0.3]])
W1 = np.array([[0.3, -0.4, 0.2, 0.5], [0.1, 0.5, -0.6, 0.2]])
W2 = np.array([[0.7, -0.3], [0.4, 0.6], [0.1, 0.3], [-0.2, 0.5]])
vW2 = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]])
H = np.tanh(X @ W1)
y = H @ W2
loss = ${loss}
dy = 2 * (y - Y)
dW2 = H.T @ dy
${changes}dZ = dy @ W2.T * (1 - H ** 2)
dW1 = X.T @ dZ
${atEnd}W1 -= 0.1 * dW1
W2 -= 0.1 * dW2
`;

const changes = [
  "dW2 = np.clip(dW2, -0.5, 0.5)\n",
  "np.clip(dW2, -0.5, 0.5, out=dW2)\n",
  "dW2 = np.maximum(np.minimum(dW2, 0.5), -0.5)\n",
  "dW2[dW2 > 0.5] = 0.5\ndW2[dW2 < -0.5] = -0.5\n",
  "dW2 /= np.linalg.norm(dW2)\n",
  "dW2 = dW2 * 0.5 / np.linalg.norm(dW2)\n",
  "size = np.sqrt(np.sum(dW2 ** 2))\nif size > 0.5:\n    dW2 = dW2 * (0.5 / size)\n",
  "dW2 = 0.9 * vW2 + dW2\n",
  "dW2 = dW2 + 0.01 * W2\n",
  "dW2 += 0.01 * W2\n",
  "dW2 = np.clip(dW2, -0.5, 0.5)\ndW2 += 0.01 * W2\n",
];

describe("a gradient that is changed for the step", () => {
  it.each(changes)("is judged before that: %j", (change) => {
    for (const source of [network(change), network("", change)]) {
      const told = verdictsOf(source);
      expect(told.filter((one) => !one.endsWith(": right"))).toEqual([]);
      expect(told).toContain("10 dW2 of W2: right");
    }
  });

  it.each(changes)("is wrong where it was before: %j", (change) => {
    const { first, claims } = judged(network(change).replace("H.T @ dy", "2 * H.T @ dy"));
    expect(first).toEqual({ line: 10, name: "dW2" });
    expect(claims.find(({ line }) => line === 10)?.cause).toMatchObject({ right: "H.T @ dy" });
  });

  it("is judged inside of a clip", () => {
    const clipped = network().replace("H.T @ dy", "np.clip(H.T @ dy, -0.5, 0.5)");
    expect(verdictsOf(clipped)).toContain("10 dW2 of W2: right");
    expect(judged(clipped.replace("H.T @ dy", "H.T @ dy * 2")).first).toEqual({ line: 10, name: "dW2" });
  });

  it.each([
    // A number that has nothing to do with the gradients.
    ["dW2 /= 3\n"],
    ["dW2 = dW2 * 2\n"],
    // The gradient of something else.
    ["dW2 = dW2 + vW2\n"],
    // A slope, and no clip.
    ["dW2 = np.maximum(dW2, 0)\n"],
  ])("is wrong where that is no such change: %j", (change) => {
    const source = network(change.replace("vW2", "H.T @ Y"));
    expect(judged(source).claims.find(({ name }) => name === "dW2")?.verdict).toBe("wrong");
  });

  it.each([["v_grad"], ["v"], ["previous"]])(
    "is what was put into zeros, whatever that is called: %s",
    (name) => {
      const source = network().replace(
        "dW2 = H.T @ dy\n",
        `${name} = H.T @ dy\ndW2 = np.zeros((4, 2))\ndW2 += ${name}\n`,
      );
      expect(verdictsOf(source)).toContain("12 dW2 of W2: right");
    },
  );

  it.each([
    ["np.sum(W2 ** 2)", "2 * W2"],
    ["np.sum(W2 * W2)", "2 * W2"],
    ["np.sum(np.abs(W2))", "np.sign(W2)"],
    ["np.linalg.norm(W2)", "W2 / np.linalg.norm(W2)"],
    ["np.sum(np.cosh(W2))", "np.sinh(W2)"],
  ])("is wrong with a decay that isn't the penalty's: %s", (penalty, slope) => {
    const loss = `np.sum((y - Y) ** 2) + 0.05 * ${penalty}`;
    expect(judged(network(`dW2 += 0.05 * ${slope}\n`, "", loss)).first).toBeUndefined();
    expect(judged(network("dW2 += 0.3 * W2\n", "", loss)).first).toEqual({ line: 11, name: "dW2" });
  });
});
