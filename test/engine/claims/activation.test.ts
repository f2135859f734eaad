import { describe, expect, it } from "vitest";
import { judged, verdictsOf } from "./judged";

const data = `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
Y = np.array([[0.2, -0.4], [0.5, 0.1], [0.9, 0.3]])
W1 = np.array([[0.3, -0.4, 0.2, 0.5], [0.1, 0.5, -0.6, 0.2]])
W2 = np.array([[0.7, -0.3], [0.4, 0.6], [0.1, 0.3], [-0.2, 0.5]])
`;

/** A network whose backward pass carries dhidden through the activation under one name. */
const network = (activation: string, slope: string) => `${data}z = X @ W1
hidden = ${activation}
out = hidden @ W2
loss = np.sum((out - Y) ** 2)
dout = 2 * (out - Y)
dW2 = hidden.T @ dout
dhidden = dout @ W2.T
${slope}
dW1 = X.T @ dhidden
`;

const sigmoid = "1 / (1 + np.exp(-z))";
const relu = "np.maximum(0, z)";
const slopes: readonly (readonly [string, string])[] = [
  ["np.tanh(z)", "dhidden = dhidden * (1 - hidden ** 2)"],
  [relu, "dhidden[hidden <= 0] = 0"],
  [relu, "dhidden[z <= 0] = 0"],
  [relu, "dhidden *= hidden > 0"],
  [sigmoid, "dhidden *= hidden * (1 - hidden)"],
  ["np.log(1 + np.exp(z))", "dhidden *= 1 / (1 + np.exp(-z))"],
  ["np.minimum(0.2, z)", "dhidden *= hidden < 0.2"],
];

describe("one name carried through the activation", () => {
  it.each(slopes)("is right behind it and before it: %s, %s", (activation, slope) => {
    expect(verdictsOf(network(activation, slope))).toEqual([
      "9 dout of out: right",
      "10 dW2 of W2: right",
      "11 dhidden of hidden: right",
      "12 dhidden of z: right",
      "13 dW1 of W1: right",
    ]);
  });

  it.each(slopes)("is right where what goes in has no name: %s, %s", (activation, slope) => {
    const nameless = network(activation, slope).replace("z = X @ W1\n", "").replaceAll("z)", "(X @ W1))");
    const told = verdictsOf(nameless.replaceAll("z <= 0", "hidden <= 0"));
    expect(told).toContain("11 dhidden of hidden before its activation: right");
    expect(told.filter((one) => !one.endsWith(": right"))).toEqual([]);
  });

  it("is right in one line", () => {
    const source = network(sigmoid, "dhidden = dout @ W2.T * hidden * (1 - hidden)");
    expect(verdictsOf(source.replace("dhidden = dout @ W2.T\n", ""))).toContain("11 dhidden of z: right");
  });

  it("is right of the output, as d_o", () => {
    const source = `${data}h = np.tanh(X @ W1)
o = np.tanh(h @ W2)
loss = 0.5 * np.sum((o - Y) ** 2)
d_o = (o - Y) * (1 - o ** 2)
d_h = d_o @ W2.T * (1 - h ** 2)
dW2 = h.T @ d_o
dW1 = X.T @ d_h
`;
    expect(verdictsOf(source)).toEqual([
      "8 d_o of o before its activation: right",
      "9 d_h of h before its activation: right",
      "10 dW2 of W2: right",
      "11 dW1 of W1: right",
    ]);
  });

  it("and wrong before it, is wrong there, and the slope carries it on", () => {
    const source = network("np.tanh(z)", "dhidden = dhidden * (1 - hidden ** 2)");
    const { first, claims } = judged(source.replace("dout @ W2.T", "-(dout @ W2.T)"));
    expect(first).toEqual({ line: 11, name: "dhidden" });
    expect(claims.slice(3).map(({ verdict }) => verdict)).toEqual(["carried", "carried"]);
  });

  it("and with a wrong slope, is wrong in the slope's line alone", () => {
    const source = network("np.tanh(z)", "dhidden = dhidden * (1 - hidden)");
    const { claims } = judged(source);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["right", "right", "right", "wrong", "carried"]);
    expect(claims[3].cause).toMatchObject({ right: "dhidden * (1 - hidden ** 2)" });
  });

  it("is no excuse where the next line takes the slope once more", () => {
    const source = network("np.tanh(z)", "dz = dhidden * (1 - hidden ** 2)").replace(
      "dout @ W2.T",
      "dout @ W2.T * (1 - hidden ** 2)",
    );
    expect(judged(source.replace("X.T @ dhidden", "X.T @ dz")).first).toEqual({ line: 11, name: "dhidden" });
  });
});

const scalars = `i1, i2, t1 = 0.05, 0.10, 0.01
w1, w2, w5, w6 = 0.15, 0.20, 0.40, 0.45
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
h1 = sigmoid(w1 * i1 + 0.35)
h2 = sigmoid(w2 * i2 + 0.35)
o1 = sigmoid(w5 * h1 + w6 * h2 + 0.6)
E = 0.5 * (t1 - o1) ** 2
delta_o1 = -(t1 - o1) * o1 * (1 - o1)
dw5 = delta_o1 * h1
dw6 = delta_o1 * h2
delta_h1 = delta_o1 * w5 * h1 * (1 - h1)
dw1 = delta_h1 * i1
`;

it.each(["delta_", "d_", "d"])(
  "deltas of numbers are right, and no convention of a factor: %so1",
  (prefix) => {
    const told = verdictsOf(scalars.replaceAll("delta_", prefix));
    expect(told).toContain(`9 ${prefix}o1 of o1 before its activation: right`);
    expect(told.filter((one) => !one.endsWith(": right"))).toEqual([]);
  },
);

it("a delta of `-w * x` may be of that or of w x, and isn't judged", () => {
  const told = verdictsOf(`x, w, t = 0.4, 0.7, 0.2
h = 1 / (1 + np.exp(-w * x))
loss = 0.5 * (h - t) ** 2
delta_h = (h - t) * h * (1 - h)
dw = delta_h * x
`);
  expect(told).toEqual(["5 dw of w: right"]);
});
