import { describe, expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

/**
 * What is printed wrongly on exercise sheets, as programs in our own words: where each errs first, and why. The sheets are
 * those of the gallery; exercises.json names the places.
 */
const sheets: readonly {
  readonly where: string;
  readonly source: string;
  readonly first: { readonly line: number; readonly name: string };
  readonly mistake: string;
  readonly right?: string;
}[] = [
  {
    where: "C-P4, part 8: the propagation with W where its transpose belongs",
    source: `import numpy as np
Ws = [np.array([[1.0, -2.0], [0.5, 1.5]]), np.array([[0.3, 0.8], [-1.0, 0.4]]), np.array([[2.0, -1.0]])]
z = np.array([[0.5], [-0.3]])
zs = [z]
for W in Ws:
    z = W @ z
    zs.append(z)
f = np.sum(z)
dWs = [None, None, None]
grad_z = np.ones((1, 1))
for i in range(2, -1, -1):
    dWs[i] = grad_z @ zs[i].T
    grad_z = Ws[i] @ grad_z if i < 2 else Ws[i].T @ grad_z
`,
    first: { line: 13, name: "grad_z" },
    mistake: "transposedWeights",
  },
  {
    where: "C-P4, part 8: an inner product where the outer one belongs",
    source: `import numpy as np
W = np.array([[1.0, -2.0], [0.5, 1.5]])
x = np.array([0.5, -0.3])
c = np.array([1.0, 2.0])
z = W @ x
f = c @ z
dz = c
dW = dz @ x
`,
    first: { line: 8, name: "dW" },
    mistake: "shape",
    right: "np.outer(dz, x)",
  },
  {
    where: "B-Q3.7: weights' gradients are sums where the loss is a mean over K examples",
    source: `import numpy as np
x = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8], [0.2, 0.9]])
y = np.array([0, 1, 1, 0])
w1 = np.array([[0.4, -0.6], [0.9, 0.2], [-0.3, 0.5]])
b1 = np.array([0.1, -0.1, 0.2])
w2 = np.array([[0.7, -0.2, 0.4], [-0.5, 0.3, 0.6]])
b2 = np.array([0.0, 0.1])
K = 4
ha = x @ w1.T + b1
hs = np.maximum(ha, 0)
oa = hs @ w2.T + b2
os = np.exp(oa) / np.sum(np.exp(oa), axis=1, keepdims=True)
loss = -np.sum(np.log(os[np.arange(K), y])) / K
onehot = np.eye(2)[y]
grad_oa = os - onehot
grad_b2 = np.sum(grad_oa, axis=0) / K
grad_w2 = grad_oa.T @ hs
grad_hs = grad_oa @ w2
grad_ha = grad_hs * (ha > 0)
grad_b1 = np.sum(grad_ha, axis=0) / K
grad_w1 = grad_ha.T @ x
`,
    first: { line: 17, name: "grad_w2" },
    mistake: "wrongFactor",
    right: "grad_oa.T @ hs / K",
  },
  {
    where: "B-Q3.5: the penalty is in the objective and not in the gradient",
    source: `import numpy as np
x = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8]])
t = np.array([[1.0], [0.0], [1.0]])
w = np.array([[0.4], [-0.6]])
lambda_l2 = 0.05
a = x @ w
p = 1 / (1 + np.exp(-a))
R = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
loss = R + lambda_l2 * np.sum(w ** 2)
grad_a = (p - t) / 3
grad_w = x.T @ grad_a
`,
    first: { line: 11, name: "grad_w" },
    mistake: "missingPenalty",
    right: "x.T @ grad_a + 2 * lambda_l2 * w",
  },
  {
    where: "B-Q2, item 15: the gradient of a bias times an input",
    source: `import numpy as np
W1 = np.array([[0.2, -0.4], [0.7, 0.1]])
b1 = np.array([0.1, -0.3])
w2 = np.array([0.5, -0.8])
x = np.array([1.5, -0.5])
ha = W1 @ x + b1
hs = np.tanh(ha)
L = 0.5 * (w2 @ hs - 1.0) ** 2
dhs = (w2 @ hs - 1.0) * w2
dha = dhs * (1 - hs ** 2)
db1 = dha * x
dW1 = np.outer(dha, x)
`,
    first: { line: 11, name: "db1" },
    mistake: "extraFactor",
    right: "dha",
  },
  {
    where: "A-Q8 (1) b: y − ŷ where ŷ − y belongs",
    source: `import numpy as np
U = np.array([[0.5, -0.3], [0.2, 0.8]])
b2 = np.array([0.1, -0.1])
h = np.array([0.6, 0.9])
y = np.array([1.0, 0.0])
theta = U @ h + b2
yhat = np.exp(theta) / np.sum(np.exp(theta))
L = -np.sum(y * np.log(yhat))
dtheta = yhat - y
db2 = y - yhat
dU = np.outer(dtheta, h)
`,
    first: { line: 10, name: "db2" },
    mistake: "wrongSign",
    right: "yhat - y",
  },
  {
    where: "D-P1, 1.14: the outgoing weights exchanged between the outputs",
    source: `h1, h2 = 0.59, 0.6
w5, w6, w7, w8 = 0.4, 0.45, 0.5, 0.55
t1, t2 = 0.01, 0.99
o1 = w5 * h1 + w6 * h2
o2 = w7 * h1 + w8 * h2
L = 0.5 * (o1 - t1) ** 2 + 0.5 * (o2 - t2) ** 2
delta_o1 = o1 - t1
delta_o2 = o2 - t2
dL_dh1 = delta_o1 * w7 + delta_o2 * w5
dL_dh2 = delta_o1 * w8 + delta_o2 * w6
`,
    first: { line: 9, name: "dL_dh1" },
    mistake: "exchangedFactors",
    right: "delta_o1 * w5 + delta_o2 * w7",
  },
  {
    where: "D-P1, 1.35: the sign of a sum of two shares of a bias",
    source: `x = 0.5
w1, w2, b = 0.15, 0.25, 0.35
y1 = w1 * x + b
y2 = w2 * x + b
L = 0.5 * y1 ** 2 + 0.5 * y2 ** 2
dy1 = y1
dy2 = y2
db = -(dy1 + dy2)
`,
    first: { line: 8, name: "db" },
    mistake: "wrongSign",
    right: "dy1 + dy2",
  },
  {
    where: "A-Q2: the ridge penalty's gradient without its 2",
    source: `import numpy as np
X = np.array([[1.0, 0.5], [0.3, -1.2], [0.8, 0.9]])
y = np.array([1.0, -0.5, 0.7])
w = np.array([0.4, -0.1])
lam = 0.3
J = np.sum((X @ w - y) ** 2) + lam * np.sum(w ** 2)
dw = 2 * X.T @ (X @ w - y) + lam * w
`,
    first: { line: 7, name: "dw" },
    mistake: "wrongFactor",
    right: "2 * X.T @ (X @ w - y) + 2 * (lam * w)",
  },
  {
    where: "E-Q1: an inner product of w2 and the slopes where the elementwise one belongs",
    source: `import numpy as np
W1 = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6]])
b1 = np.array([0.1, -0.3, 0.2])
w2 = np.array([0.5, -0.8, 0.9])
x = np.array([1.5, -0.5])
u = x @ W1 + b1
y = w2 @ np.tanh(u)
L = 0.5 * (y - 0.3) ** 2
dy = y - 0.3
db1 = dy * (w2 @ (1 - np.tanh(u) ** 2))
`,
    first: { line: 10, name: "db1" },
    mistake: "shape",
    right: "dy * (w2 * (1 - np.tanh(u) ** 2))",
  },
  {
    where: "A-Q8 (1) a: U where h belongs, and so another shape",
    source: `import numpy as np
W = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6], [-0.5, 0.8, 0.4], [0.3, 0.2, 0.9]])
U = np.array([[0.5, -0.3, 0.7, 0.1], [0.2, 0.8, -0.6, 0.4]])
b1 = np.array([[0.1], [0.2], [0.3], [0.4]])
b2 = np.array([[0.1], [-0.1]])
x = np.array([[0.6], [0.9], [-0.4]])
y = np.array([[1.0], [0.0]])
z = W @ x + b1
h = np.maximum(z, 0)
theta = U @ h + b2
yhat = np.exp(theta) / np.sum(np.exp(theta))
L = -np.sum(y * np.log(yhat))
dL_dU = U.T @ (y - yhat)
`,
    first: { line: 13, name: "dL_dU" },
    mistake: "shape",
  },
  {
    where: "A-Q8 (1) c: the sign of the gradient of W",
    source: `import numpy as np
W = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6], [-0.5, 0.8, 0.4], [0.3, 0.2, 0.9]])
U = np.array([[0.5, -0.3, 0.7, 0.1], [0.2, 0.8, -0.6, 0.4]])
b1 = np.array([[0.1], [0.2], [0.3], [0.4]])
b2 = np.array([[0.1], [-0.1]])
x = np.array([[0.6], [0.9], [-0.4]])
y = np.array([[1.0], [0.0]])
z = W @ x + b1
h = np.maximum(z, 0)
theta = U @ h + b2
yhat = np.exp(theta) / np.sum(np.exp(theta))
L = -np.sum(y * np.log(yhat))
dL_dW = (U.T @ (y - yhat)) * (z > 0) @ x.T
`,
    first: { line: 13, name: "dL_dW" },
    mistake: "wrongSign",
  },
  {
    where: "A-Q8 (1) d: the sign of the gradient of b1",
    source: `import numpy as np
W = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6], [-0.5, 0.8, 0.4], [0.3, 0.2, 0.9]])
U = np.array([[0.5, -0.3, 0.7, 0.1], [0.2, 0.8, -0.6, 0.4]])
b1 = np.array([[0.1], [0.2], [0.3], [0.4]])
b2 = np.array([[0.1], [-0.1]])
x = np.array([[0.6], [0.9], [-0.4]])
y = np.array([[1.0], [0.0]])
z = W @ x + b1
h = np.maximum(z, 0)
theta = U @ h + b2
yhat = np.exp(theta) / np.sum(np.exp(theta))
L = -np.sum(y * np.log(yhat))
dL_db1 = (U.T @ (y - yhat)) * (z > 0)
`,
    first: { line: 13, name: "dL_db1" },
    mistake: "wrongSign",
    right: "(U.T @ (yhat - y)) * (z > 0)",
  },
  {
    where: "A-Q8 (1) e: the sign of the gradient of x",
    source: `import numpy as np
W = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6], [-0.5, 0.8, 0.4], [0.3, 0.2, 0.9]])
U = np.array([[0.5, -0.3, 0.7, 0.1], [0.2, 0.8, -0.6, 0.4]])
b1 = np.array([[0.1], [0.2], [0.3], [0.4]])
b2 = np.array([[0.1], [-0.1]])
x = np.array([[0.6], [0.9], [-0.4]])
y = np.array([[1.0], [0.0]])
z = W @ x + b1
h = np.maximum(z, 0)
theta = U @ h + b2
yhat = np.exp(theta) / np.sum(np.exp(theta))
L = -np.sum(y * np.log(yhat))
dL_dx = W.T @ ((U.T @ (y - yhat)) * (z > 0))
`,
    first: { line: 13, name: "dL_dx" },
    mistake: "wrongSign",
    right: "W.T @ ((U.T @ (yhat - y)) * (z > 0))",
  },
  {
    where: "A-Q1 c: one number where the gradient of a matrix is a matrix",
    source: `import numpy as np
x = np.array([1.0, 2.0, -0.5])
A = np.array([[1.0, 0.5, 0.2], [0.3, -1.0, 0.7], [0.4, 0.9, 2.0]])
f = x @ A @ x
dA = np.sum(x ** 2)
`,
    first: { line: 5, name: "dA" },
    mistake: "shape",
  },
  {
    where: "A-Q2 b: both terms are half of the right ones",
    source: `import numpy as np
X = np.array([[1.0, 0.5], [0.3, -1.2], [0.8, 0.9]])
y = np.array([1.0, -0.5, 0.7])
theta = np.array([0.4, -0.1])
lam = 0.3
J = 0.5 * np.sum((X @ theta - y) ** 2) + lam * np.sum(theta ** 2)
dtheta = 0.5 * X.T @ (X @ theta - y) + lam * theta
`,
    first: { line: 7, name: "dtheta" },
    mistake: "wrongFactor",
  },
  {
    where: "A-Q6: an inner product where the outer one belongs",
    source: `import numpy as np
W = np.array([[0.2, -0.4, 0.3], [0.7, 0.1, -0.6], [-0.5, 0.8, 0.4]])
x = np.array([0.6, 0.9, -0.4])
onehot = np.array([0.0, 1.0, 0.0])
s = W.T @ x
p = np.exp(s) / np.sum(np.exp(s))
L = -np.log(p[1])
dW = np.dot(x, p - onehot)
`,
    first: { line: 8, name: "dW" },
    mistake: "shape",
    right: "np.outer(x, p - onehot)",
  },
  {
    where: "B-Q2, item 18: λ22 where the absolute values' λ21 belongs",
    source: `import numpy as np
W2 = np.array([[0.5, -0.3], [0.2, 0.8]])
h = np.array([0.6, 0.9])
t = np.array([1.0, 0.0])
lambda21 = 0.02
lambda22 = 0.05
o = W2 @ h
R = 0.5 * np.sum((o - t) ** 2) + lambda21 * np.sum(np.abs(W2)) + lambda22 * np.sum(W2 ** 2)
do = o - t
dW2 = np.outer(do, h) + 2 * lambda22 * W2 + lambda22 * np.sign(W2)
`,
    first: { line: 10, name: "dW2" },
    mistake: "otherInput",
    right: "np.outer(do, h) + 2 * lambda22 * W2 + lambda21 * np.sign(W2)",
  },
  {
    where: "B-Q2, item 6: a sum over the examples where the risk is their mean",
    source: `import numpy as np
x = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8]])
t = np.array([1.0, 0.0, 1.0])
theta = np.array([0.4, -0.6])
n = 3
R = np.sum(0.5 * (x @ theta - t) ** 2) / n
dR_dtheta = np.zeros(2)
for i in range(n):
    dR_dtheta += (x[i] @ theta - t[i]) * x[i]
`,
    first: { line: 9, name: "dR_dtheta" },
    mistake: "wrongFactor",
  },
  {
    where: "B-Q3.2: the wrong one of what bprop returns, the hidden layer's gradient for that of w1",
    source: `import numpy as np
w1 = np.array([[0.4, -0.6], [0.9, 0.2], [-0.3, 0.5]])
w2 = np.array([[0.7, -0.2, 0.4], [-0.5, 0.3, 0.6]])
x = np.array([0.5, -1.0])
t = np.array([1.0, 0.0])
ha = w1 @ x
hs = np.maximum(ha, 0)
oa = w2 @ hs
L = 0.5 * np.sum((oa - t) ** 2)
def bprop():
    grad_oa = oa - t
    grad_w2 = np.outer(grad_oa, hs)
    grad_hs = w2.T @ grad_oa
    grad_ha = grad_hs * (ha > 0)
    grad_w1 = np.outer(grad_ha, x)
    return grad_oa, grad_w2, grad_hs, grad_ha, grad_w1
dL_dw1 = bprop()[2]
`,
    first: { line: 17, name: "dL_dw1" },
    mistake: "shape",
  },
  {
    where: "B-Q3.5: only the last example's gradient is kept",
    source: `import numpy as np
x = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8]])
t = np.array([1.0, 0.0, 1.0])
w = np.array([0.4, -0.6])
loss = np.sum(0.5 * (x @ w - t) ** 2)
grad_w = np.zeros(2)
for k in range(3):
    grad_w = (x[k] @ w - t[k]) * x[k]
`,
    first: { line: 8, name: "grad_w" },
    mistake: "overwritten",
  },
  {
    where: "C-P2: the penalty's gradient, without a penalty in the cost",
    source: `import numpy as np
x = np.array([[0.5, -1.0], [1.0, 0.3], [-0.7, 0.8]])
y = np.eye(2)[[0, 1, 1]]
W = np.array([[0.4, -0.6], [0.2, 0.9]])
alpha = 0.1
z = x @ W
p = np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)
cost = -np.sum(y * np.log(p)) / 3
grad_W = x.T @ (p - y) / 3 + alpha * W
`,
    first: { line: 9, name: "grad_W" },
    mistake: "extraTerm",
    right: "x.T @ (p - y) / 3",
  },
  {
    where: "D-P7 (3): the sign of a softmax's other slopes",
    source: `import numpy as np
z = np.array([0.5, -1.0, 0.3])
w = np.array([1.0, -2.0, 0.7])
y = np.exp(z) / np.sum(np.exp(z))
L = w @ y
dy = w
J = np.diag(y) + np.outer(y, y)
dz = J @ dy
`,
    first: { line: 7, name: "J" },
    mistake: "wrongSign",
  },
  {
    where: "D-P7 (7): the slope before the product with the weights",
    source: `import numpy as np
W1 = np.array([[0.2, -0.4], [0.7, 0.1]])
W2 = np.array([[0.5, -0.3], [0.2, 0.8]])
x = np.array([0.6, 0.9])
t = np.array([1.0, 0.0])
z1 = W1 @ x
a1 = np.where(z1 > 0, z1, 0.01 * z1)
z2 = W2 @ a1
y = np.exp(z2) / np.sum(np.exp(z2))
L = -np.sum(t * np.log(y))
dz2 = y - t
slope = np.where(z1 > 0, 1.0, 0.01)
dz1 = W2.T @ (dz2 * slope)
dW1 = np.outer(dz1, x)
`,
    first: { line: 13, name: "dz1" },
    mistake: "wrongSlope",
    right: "(W2.T @ dz2) * slope",
  },
  {
    where: "E-Q3: the factor 10 twice",
    source: `x = 0.7
f = 5 * x ** 2 + 2
df_dx = 10 * (10 * x)
`,
    first: { line: 3, name: "df_dx" },
    mistake: "wrongFactor",
    right: "10 * x",
  },
];

describe.each(sheets)("$where", ({ source, first, mistake, right }) => {
  it("is found, with its cause and the right line", () => {
    const result = codeAnswer(source, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    expect(result.answer.first).toEqual(first);
    const claim = result.answer.claims?.find(({ verdict }) => verdict === "wrong" || verdict === "shape");
    expect(claim?.cause?.mistake).toBe(mistake);
    if (right !== undefined) expect(claim?.cause?.right).toBe(right);
  });
});

/** What is printed in another convention on sheets isn't a mistake. */
const others: readonly {
  readonly where: string;
  readonly source: string;
  readonly verdicts: readonly string[];
}[] = [
  {
    where: "C-P4, parts 6 and 7: a row of the Jacobian for the gradient",
    source: `import numpy as np
W1 = np.array([[0.2, -0.4], [0.7, 0.1], [0.5, -0.8]])
W2 = np.array([[1.0, -2.0, 0.25]])
b1 = np.array([[0.1], [0.2], [0.3]])
x = np.array([[0.6], [0.9]])
z1 = W1 @ x + b1
f = np.sum(W2 @ z1)
df_dz1 = W2
df_db1 = W2
`,
    verdicts: ["right", "convention"],
  },
  {
    where: "B-Q1, item 9: the slope 1 of an absolute value at 0",
    source: `import numpy as np
x = np.array([0.5, 0.0, -1.0])
f = np.sum(np.abs(x))
dx = np.where(x >= 0, 1.0, -1.0)
`,
    verdicts: ["convention"],
  },
  {
    where: "D-P2, 1.76: numbers that were rounded on the way",
    source: `import numpy as np
x = np.array([2.0, 3.0])
W = np.array([[0.11, 0.21], [0.12, 0.08]])
v = np.array([0.14, 0.15])
h = W @ x
L = 0.5 * (v @ h - 1.0) ** 2
dh = np.round((v @ h - 1.0) * v, 4)
dW = np.outer(dh, x)
`,
    verdicts: ["rounding", "right"],
  },
];

describe.each(others)("$where", ({ source, verdicts }) => {
  it("isn't accused", () => {
    const result = codeAnswer(source, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    expect(result.answer.claims?.map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});
