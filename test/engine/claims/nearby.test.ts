import { describe, expect, it } from "vitest";
import { judged } from "./judged";

const firstCause = (source: string) => judged(source).claims.find(({ cause }) => cause)?.cause;

describe("a right line is right at other inputs too", () => {
  it("so b times what comes back isn't twice that where b is 2", () =>
    expect(
      firstCause(`a = 3.0
b = 2.0
c = -1.5
e = a * b
d = e + c
f = b * d
g = f * f
df = 2 * f
dd = df
de = dd
da = de * b
`),
    ).toMatchObject({ words: "a factor b is missing", right: "b * df" }));

  it("so a sum that happens to be the loss isn't told in its place", () =>
    expect(
      firstCause(`import numpy as np
x = np.array([1.0, 2.0])
b = 2.0
y = b * x
L = np.sum(y ** 2)
dy = 2 * y
db = np.sum(dy)
`),
    ).toMatchObject({ right: "np.sum(dy * x)" }));

  it("and a length by which a mean divides isn't moved", () =>
    expect(
      firstCause(`import numpy as np
n = 3
x = np.array([0.5, -1.2, 0.3])
w = np.array([0.7, 0.2, -0.4])
h = x * w
m = h.sum() / n
c = h - m
L = (c ** 2).mean()
dc = c / n
dh = dc - dc.sum() / n
dw = dh * x
`),
    ).toMatchObject({ mistake: "wrongFactor", right: "2 * (c / n)" }));
});

describe("a right line has its variable's shape", () => {
  const program = (shape: string, db: string) => `import numpy as np
X = np.array([[0.6, -1.0], [0.8, -1.0], [-0.4, 0.9]])
T = np.array([[-0.8, 0.3], [-0.1, 0.5], [0.9, -0.7]])
W = np.array([[0.1, -1.0], [0.5, 0.4]])
b = np.zeros(${shape})
Y = X @ W + b
loss = np.sum((Y - T) ** 2)
dY = 2 * (Y - T)
db = ${db}
`;

  it.each([
    ["(1, 2)", "dY", "np.sum(dY, axis=0, keepdims=True)"],
    ["2", "dY", "np.sum(dY, axis=0)"],
  ])("of %s a sum of %s is %s", (shape, wrong, right) => {
    expect(firstCause(program(shape, wrong))).toMatchObject({ mistake: "shape", right });
    expect(judged(program(shape, right)).claims.at(-1)).toMatchObject({ verdict: "right" });
  });
});

describe("what comes back several ways", () => {
  const rnn = (dh: string, next: string) => `import numpy as np
xs = np.array([[0.5, -0.3], [0.1, 0.8], [-0.6, 0.4]])
ts = np.array([[0.2, 0.1], [-0.5, 0.3], [0.4, -0.2]])
Wx = np.array([[0.4, -0.7], [0.2, 0.6]])
Wh = np.array([[0.3, 0.5], [-0.4, 0.1]])
hs = {-1: np.zeros(2)}
loss = 0.0
for t in range(3):
    hs[t] = np.tanh(Wx @ xs[t] + Wh @ hs[t - 1])
    loss += 0.5 * np.sum((hs[t] - ts[t]) ** 2)
dWx, dWh = np.zeros_like(Wx), np.zeros_like(Wh)
dh_next = np.zeros(2)
for t in reversed(range(3)):
    dh = ${dh}
    dz = (1 - hs[t] ** 2) * dh
    dWx += np.outer(dz, xs[t])
    dWh += np.outer(dz, hs[t - 1])
${next}
`;

  it("the later steps' part is told where a line leaves it out, in each pass", () => {
    const causes = judged(rnn("hs[t] - ts[t]", "    dh_next = Wh.T @ dz")).claims.flatMap(
      ({ cause = [] }) => cause,
    );
    expect(causes.map(({ right }) => right)).toEqual(Array(2).fill("hs[t] - ts[t] + dh_next"));
  });

  it("also where nothing computes it: no slope is missing there", () =>
    expect(firstCause(rnn("hs[t] - ts[t]", ""))).toMatchObject({
      mistake: "missingTerm",
      words: "what comes back through Wh @ hs[t - 1] is missing",
    }));

  it("and with it all is right", () =>
    expect(judged(rnn("hs[t] - ts[t] + dh_next", "    dh_next = Wh.T @ dz")).first).toBeUndefined());
});
