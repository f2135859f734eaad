import { describe, expect, it } from "vitest";
import { verdictText } from "../../../src/engine/claims/claimVerdictWords";
import { type ClaimAnswer, type CodeAnswer, codeAnswer } from "../../../src/engine/claims/codeAnswer";
import golden from "../../golden/claims.json";

function answered(source: string, of?: string): CodeAnswer {
  const result = codeAnswer(source, () => 0, of);
  if ("fault" in result) throw new Error(`${result.fault.line}: ${result.fault.message}`);
  return result.answer;
}

const verdicts = (claims: readonly ClaimAnswer[] = []) =>
  claims.map(({ line, name, verdict }) => `${line} ${name}: ${verdict}`);

/** What the reference calls the mistake that was planted → the mistake's id. */
const planted: Readonly<Record<string, string>> = {
  "slope missing": "missingSlope",
  "pre-activation for activation": "otherInput",
  slope: "wrongSlope",
  factor: "wrongFactor",
  sign: "wrongSign",
  mean: "wrongFactor",
};

describe.each(golden.claims)("the backward pass $id", ({ source, of, claims, first, cause }) => {
  const answer = answered(source, of);

  it("has these claims, and those that are right", () => {
    expect(answer.claims?.map(({ line, name, of: variable }) => ({ line, name, of: variable }))).toEqual(
      claims.map(({ line, name, of: variable }) => ({ line, name, of: variable })),
    );
    expect(answer.claims?.map(({ verdict }) => verdict === "right")).toEqual(
      claims.map(({ right }) => right),
    );
  });

  it("has this first wrong line, with its cause; the others carry it on", () => {
    expect(answer.first).toEqual(first ?? undefined);
    const wrong = answer.claims?.filter(({ verdict }) => verdict === "wrong") ?? [];
    expect(wrong.map((claim) => claim.cause?.mistake)).toEqual(cause === null ? [] : [planted[cause]]);
  });
});

const net = `X = np.array([[0.5, -1.2, 0.3, 0.9], [1.0, 0.4, -0.7, 0.2]])
Y = np.array([[1.0, 0.0, 1.0, 0.0]])
m = 4
W1 = np.array([[0.4, -0.3], [0.8, 0.1], [-0.5, 0.9]])
b1 = np.array([[0.1], [-0.2], [0.3]])
W2 = np.array([[0.6, -0.4, 0.2]])
b2 = np.array([[0.05]])
Z1 = W1 @ X + b1
A1 = np.tanh(Z1)
Z2 = W2 @ A1 + b2
A2 = 1 / (1 + np.exp(-Z2))
cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
`;

