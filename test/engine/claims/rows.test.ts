import { expect, it } from "vitest";
import { judged, verdictsOf } from "./judged";

const whole = `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
Y = np.array([[1.0], [0.2], [0.5]])
W1 = np.array([[0.3, -0.4, 0.2, 0.6], [0.1, 0.5, -0.6, -0.3]])
W2 = np.array([[0.7], [-0.3], [0.2], [0.4]])
Z1 = X @ W1
A1 = np.tanh(Z1)
Z2 = A1 @ W2
loss = np.sum((Z2 - Y) ** 2)
gW1, gW2 = np.zeros((2, 4)), np.zeros((4, 1))
`;

const rows = `${whole}for i in range(3):
    dz2 = 2 * (Z2[i] - Y[i])
    gW2 += np.outer(A1[i], dz2)
    dz1 = (W2 @ dz2) * (1 - A1[i] ** 2)
    gW1 += np.outer(X[i], dz1)
`;

const zipped = `${whole}for x, a1, p, y in zip(X, A1, Z2, Y):
    dz2 = 2 * (p - y)
    gW2 += np.outer(a1, dz2)
    dz1 = (W2 @ dz2) * (1 - a1 ** 2)
    gW1 += np.outer(x, dz1)
`;

/** A style's names for what it calls dz2 and dz1. */
const named = (source: string, of: (layer: string) => string) =>
  source.replace(/dz([12])/g, (_, layer) => of(layer));

const names: readonly (readonly [string, (layer: string) => string])[] = [
  ["dz2", (layer) => `dz${layer}`],
  ["d2", (layer) => `d${layer}`],
  ["delta2", (layer) => `delta${layer}`],
  ["grad_z2", (layer) => `grad_z${layer}`],
];

it.each(names)("rows of a whole forward pass are right one by one: %s", (_, of) => {
  for (const source of [rows, zipped]) {
    const told = verdictsOf(named(source, of));
    expect(told.filter((one) => !one.endsWith(": right"))).toEqual([]);
    expect(told).toContain(`11 ${of("2")} of Z2[1]: right`);
    expect(told).toContain(`13 ${of("1")} of Z1[2]: right`);
  }
});

const numbers = `X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
T = np.array([1.0, 0.0, 0.5])
w = np.array([0.3, -0.4])
Z = X @ w
A = 1 / (1 + np.exp(-Z))
loss = -np.mean(T * np.log(A) + (1 - T) * np.log(1 - A))
dw = np.zeros(2)
for i in range(3):
    dz = A[i] - T[i]
    dw += dz * X[i]
dw /= 3
`;

it("a row's factor that is undone after the loop is a convention", () => {
  expect(verdictsOf(numbers)).toEqual([
    "9 dz of Z[0]: convention",
    "9 dz of Z[1]: convention",
    "9 dz of Z[2]: convention",
    "11 dw of w: right",
  ]);
});

it("columns are parts too", () => {
  const columns = `X = np.array([[0.5, -1.2, 0.3], [1.0, 0.4, 0.7]])
W = np.array([[0.3, -0.4], [0.1, 0.5], [0.2, -0.6], [0.9, 0.2]])
Z = W @ X
loss = np.sum(np.tanh(Z))
dW = np.zeros_like(W)
for i in range(3):
    dz = 1 - np.tanh(Z[:, i]) ** 2
    dW += np.outer(dz, X[:, i])
`;
  expect(verdictsOf(columns)).toContain("7 dz of Z[:, 1]: right");
});

it.each([
  ["2 * (Z2[i] - Y[i])", "2 * (Z2[i] + Y[i])", 11, "dz2"],
  ["2 * (Z2[i] - Y[i])", "3 * (Z2[i] - Y[i])", 11, "dz2"],
  ["1 - A1[i] ** 2", "1 - A1[i]", 13, "dz1"],
  ["1 - A1[i] ** 2", "1 + A1[i] ** 2", 13, "dz1"],
  ["gW2 += np.outer(A1[i], dz2)", "gW2 += 2 * np.outer(A1[i], dz2)", 12, "gW2"],
])("a mistake in a row is found in its line: %s for %s", (right, wrong, line, name) => {
  const { first, claims } = judged(rows.replace(right, wrong));
  expect(first).toEqual({ line, name });
  expect(claims.filter(({ verdict }) => verdict === "shape")).toEqual([]);
});

it("a row that nothing right follows isn't judged, as its numbers don't say of what it is", () => {
  const told = verdictsOf(numbers.replace("A[i] - T[i]", "A[i] - 3 * T[i]"));
  expect(told.filter((one) => one.includes("Z"))).toEqual([]);
});

it("a wrong shape outside of a loop stays one", () => {
  const { first } = judged(`${whole.replace(/^gW1.*\n/m, "")}dz2 = np.sum(2 * (Z2 - Y))
dW2 = A1.T @ (dz2 * np.ones((3, 1)))
`);
  expect(first).toEqual({ line: 9, name: "dz2" });
});

it("a sum that is missing is told, also where an earlier line rightly sums the same", () => {
  const { claims } = judged(`X = np.array([[0.5, -1.2], [1.0, 0.4], [0.3, 0.7]])
c = np.array([[0.2, 0.1], [-0.4, 0.6]])
diff = X[:, None, :] - c[None, :, :]
loss = np.sum(diff ** 2)
ddiff = 2 * diff
dc = -ddiff.sum(axis=0)
dX = ddiff
`);
  expect(claims.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual([
    "ddiff: right",
    "dc: right",
    "dX: shape",
  ]);
});
