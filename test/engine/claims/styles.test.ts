import { describe, expect, it } from "vitest";
import { type ClaimAnswer, codeAnswer } from "../../../src/engine/claims/codeAnswer";

function claimsOf(source: string): readonly ClaimAnswer[] {
  const result = codeAnswer(source, () => 0);
  if ("fault" in result) throw new Error(`${result.fault.line}: ${result.fault.message}`);
  return result.answer.claims ?? [];
}

const told = (claims: readonly ClaimAnswer[]) =>
  claims.map(({ line, name, of, verdict }) => `${line} ${name} of ${of}: ${verdict}`);

const net = `x = np.array([[0.5, -1.0, 2.0]])
t = np.array([[1.0]])
W1 = np.array([[0.4, -0.3], [0.8, 0.1], [-0.5, 0.9]])
W2 = np.array([[0.6], [-0.4]])
h = np.tanh(x @ W1)
y = h @ W2
L = 0.5 * np.sum((y - t) ** 2)
`;

describe("gradients that point downhill", () => {
  const downhill = `${net}d_W2 = h.T @ (t - y)
d_W1 = x.T @ (((t - y) @ W2.T) * (1 - h ** 2))
`;
  const updates = "W2 += 0.1 * d_W2\nW1 += 0.1 * d_W1\n";

  it("are a convention where the updates add them", () => {
    const claims = claimsOf(downhill + updates);
    expect(told(claims)).toEqual(["8 d_W2 of W2: convention", "9 d_W1 of W1: convention"]);
    expect(claims.map(({ factor }) => factor)).toEqual([-1, -1]);
  });

  it("are wrong where the updates subtract them, or where there are none", () => {
    const subtracted = claimsOf(downhill + updates.replaceAll("+=", "-="));
    expect(subtracted[0]).toMatchObject({ verdict: "wrong", cause: { mistake: "wrongSign" } });
    expect(claimsOf(downhill)[0]).toMatchObject({ verdict: "wrong", cause: { mistake: "wrongSign" } });
  });

  it("and have another mistake are told that one", () => {
    const claims = claimsOf(downhill.replace(" * (1 - h ** 2)", "") + updates);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["convention", "wrong"]);
    expect(claims[1].cause?.mistake).toBe("missingSlope");
  });

  it("may be error signals alone, which the updates read", () => {
    const claims = claimsOf(`x1, x2 = 0.35, 0.9
w1, w2, w3 = 0.1, 0.8, 0.3
net1 = w1 * x1 + w2 * x2
out1 = 1 / (1 + np.exp(-net1))
net2 = w3 * out1
out2 = 1 / (1 + np.exp(-net2))
E = 0.5 * (0.5 - out2) ** 2
delta2 = (0.5 - out2) * out2 * (1 - out2)
delta1 = delta2 * w3 * out1 * (1 - out1)
w3 = w3 + 1.0 * delta2 * out1
w1 = w1 + 1.0 * delta1 * x1
w2 = w2 + 1.0 * delta1 * x2
`);
    expect(told(claims)).toEqual(["8 delta2 of net2: convention", "9 delta1 of net1: convention"]);
  });
});

describe("claims in PyTorch", () => {
  const forward = `import torch
x = torch.tensor([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
w1 = torch.tensor([[0.2, -0.4, 0.6], [0.5, 0.1, -0.3]], requires_grad=True)
w2 = torch.tensor([[0.7], [-0.5], [0.2]], requires_grad=True)
h = x @ w1
a = torch.relu(h)
out = a @ w2
loss = (out ** 2).mean()
loss.backward()
`;
  const backward = (mask: string) => `with torch.no_grad():
    grad_out = 2 * out / out.numel()
    grad_w2 = a.t() @ grad_out
    grad_a = grad_out @ w2.t()
    grad_h = grad_a.clone()
${mask}    grad_w1 = x.t() @ grad_h
`;

  it("are found under no_grad, and one that is changed in place counts after that", () => {
    expect(told(claimsOf(forward + backward("    grad_h[h < 0] = 0\n")))).toEqual([
      "11 grad_out of out: right",
      "12 grad_w2 of w2: right",
      "13 grad_a of a: right",
      "15 grad_h of h: right",
      "16 grad_w1 of w1: right",
    ]);
  });

  it("carry on there what is wrong above", () => {
    const claims = claimsOf(forward + backward(""));
    expect(claims.map(({ verdict }) => verdict)).toEqual(["right", "right", "right", "wrong", "carried"]);
    expect(claims[3].cause?.mistake).toBe("missingSlope");
  });
});