describe("conventions and layouts", () => {
  it("a factor that the parameters' lines undo is a convention, and what hands it on too", () => {
    const { claims, first } = answered(`${net}dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
db2 = np.sum(dZ2, axis=1, keepdims=True) / m
dA1 = W2.T @ dZ2
dZ1 = dA1 * (1 - A1 ** 2)
dW1 = dZ1 @ X.T / m
db1 = np.sum(dZ1, axis=1, keepdims=True) / m
`);
    expect(first).toBeUndefined();
    expect(claims?.map(({ verdict }) => verdict)).toEqual([
      "convention",
      "right",
      "right",
      "convention",
      "convention",
      "right",
      "right",
    ]);
    expect(claims?.[0].factor).toBeCloseTo(4, 9);
  });

  it("the line that forgets to undo it is the wrong one", () => {
    const { claims, first } = answered(`${net}dZ2 = A2 - Y
dW2 = dZ2 @ A1.T / m
db2 = np.sum(dZ2, axis=1, keepdims=True)
`);
    expect(first).toEqual({ line: 15, name: "db2" });
    expect(claims?.[2].cause).toEqual({
      mistake: "wrongFactor",
      words: "a sum stands where a mean belongs",
      right: "np.mean(dZ2, axis=1, keepdims=True)",
    });
  });

  it("a shape that doesn't fit is told both shapes, and what would be right", () => {
    const { claims } = answered(`${net}dZ2 = (A2 - Y) / m
db2 = dZ2
dW2 = A1 @ dZ2.T
`);
    expect(claims?.map(({ verdict }) => verdict)).toEqual(["right", "shape", "convention"]);
    expect(claims?.[2].words).toBe(
      "has the shape (3, 1) where the variable has (1, 3): its numbers are right, but the variable minus it has the shape (3, 3)",
    );
    expect(claims?.[1].cause?.words).toBe(
      "db2 has the shape (1, 4), but b2 (1, 1): its sum over axis 1 would be right",
    );
  });

  it("an axis more or less that NumPy can't broadcast is told, and judges on", () => {
    const { claims } = answered(`W = np.array([[[1.0], [2.0], [3.0]], [[4.0], [5.0], [6.0]]])
L = np.sum(W ** 2)
dW = (2 * W)[:, :, 0]
`);
    expect(claims?.map(({ verdict }) => verdict)).toEqual(["convention"]);
    expect(claims?.[0].words).toContain("(2, 3) where the variable has (2, 3, 1)");
    expect(claims?.[0].words).toContain("the variable minus it can't be computed");
  });

  it("what is built up counts once, after its last change", () => {
    const { claims } = answered(`${net}lam = 0.1
cost = cost + lam * np.sum(W2 ** 2)
dZ2 = (A2 - Y) / m
dW2 = dZ2 @ A1.T
dW2 += 2 * lam * W2
`);
    expect(verdicts(claims)).toEqual(["15 dZ2: right", "17 dW2: right"]);
  });

  it("what begins as another gradient's value counts once, after its last change", () => {
    const { claims } = answered(`x = 3.0
y = -4.0
s = x + y
f = s * s + 2 * x + 3 * y
ds = 2 * s
dx = ds
dy = ds
dx += 2
dy += 3
`);
    expect(verdicts(claims)).toEqual(["5 ds: right", "8 dx: right", "9 dy: right"]);
  });

  it("without the penalty's part it is missing that", () => {
    const { claims } = answered(`${net}lam = 0.1
cost = cost + lam * np.sum(W2 ** 2)
dZ2 = (A2 - Y) / m
dW2 = dZ2 @ A1.T
`);
    expect(claims?.[1].cause).toMatchObject({
      mistake: "missingPenalty",
      right: "dZ2 @ A1.T + 2 * lam * W2",
    });
  });

  it("what only looks like a claim is none", () => {
    const { claims } = answered(`x = np.array([1.0, 2.0, 4.0])
dt = 0.1
t = 3.0
x1 = 2.0
x2 = 5.0
dx = x2 - x1
dy_dx = 2 * x
loss = np.sum(x ** 2) * t * x1 * x2 * dx
dx_num = np.array([1.0, 1.0, 1.0])
`);
    expect(claims).toBeUndefined();
  });
});

describe("a gradient that is 0 throughout", () => {
  const dead = (line: string) =>
    answered(`import numpy as np
x = np.array([1.0, 2.0])
w = np.array([-1.0, -0.5])
z = w @ x
a = np.maximum(0, z)
L = 0.5 * (a - 1.0) ** 2
da = a - 1.0
dz = da * (z > 0)
dw = ${line}
`).claims;

  it.each(["dz * x", "dz * x * x", "0 * x"])("is right by whatever formula, which is said: %s", (line) => {
    const dw = dead(line)?.find(({ name }) => name === "dw");
    expect(dw).toMatchObject({
      verdict: "right",
      words: "is 0 with these numbers, which says little of its formula",
    });
    expect(dw && verdictText(dw)).toBe(
      "dw, the gradient of w: right, but it is 0 with these numbers, which says little of its formula",
    );
  });

  it("says nothing of gradients that have numbers", () => {
    expect(dead("dz * x")?.find(({ name }) => name === "da")).not.toHaveProperty("words");
  });
});
