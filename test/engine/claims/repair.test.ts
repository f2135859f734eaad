import { describe, expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

const forward = `import numpy as np
X = np.array([[0.6, -1.0], [0.8, -1.0], [-0.4, 0.9], [0.2, 0.3]])
t = np.array([[-0.8], [-0.1], [0.9], [0.7]])
W1 = np.array([[-0.8, -0.7, 0.6], [-1.0, 0.5, -1.0]])
W2 = np.array([[0.1], [-1.0], [0.5]])
lam = 0.05
N = len(X)
Z = X @ W1
H = np.tanh(Z)
Y = H @ W2
loss = np.sum((Y - t) ** 2) / N + lam * np.sum(W2 ** 2)
`;
const backward = {
  dY: "2 * (Y - t) / N",
  dW2: "H.T @ dY + 2 * lam * W2",
  dH: "dY @ W2.T",
  dZ: "dH * (1 - H ** 2)",
  dW1: "X.T @ dZ",
};

function answerWith(changed: Partial<Record<keyof typeof backward, string>>, helper = "") {
  const lines = Object.entries({ ...backward, ...changed }).map(([name, value]) => `${name} = ${value}`);
  const result = codeAnswer(`${forward}${helper}${lines.join("\n")}\n`, () => 0);
  if ("fault" in result) throw new Error(result.fault.message);
  return result.answer;
}

describe("the right item of a list", () => {
  const recurrent = (dw: string, du: string) => `x = [0.5, -0.3, 0.8]
w = 0.7
u = 0.4
h = [0.2]
for t in range(3):
    h.append(np.tanh(w * h[t] + u * x[t]))
L = 0.5 * h[3] ** 2
dw = 0
du = 0
dh = h[3]
for k in reversed(range(3)):
    dz = dh * (1 - h[k + 1] ** 2)
    dw += dz * ${dw}
    du += dz * ${du}
    dh = dz * w
`;
  const causeOf = (program: string) => {
    const result = codeAnswer(program, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    const { claims = [] } = result.answer;
    return claims.find(({ verdict }) => verdict === "wrong")?.cause;
  };

  it.each([
    ["h[k + 1]", "dz * h[k]"],
    ["h[k - 1]", "dz * h[k]"],
  ])("for %s is written as one writes it", (wrong, right) => {
    expect(causeOf(recurrent(wrong, "x[k]"))).toMatchObject({ mistake: "otherInput", right });
  });

  it("is counted on from the number that stands there", () => {
    const program = "x = [0.5, -0.3]\nw = 0.7\nL = 0.5 * (w * x[1]) ** 2\ndw = w * x[1] * x[0]\n";
    expect(causeOf(program)).toMatchObject({ mistake: "otherInput", right: "w * x[1] * x[1]" });
  });
});

describe("the right line", () => {
  it.each([
    ["dY", "2 * (t - Y) / N", "wrongSign", "2 * (Y - t) / N"],
    ["dY", "(Y - t) / N", "wrongFactor", "2 * ((Y - t) / N)"],
    ["dY", "2 * Y / N", "missingTerm", "2 * (Y - t) / N"],
    ["dW2", "H.T @ dY", "missingPenalty", "H.T @ dY + 2 * lam * W2"],
    ["dW2", "Z.T @ dY + 2 * lam * W2", "otherInput", "H.T @ dY + 2 * lam * W2"],
    ["dZ", "dH", "missingSlope", "dH * (1 - H ** 2)"],
    ["dZ", "dH * (1 - H)", "wrongSlope", "dH * (1 - H ** 2)"],
    ["dZ", "dH * (1 + H ** 2)", "wrongSlope", "dH * (1 - H ** 2)"],
    ["dZ", "1 - H ** 2", "missingFactor", "(1 - H ** 2) * dH"],
    ["dW1", "(X.T @ dZ).T", "shape", "X.T @ dZ"],
  ] as const)("of %s = %s (%s) is %s: %s", (name, wrong, mistake, right) => {
    const { first, claims } = answerWith({ [name]: wrong });
    expect(first?.name).toBe(name);
    expect(claims?.find((claim) => claim.name === name)?.cause).toMatchObject({ mistake, right });
    // Put in, it makes the whole pass right.
    expect(answerWith({ [name]: right }).first).toBeUndefined();
  });

  it("is a helper's where the helper errs, and what reads it carries that on", () => {
    const { first, claims } = answerWith({ dY: "2 * err" }, "err = (t - Y) / N\n");
    expect(first).toEqual({ line: 12, name: "err" });
    expect(claims?.[0]).toMatchObject({ goesInto: "dY", of: "Y", cause: { mistake: "wrongSign" } });
    expect(claims?.slice(1).map(({ verdict }) => verdict)).not.toContain("wrong");
    expect(claims?.find(({ name }) => name === "dY")?.verdict).toBe("carried");
    const helped = answerWith({ dZ: "dH * s" }, "s = 1 - Z ** 2\n");
    expect(helped.first).toEqual({ line: 12, name: "s" });
    const slope = helped.claims?.find(({ name }) => name === "s");
    expect(slope).toMatchObject({ goesInto: "dZ", cause: { mistake: "wrongSlope", right: "1 - H ** 2" } });
    expect(helped.claims?.filter(({ verdict }) => verdict === "wrong")).toHaveLength(1);
  });

  it("is not shown where no known mistake gives the numbers", () => {
    const { claims } = answerWith({
      dH: "np.array([[0.1, 0.2, 0.3], [0.3, 0.1, 0.2], [0.5, 0.6, 0.1], [0.9, 0.2, 0.4]]) * 1.0",
    });
    const wrong = claims?.find(({ name }) => name === "dH");
    expect(wrong?.verdict).toBe("wrong");
    expect(wrong?.cause).toBeUndefined();
  });

  it("of a loop is one for all its passes", () => {
    const result = codeAnswer(
      `import numpy as np
W = [np.array([[0.3, -0.2], [0.5, 0.4]]), np.array([[-0.6, 0.2], [0.1, 0.7]])]
A = [np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])]
for l in range(2):
    A.append(np.tanh(A[l] @ W[l]))
L = 0.5 * np.sum(A[2] ** 2)
dA = A[2]
dW = [None, None]
for l in [1, 0]:
    back = dA * (1 - A[l] ** 2)
    dW[l] = A[l].T @ back
    dA = back @ W[l].T
`,
      () => 0,
    );
    if ("fault" in result) throw new Error(result.fault.message);
    expect(result.answer.first).toEqual({ line: 10, name: "back" });
    expect(result.answer.claims?.find(({ name }) => name === "back")).toMatchObject({
      goesInto: "dW[1]",
      cause: { mistake: "wrongSlope", right: "dA * (1 - A[l + 1] ** 2)" },
    });
  });
});

it("of a parameter's gradient isn't a multiple of it, whatever other gradients are", () => {
  const result = codeAnswer(
    `X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
t = np.array([1.0, 0.0, 0.5])
w = np.array([0.4, -0.3])
b = 0.2
loss = 0.5 * np.sum((X @ w + b - t) ** 2) / 3
grad_w = np.zeros(2)
grad_b = 0.0
for n in range(3):
    err = X[n] @ w + b - t[n]
    grad_w += -(err * X[n])
    grad_b += err
grad_w /= 3
grad_b /= 3
`,
    () => 0,
  );
  if ("fault" in result) throw new Error(result.fault.message);
  const claim = result.answer.claims?.find(({ verdict }) => verdict === "wrong");
  expect(claim).toMatchObject({ line: 10, name: "grad_w", cause: { mistake: "wrongSign" } });
});

describe("the first wrong line", () => {
  const judged = (source: string) => {
    const result = codeAnswer(source, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    return result.answer;
  };

  const network = (delta2: string, delta1: string) => `X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
y = np.array([[1.0], [0.0], [1.0]])
W1 = np.array([[0.4, -0.3, 0.1], [0.8, 0.1, -0.6]])
W2 = np.array([[0.6], [-0.4], [0.2]])
H = 1 / (1 + np.exp(-(X @ W1)))
p = 1 / (1 + np.exp(-(H @ W2)))
loss = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)
D2 = ${delta2}
D1 = ${delta1}
grad_W2 = H.T @ D2 / len(y)
grad_W1 = X.T @ D1 / len(y)
`;
  const slope = "(D2 @ W2.T) * H * (1 - H)";

  it("is the one whose repair makes all right that goes through it, not a later one that makes good for it", () => {
    // `H.T @ (D2 - y)` would make grad_W2 right, and leave grad_W1 wrong.
    const { first, claims } = judged(network("p", slope));
    expect(first).toEqual({ line: 8, name: "D2" });
    expect(claims?.[0].cause).toMatchObject({ mistake: "missingTerm", right: "p - y" });
    expect(claims?.slice(1).map(({ verdict }) => verdict)).toEqual(["carried", "carried"]);
  });

  it.each([
    ["2 * (p - y)", slope, 8, "wrongFactor"],
    ["y - p", slope, 8, "wrongSign"],
    ["p - y", `0.5 * (${slope})`, 9, "wrongFactor"],
    ["p - y", "(D2 @ W2.T) * H * (H - 1)", 9, "wrongSign"],
  ] as const)("with D2 = %s and D1 = %s is line %i: %s", (delta2, delta1, line, mistake) => {
    const { first, claims } = judged(network(delta2, delta1));
    expect(first?.line).toBe(line);
    expect(claims?.find((claim) => claim.verdict === "wrong")?.cause?.mistake).toBe(mistake);
  });

  it("is none where all is right", () => expect(judged(network("p - y", slope)).first).toBeUndefined());

  it("is where a sum is forgotten, not where the right value was computed that is put there", () => {
    const { first, claims } = judged(`X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
params = {"W1": np.array([[0.4, -0.3, 0.1], [0.8, 0.1, -0.6]]), "b1": np.array([0.1, 0.2, 0.3])}
hidden = np.maximum(0, X @ params["W1"] + params["b1"])
loss = np.sum(hidden ** 2)
grads = {}
dback = 2 * hidden
dback[hidden <= 0] = 0
grads["W1"] = X.T @ dback
grads["b1"] = dback
`);
    expect(first).toEqual({ line: 9, name: 'grads["b1"]' });
    expect(claims?.at(-1)?.cause?.mistake).toBe("shape");
  });

  it("without a known mistake is the helper through which all goes that is wrong, and nothing that is right", () => {
    const source = (back: string) => `X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
W = np.array([[0.4, -0.3, 0.1], [0.8, 0.1, -0.6]])
b = np.array([0.1, 0.2, 0.3])
V = np.array([[0.5], [-0.4], [0.7]])
H = np.tanh(X @ W + b)
out = H @ V
loss = 0.5 * np.sum(out ** 2)
dV = H.T @ out
back = ${back}
dW = X.T @ back
db = back.sum(axis=0)
`;
    expect(judged(source("(out @ V.T) * (1 - H ** 2)")).first).toBeUndefined();
    const { first, claims } = judged(source("np.cos(H) * 3.7"));
    expect(first).toEqual({ line: 9, name: "back" });
    expect(claims?.map(({ verdict }) => verdict)).toEqual(["right", "wrong", "carried", "carried"]);
    expect(claims?.[1].cause).toBeUndefined();
  });

  it("of what is built up in several lines is the one that errs", () => {
    const source = (added: string) => `X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
w = np.array([0.4, -0.3])
loss = 0.5 * np.sum((X @ w) ** 2) / 3
dw = np.zeros(2)
for n in range(3):
    s = X[n] @ w
    dw += ${added}
dw /= 3
`;
    expect(judged(source("s * X[n]")).first).toBeUndefined();
    const { first, claims } = judged(source("2 * s * X[n]"));
    expect(first).toEqual({ line: 7, name: "dw" });
    expect(claims?.map(({ verdict }) => verdict)).toEqual(["wrong", "carried"]);
  });
});

describe("a line that is missing", () => {
  const classes = (target: string, penalty: string) => `import numpy as np
X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
y = np.array([0, 2, 1])
W = np.array([[0.4, -0.3, 0.1], [0.8, 0.1, -0.6]])
reg = 0.05
s = X @ W
p = np.exp(s) / np.sum(np.exp(s), axis=1, keepdims=True)
loss = -np.sum(np.log(p[np.arange(3), y])) / 3 + 0.5 * reg * np.sum(W * W)
e = p.copy()
${target}dW = X.T @ e
dW /= 3
${penalty}`;
  const target = "e[np.arange(3), y] -= 1\n";
  const penalty = "dW += reg * W\n";
  const causeOf = (source: string) => {
    const result = codeAnswer(source, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    return result.answer.claims?.find(({ verdict }) => verdict === "wrong")?.cause;
  };

  it("is none where all is there", () => expect(causeOf(classes(target, penalty))).toBeUndefined());

  it("is the target's", () => {
    expect(causeOf(classes("", penalty))).toMatchObject({
      mistake: "missingTerm",
      right: "e = p.copy()\ne[np.arange(3), y] -= 1",
    });
  });

  it("is the penalty's", () => {
    expect(causeOf(classes(target, ""))).toMatchObject({
      mistake: "missingPenalty",
      right: "dW /= 3\ndW += reg * W",
    });
  });
});

describe("the line in which it was forgotten", () => {
  const net = `import numpy as np
X = np.array([[0.6, -1.0], [0.8, -1.0], [-0.4, 0.9]])
t = np.array([[0.2], [0.7], [0.1]])
W = np.array([[-0.8, 0.6], [0.5, -1.0]])
v = np.array([[0.4], [-0.9]])
h = 1 / (1 + np.exp(-(X @ W)))
L = 0.5 * np.sum((h @ v - t) ** 2)
delta2 = h @ v - t
error1 = delta2 @ v.T
`;
  const firstOf = (text: string) => {
    const result = codeAnswer(net + text, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    const { first, claims } = result.answer;
    return { ...first, cause: claims?.find(({ line }) => line === first?.line)?.cause };
  };

  it("is the helper that comes after what nothing reads, and not the line that reads the helper", () => {
    const found = firstOf("back1 = h * (1 - h)\ndW = X.T @ back1\n");
    expect(found).toMatchObject({ line: 10, name: "back1", cause: { mistake: "missingFactor" } });
    expect(found.cause?.right).toContain("error1");
  });

  it("is the slope's own line where its first factor is missing", () => {
    const found = firstOf("slope = 1 - h\nboth = error1 * slope\ndW = X.T @ both\n");
    expect(found).toMatchObject({ line: 10, name: "slope", cause: { right: "h * (1 - h)" } });
  });

  it("is that of a mask of truth values", () => {
    const found = firstOf(
      "r = np.maximum(0, X - 0.1)\nL = np.sum((r - 0.5) ** 2)\ndr = 2 * (r - 0.5)\nmask = 2.0 * (X > 0.1)\ndX = dr * mask\n",
    );
    expect(found).toMatchObject({ line: 13, name: "mask", cause: { mistake: "wrongFactor" } });
  });
});

it("a factor that a setting happens to equal is a mistake where the division leaves it", () => {
  const result = codeAnswer(
    `import numpy as np
a = np.array([[0.3, -0.2], [0.7, 0.4]])
tau = 0.5
s = a @ a.T / tau
L = np.sum(s ** 3)
ds = 0.5 * 3 * s ** 2
da = (ds + ds.T) @ a / tau
`,
    () => 0,
  );
  expect("fault" in result ? result : result.answer.first).toEqual({ line: 6, name: "ds" });
});

it("a penalty that is left out behind a division is told, with the program's own names", () => {
  const result = codeAnswer(
    `import numpy as np
X = np.array([[0.5, -1.2], [0.3, 0.8], [0.1, -0.6]])
t = np.array([[0.2, 0.4], [0.7, -0.3], [0.1, 0.9]])
W = np.array([[0.3, -0.4], [0.6, 0.1]])
n, lam = 3, 0.05
e = X @ W - t
L = np.sum(e ** 2) / n + lam * np.sum(W ** 2)
dW = 2 * X.T @ e
dW /= n
`,
    () => 0,
  );
  const { first, claims } = "fault" in result ? { first: undefined, claims: [] } : result.answer;
  expect(first).toEqual({ line: 9, name: "dW" });
  expect(claims?.[0].cause).toMatchObject({ mistake: "missingPenalty" });
  expect(claims?.[0].cause?.right).toContain("dW += 2 * lam * W");
});