describe("names of gradients", () => {
  it("beside the value that they are of, in an object", () => {
    const program = `class Leaf:
    def __init__(self, data):
        self.data = data
        self.g = 0.0
w = Leaf(np.array([1.0, -2.0]))
b = Leaf(0.5)
y = np.sum(w.data ** 2) + 3 * b.data
def back(w, b):
    w.g = 2 * w.data
    b.g = 3.0 * y / y
back(w, b)
`;
    expect(told(claimsOf(program))).toEqual(["9 w.g of w.data: right", "10 b.g of b.data: right"]);
  });

  it("that say no more than that it is one, of what is learned", () => {
    const claims = claimsOf(`X = np.array([[1.0, 0.5], [1.0, -1.0], [1.0, 2.0]])
y = np.array([1.0, 0.0, 2.0])
theta = np.array([0.3, -0.2])
J = np.sum((X @ theta - y) ** 2)
gradient = X.T @ (X @ theta - y)
`);
    expect(claims).toMatchObject([{ name: "gradient", of: "theta", cause: { mistake: "wrongFactor" } }]);
  });

  it("with a number alone, of what goes into the units of that layer", () => {
    const claims =
      claimsOf(`${net.replace("x @ W1", "z1").replace("h =", "z1 = x @ W1\nh =")}d1 = ((y - t) @ W2.T) * h
`);
    expect(claims).toMatchObject([{ name: "d1", of: "z1", verdict: "wrong" }]);
  });
});

