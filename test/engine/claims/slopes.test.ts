import { describe, expect, it } from "vitest";
import { judged } from "./judged";

const forward = (activation: string) => `import numpy as np
x = np.array([0.4, -1.1, 0.7, 0.2])
W = np.array([[0.3, -0.6, 0.9, 0.1], [-0.5, 0.4, 0.2, 0.8], [0.7, 0.1, -0.3, -0.9]])
v = np.array([0.6, -0.8, 0.5])
z = W @ x
h = ${activation}
y = v @ h
L = (y - 1) ** 2
dy = 2 * (y - 1)
dh = v * dy
`;
const forwards = { tanh: forward("np.tanh(z)"), sigmoid: forward("1 / (1 + np.exp(-z))") };
const { tanh, sigmoid } = forwards;

const causeOf = (source: string) => judged(source).claims.find(({ cause }) => cause)?.cause;

describe("the slope of one activation for another's is named", () => {
  it.each([
    ["tanh", "dz = dh * h * (1 - h)", "a sigmoid", "dh * (1 - h ** 2)"],
    ["tanh", "dz = dh * (h * (1 - h))", "a sigmoid", "dh * (1 - h ** 2)"],
    ["tanh", "dz = (1 - h) * h * dh", "a sigmoid", "(1 - h ** 2) * dh"],
    ["tanh", "dz = dh\ndz *= h * (1 - h)", "a sigmoid", "1 - h ** 2"],
    ["sigmoid", "dz = dh * (1 - h ** 2)", "tanh", "dh * (h * (1 - h))"],
    ["sigmoid", "dz = dh * (1 - h * h)", "tanh", "dh * (h * (1 - h))"],
    ["sigmoid", "dz = dh * (1 - np.square(h))", "tanh", "dh * (h * (1 - h))"],
  ] as const)("with %s %s is the slope of %s: it should be %s", (activation, line, of, right) => {
    const program = forwards[activation];
    expect(causeOf(`${program}${line}\n`)).toMatchObject({ mistake: "wrongSlope", right });
    expect(causeOf(`${program}${line}\n`)?.words).toMatch(new RegExp(`is the slope of ${of}: that of`));
  });

  it("but where that slope is right nothing is said", () => {
    expect(causeOf(`${sigmoid}dz = dh * h * (1 - h)\n`)).toBeUndefined();
    expect(causeOf(`${tanh}dz = dh * (1 - h ** 2)\n`)).toBeUndefined();
  });
});

describe("a mistake in a function is told in its line", () => {
  const claimIn = (body: string, call: string) => {
    const source = `${body}\n${tanh}dz = ${call}\n`;
    return judged(source).claims.find(({ verdict }) => verdict === "wrong");
  };

  it.each([
    ["def slope(h):\n    return h * (1 - h)", 2, "1 - h ** 2"],
    ["def slope(h):\n    return 1 - h", 2, "1 - h ** 2"],
    ["def slope(h):\n    return 0.9 * (1 - h ** 2) + 0.05", 2, "1 - h ** 2"],
    ["def slope(h):\n    s = 1 - h ** 3 + 0.1\n    return s", 2, "1 - h ** 2"],
  ])("of %s", (body, line, right) =>
    expect(claimIn(body, "dh * slope(h)")).toMatchObject({
      line,
      goesInto: "dz",
      cause: { mistake: "wrongSlope", right },
    }),
  );

  it("also where no known mistake gives its numbers, and the line that calls it computes nothing", () =>
    expect(claimIn("def back(g, h):\n    return g * (1 - h ** 4) + 0.02", "back(dh, h)")).toMatchObject({
      line: 2,
      name: "back()",
      goesInto: "dz",
    }));

  it("but a right function that is given the wrong value is right", () => {
    const found = claimIn("def slope(h):\n    return 1 - h ** 2", "dh * slope(z)");
    expect(found).toMatchObject({ name: "dz", cause: { right: "dh * slope(h)" } });
  });
});

describe("of what mixes its numbers no slope is said to be missing or another", () => {
  it("as of a softmax in several operations", () => {
    const { cause } = judged(`import numpy as np
z = np.array([0.2, -0.4, 0.9])
w = np.array([0.5, 1.5, -0.7])
p = np.exp(z) / np.sum(np.exp(z))
L = np.sum(w * p ** 2)
dp = 2 * w * p
dz = p * dp
`).claims.at(-1) as { cause?: { mistake: string; right?: string } };
    expect(cause).toMatchObject({ mistake: "wrongSoftmax", right: "p * (dp - np.sum(dp * p))" });
  });
});
