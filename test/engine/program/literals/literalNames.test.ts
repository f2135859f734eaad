import { expect, it } from "vitest";
import { namedLiterals } from "../../../../src/engine/program/literals/literalNames";

const namesIn = (source: string) => namedLiterals(source).map(({ name }) => name);

it("the numbers of a variable are called as its elements", () => {
  expect(namesIn("x = -2.0\nA = np.array([[1, 2.5],\n  [-3, 4]])\nv = torch.tensor([1.0, 2.0])\n")).toEqual([
    "x",
    "A[0,0]",
    "A[0,1]",
    "A[1,0]",
    "A[1,1]",
    "v[0]",
    "v[1]",
  ]);
});

it("a number in a formula is called by what is written and its line, several of them by their order", () => {
  expect(namesIn("x = 3.0\ny = 2 * x + 2 * x ** 2\nz = 0.5 * np.array([1.0])\n")).toEqual([
    "x",
    "2 (line 2)",
    "2 (line 2, number 2)",
    "2 (line 2, number 3)",
    "0.5 (line 3)",
    "1.0 (line 3)",
  ]);
});

it("a name that later stands for something else says where, but not for a parameter's update", () => {
  const source = `w = 1.0
for k in range(3):
    w = w * 2
W = np.array([1.0])
for k in range(3):
    dW = 2 * W
    W = W - 0.1 * dW
`;
  expect(namesIn(source)).toEqual(["w (line 1)", "W[0]"]);
});

it("numbers of two statements in one line are told apart, also where their name is bound twice", () => {
  expect(namesIn("w = np.array([1.0]); w = np.array([2.0])\ny = w[0]\n")).toEqual([
    "w (line 1)[0]",
    "w (line 1, number 2)[0]",
  ]);
});