describe("arrays that are built up part by part", () => {
  it("count as they are when a part of them is read", () => {
    const claims = claimsOf(`x = np.array([0.5, -1.0, 2.0, 0.3])
w = np.array([0.7, -0.2])
padded = np.concatenate([np.zeros(1), x, np.zeros(1)])
out = np.array([np.sum(padded[i:i + 2] * w) for i in range(5)])
L = 0.5 * np.sum(out ** 2)
dout = out
dpadded = np.zeros(6)
for i in range(5):
    dpadded[i:i + 2] += w * dout[i]
dx = dpadded[1:-1]
`);
    expect(claims.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual([
      "dout: right",
      "dpadded: right",
      "dx: right",
    ]);
  });
});

describe("the gradients of a program", () => {
  it("count as a comment says, and aren't where one says so", () => {
    const source = `${net}back = y - t
d_W2 = h.T @ back
`;
    expect(told(claimsOf(source))).toEqual(["9 d_W2 of W2: right"]);
    expect(told(claimsOf(source.replace("back = y - t", "back = t - y  # gradient of y")))).toEqual([
      "8 back of y: wrong",
      "9 d_W2 of W2: carried",
    ]);
    expect(claimsOf(source.replace("@ back", "@ back  # no gradient"))).toEqual([]);
    // Of what isn't there nothing can be said.
    expect(told(claimsOf(source.replace("y - t\n", "y - t  # gradient of q\n")))).toEqual([
      "9 d_W2 of W2: right",
    ]);
  });

  it("are found in a dict that is called g", () => {
    const claims = claimsOf(`${net}g = {}
g["y"] = y - t
g["W2"] = h.T @ g["y"]
g["W1"] = x.T @ (g["y"] @ W2.T)
`);
    expect(told(claims)).toEqual([
      '9 g["y"] of y: right',
      '10 g["W2"] of W2: right',
      '11 g["W1"] of W1: wrong',
    ]);
  });

  it("under a name for whatever comes back are those of what the layer was given", () => {
    const layers = (slope: string) => `class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out
    def backward(self, dout):
        return dout * ${slope}
class Times:
    def __init__(self, w):
        self.w = w
    def forward(self, x):
        self.x = x
        return x @ self.w
    def backward(self, dout):
        self.dw = self.x.T @ dout
        return dout @ self.w.T
x = np.array([[0.5, -1.0]])
layers = [Times(np.array([[0.4, -0.3], [0.8, 0.1]])), Tanh(), Times(np.array([[0.6], [-0.4]]))]
for layer in layers:
    x = layer.forward(x)
loss = 0.5 * np.sum((x - 1.0) ** 2)
dout = x - 1.0
for layer in reversed(layers):
    dout = layer.backward(dout)
`;
    expect(claimsOf(layers("(1 - self.out ** 2)")).map(({ verdict }) => verdict)).not.toContain("wrong");
    const wrong = claimsOf(layers("(1 - self.out)")).find(({ verdict }) => verdict === "wrong");
    expect(wrong).toMatchObject({
      line: 6,
      name: "backward()",
      goesInto: "dout",
      of: "x",
      cause: { mistake: "wrongSlope" },
    });
  });

  it("times a number that later lines divide by are mended in their own convention", () => {
    const source = (delta: string) => `m = 4
X = np.array([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2], [1.3, -0.4]])
y = np.array([[1.0], [0.0], [1.0], [0.0]])
w = np.array([[0.4], [-0.3]])
z = X @ w
J = 0.5 * np.sum((z - y) ** 2) / m
dz = ${delta}
dw = X.T @ dz / m
`;
    expect(claimsOf(source("z - y"))[0]).toMatchObject({
      verdict: "convention",
      words: "is the gradient times 4 (m); the lines that read it undo that",
    });
    expect(claimsOf(source("z"))[0].cause).toMatchObject({ mistake: "missingTerm", right: "z - y" });
  });

  it("that are read after a step are told below which line it belongs", () => {
    const claims = claimsOf(`${net}dy = y - t
dW2 = h.T @ dy
W2 -= 0.1 * dW2
dh = dy @ W2.T
dW1 = x.T @ (dh * (1 - h ** 2))
`);
    expect(claims[2].cause).toMatchObject({
      mistake: "updatedWeights",
      line: 10,
      right: "W2 -= 0.1 * dW2",
      below: 12,
    });
  });
});

describe("steps that go uphill", () => {
  const program = (step: string, loss = "L") => `${net.replace("L =", `${loss} =`)}dW2 = h.T @ (y - t)
W2 ${step} 0.1 * dW2
`;
  const notesOf = (source: string) => {
    const result = codeAnswer(source, () => 0);
    if ("fault" in result) throw new Error(result.fault.message);
    return result.answer.notes;
  };

  it("are told so, though every gradient is right", () => {
    expect(notesOf(program("+="))).toEqual([
      "Line 9: this step of W2 goes uphill, and L grows: the gradient is to be subtracted, or has the wrong sign.",
    ]);
    expect(notesOf(program("-="))).toBeUndefined();
    expect(notesOf(program("+=", "loglik"))).toBeUndefined();
  });

  it("aren't where what is kept of earlier ones takes them there", () => {
    const momentum = (step: string, before: number) => `${net}dW2 = h.T @ (y - t)
v = 0.9 * np.array([[${before}.0], [${-before}.0]]) + 0.1 * dW2
W2 ${step} 0.1 * v
`;
    const kept = [30, -30];
    expect(kept.flatMap((before) => notesOf(momentum("-=", before)) ?? [])).toEqual([]);
    // A step that is added goes down by chance alone.
    const added = kept.flatMap((before) => notesOf(momentum("+=", before)) ?? []);
    expect(added).toEqual([expect.stringMatching(/^Line 10: this step of W2 goes uphill/)]);
  });
});

describe("gradients that are put where others are", () => {
  const program = (line: string) => `X = np.array([[0.5, -1.0], [2.0, 0.3], [-0.7, 0.8]])
t = np.array([[1.0], [0.0], [0.5]])
m = 3
params = {"W1": np.array([[0.4], [0.8]]), "b1": np.array([0.1])}
y = X @ params["W1"] + params["b1"]
cost = np.sum((y - t) ** 2) / (2 * m)
dy_curr = y - t
${line}
grads = {}
grads["b1"] = db_curr
grads["W1"] = X.T @ dy_curr / m
`;

  it("are wrong in the line that computes them, whatever they are called there", () => {
    const claims = claimsOf(program("db_curr = 2 * np.sum(dy_curr, axis=0) / m"));
    expect(claims[0]).toMatchObject({ line: 8, of: 'params["b1"]', verdict: "wrong" });
    expect(claimsOf(program("db_curr = np.sum(dy_curr, axis=0) / m"))[0]).toMatchObject({ verdict: "right" });
  });
});

describe("shares of several steps that a function gives", () => {
  const program = (back: string, sum: string) => `W = np.array([[0.3, -0.2], [0.5, 0.1]])
xs = [np.array([1.0, 0.5]), np.array([-0.4, 0.8]), np.array([0.2, -1.0])]
hs = [np.zeros(2)]
for x in xs:
    hs.append(np.tanh(W @ hs[-1] + x))
L = np.sum(hs[-1] ** 2)
def step_back(dh, h, before):
    dz = dh * (1 - h ** 2)
    d_W = ${back}
    return W.T @ dz, d_W
dh = 2 * hs[-1]
dW = np.zeros((2, 2))
for k in range(3, 0, -1):
    dh, share = step_back(dh, hs[k], hs[k - 1])
    ${sum}
`;
  const wrong = (source: string) =>
    claimsOf(source).filter(({ verdict }) => verdict === "wrong" || verdict === "shape");

  it("aren't accused, whether their sum is right or wrong", () => {
    expect(wrong(program("np.outer(dz, before)", "dW += share"))).toEqual([]);
    const [first] = wrong(program("np.outer(dz, before)", "dW -= share"));
    expect(first).toMatchObject({ line: 15, name: "dW" });
  });

  it("are wrong where they are", () => {
    expect(wrong(program("2 * np.outer(dz, before)", "dW += share"))[0]).toMatchObject({
      line: 9,
      name: "d_W",
    });
  });
});

it("a factor that later lines divide by is a convention, also where something else is wrong there", () => {
  const claims = claimsOf(`X = np.array([[0.5, -1.0], [2.0, 0.3], [-0.7, 0.8]])
t = np.array([[1.0], [0.0], [0.5]])
m = 3
W = np.array([[0.4], [0.8]])
y = np.tanh(X @ W)
cost = np.sum((y - t) ** 2) / (2 * m)
dy = y - t
dW = X.T @ dy / m
`);
  expect(told(claims)).toEqual(["7 dy of y: convention", "8 dW of W: wrong"]);
});
