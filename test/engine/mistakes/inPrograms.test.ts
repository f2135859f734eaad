import { expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";
import { judgeClaims } from "../../../src/engine/claims/judgeClaims";
import { type KnownMistake, lineMistakes, programMistakes } from "../../../src/engine/mistakes";
import { outcomeOf } from "../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../src/engine/program/run/runProgram";

/** Two layers, a value that is used twice, a penalty, a softmax and a product: each known mistake has its line. */
const right = `import numpy as np
x = np.array([[0.5, -1.2], [0.3, 0.8]])
t = np.array([[0.1, 0.9], [0.4, -0.2]])
W = np.array([[0.3, -0.4], [0.7, 0.2]])
b = np.array([0.1, -0.3])
V = np.array([[0.8, -0.5], [0.6, 1.1]])
g = np.array([1.3, 0.7])
lam = 0.05
a, w1, w2, c = 0.4, -0.7, 1.2, 0.8
z = x @ W + b
h = np.tanh(z)
k = h * g
u = k @ V + h
e = np.exp(u)
p = e / e.sum(axis=1, keepdims=True)
o1 = w1 * a
o2 = w2 * a
r = np.arctan(c)
L = 0.5 * np.sum((p - t) ** 2) + lam * np.sum(W ** 2) + o1 ** 2 + o2 ** 3 + r ** 2
dp = p - t
s = np.sum(dp * p, axis=1, keepdims=True)
du = p * (dp - s)
dV = k.T @ du
dk = du @ V.T
dg = np.sum(dk * h, axis=0)
dh = dk * g + du
dz = dh * (1 - h ** 2)
db = np.sum(dz, axis=0)
dW = x.T @ dz + 2 * lam * W
dx = dz @ W.T
do1 = 2 * o1
do2 = 3 * o2 ** 2
da = do1 * w1 + do2 * w2
dr = 2 * r
dc = dr / (1 + c ** 2)
`;

/** A line of it, and what stands in its place with a mistake. */
type Change = readonly [line: string, instead: string];

/** What is tried at the operations of the program's graph, without changing its text. */
const inGraph: Partial<Record<KnownMistake, Change>> = {
  wrongSign: ["dp = p - t", "dp = t - p"],
  missingSlope: ["dz = dh * (1 - h ** 2)", "dz = dh"],
  missingFactor: ["dh = dk * g + du", "dh = dk + du"],
  updatedWeights: ["dx = dz @ W.T", "W = W - 0.1 * dW\ndx = dz @ W.T"],
  transposedGradient: ["dV = k.T @ du", "dV = (k.T @ du).T"],
  transposedWeights: ["dk = du @ V.T", "dk = du @ V"],
  missingTerm: ["dh = dk * g + du", "dh = dk * g"],
  otherInput: ["dV = k.T @ du", "dV = h.T @ du"],
  wrongSlope: ["dz = dh * (1 - h ** 2)", "dz = dh * (1 - h)"],
  slopeElsewhere: ["dc = dr / (1 + c ** 2)", "dc = dr / (1 + r ** 2)"],
  slopeTwice: ["dz = dh * (1 - h ** 2)", "dz = dh * (1 - h ** 2) ** 2"],
  wrongFactor: ["dV = k.T @ du", "dV = k.T @ du / 2"],
};

/** What is undone in the text. */
const inText: Partial<Record<KnownMistake, Change>> = {
  wrongSign: inGraph.wrongSign,
  missingSlope: inGraph.missingSlope,
  missingFactor: inGraph.missingFactor,
  updatedWeights: ["dx = dz @ W.T", "W -= 0.1 * dW\ndx = dz @ W.T"],
  transposedGradient: ["dV = k.T @ du", "dV = du.T @ k"],
  transposedWeights: inGraph.transposedWeights,
  missingTerm: inGraph.missingTerm,
  otherInput: inGraph.otherInput,
  wrongSlope: inGraph.wrongSlope,
  wrongFactor: inGraph.wrongFactor,
  overwritten: ["db = np.sum(dz, axis=0)", "db = np.zeros(2)\nfor n in range(2):\n    db = dz[n]"],
  extraFactor: ["dV = k.T @ du", "dV = k.T @ (du * p)"],
  extraTerm: ["dk = du @ V.T", "dk = du @ V.T + h"],
  otherProduct: ["dk = du @ V.T", "dk = du * V.T"],
  missingSum: ["s = np.sum(dp * p, axis=1, keepdims=True)", "s = dp * p"],
  exchangedFactors: ["da = do1 * w1 + do2 * w2", "da = do1 * w2 + do2 * w1"],
  wrongSoftmax: ["du = p * (dp - s)", "du = dp * p * (1 - p)"],
  missingPenalty: ["dW = x.T @ dz + 2 * lam * W", "dW = x.T @ dz"],
};

function changed(change: Change | undefined): string {
  if (!change) throw new Error("a mistake that is tried in programs needs an example here");
  const [line, instead] = change;
  expect(right).toContain(line);
  return right.replace(line, instead);
}

it("a right program is right", () => {
  const result = codeAnswer(right, () => 0);
  if ("fault" in result) throw new Error(result.fault.message);
  expect(result.answer.claims?.map(({ verdict }) => verdict)).toEqual(Array(15).fill("right"));
});

/** Why the first wrong line of a program is wrong, by its graph alone. */
function causeInGraph(change: Change | undefined) {
  const run = runProgram(changed(change), () => 0);
  const outcome = outcomeOf(run);
  if ("fault" in outcome || !outcome.of) throw new Error("the example doesn't run");
  const claims = judgeClaims(run, outcome.of.recorded, outcome.of.name);
  return claims.find(({ verdict }) => verdict === "wrong")?.cause;
}

it.each([...new Set(programMistakes.map(({ mistake }) => mistake))])(
  "%s is found in a program's graph",
  (mistake) => expect(causeInGraph(inGraph[mistake])?.mistake).toBe(mistake),
);

it("an operation's own derivative alone lacks what comes back to it", () => {
  const cause = causeInGraph(["dV = k.T @ du", "dV = k.T @ np.ones((2, 2))"]);
  expect(cause?.mistake).toBe("missingFactor");
  expect(cause?.words).toBe("the gradient of k @ V is missing: only its own derivative is there");
});

it.each([...new Set(lineMistakes.map(({ mistake }) => mistake))])("%s is undone in a line", (mistake) => {
  const result = codeAnswer(changed(inText[mistake]), () => 0);
  if ("fault" in result) throw new Error(result.fault.message);
  const { first, claims } = result.answer;
  const { cause } = claims?.find(({ line, name }) => line === first?.line && name === first.name) ?? {};
  expect(cause?.mistake).toBe(mistake);
  expect(cause?.right).toBeDefined();
});

it("of a softmax that sums along the wrong axis it isn't said that the others are missing", () => {
  const wordsOf = (line: string) => {
    const result = codeAnswer(right.replace("du = p * (dp - s)", line), () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    const { cause } = result.answer.claims?.find(({ verdict }) => verdict === "wrong") ?? {};
    expect(cause?.mistake).toBe("wrongSoftmax");
    return cause?.words;
  };
  expect(wordsOf("du = dp * p * (1 - p)")).toContain("from the others is missing");
  expect(wordsOf("du = p * (dp - np.sum(dp * p, axis=0))")).toContain("has to be taken off");
});
