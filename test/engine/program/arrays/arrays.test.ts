import { describe, expect, it } from "vitest";
import { answerOf, printsOf } from "../runs";

describe("arrays behave as NumPy's", () => {
  it.each([
    [
      "a slice is a view: both see a change",
      "a = np.arange(4)\nb = a[::2]\nb[0] = 9\nprint(a, b)",
      "[9 1 2 3] [9 2]",
    ],
    ["a list as an index makes a copy", "a = np.arange(4)\nb = a[[0, 1]]\nb[0] = 9\nprint(a)", "[0 1 2 3]"],
    ["an alias sees a change", "a = np.zeros(2)\nb = a\nb += 1\nprint(a)", "[1. 1.]"],
    ["+ makes something new", "a = np.zeros(2)\nb = a\nb = b + 1\nprint(a)", "[0. 0.]"],
    ["integers cut fractions off", "a = np.array([1, 2])\na[0] = -2.7\nprint(a)", "[-2  2]"],
    ["integers stay integers", "print(np.array([1, 2]) * 3, np.array([1, 2]) / 2)", "[3 6] [0.5 1. ]"],
    [
      "signs, squares and rests of integers are integers",
      "a = np.array([-7, 2])\nprint(np.sign(a), np.square(a), abs(a), -a, a % 3, np.fmod(a, 3), a % 0)",
      "[-1  1] [49  4] [7 2] [ 7 -2] [2 2] [-1  2] [0 0]",
    ],
    [
      "truth values have an absolute value, and their square is a number",
      "a = np.array([True, False])\nprint(np.abs(a), np.square(a))",
      "[ True False] [1 0]",
    ],
    ["truth values pick", "a = np.arange(5)\nprint(a[a > 2], (a > 2).sum())", "[3 4] 2"],
    ["a transposed view writes through", "a = np.zeros((2, 2))\na.T[0] = 1\nprint(a)", "[[1. 0.]\n [1. 0.]]"],
    [
      "reshaping shares where it can",
      "a = np.arange(6).reshape(2, 3)\nb = a[:, 1].reshape(2, 1)\nb[0, 0] = 9\nprint(a[0])",
      "[0 9 2]",
    ],
    ["rows can be gone through", "for row in np.eye(2):\n    row[0] = 7\nprint(np.eye(2)[1])", "[0. 1.]"],
    [
      "a matrix has a product of its own",
      "m = np.matrix([[1, 2], [3, 4]])\nprint(m * m, m[0])",
      "[[ 7 10]\n [15 22]] [[1 2]]",
    ],
  ])("%s", (_name, source, printed) => {
    expect(printsOf(source).at(-1)).toBe(printed);
  });
});

describe("gradients go through changes in place", () => {
  it("an item that was set passes on to what was put there", () => {
    const { gradients } = answerOf(
      "x = np.array([1., 2.])\na = np.zeros(3)\na[1] = x[0] * x[1]\na[2] = x[1]\nL = np.sum(a ** 2)",
    );
    expect(gradients.x).toEqual([8, 8]);
    expect(gradients.a).toEqual([0, 4, 4]);
  });

  it("a view that is changed changes what it was taken from", () => {
    const { gradients } = answerOf(
      "x = np.array([1., 2., 3.])\ny = x * 1\nv = y[1:]\nv *= 2\nL = np.sum(y ** 2)",
    );
    expect(gradients.x).toEqual([2, 16, 24]);
  });

  it("what was read before a change keeps its numbers", () => {
    const { gradients, value } = answerOf("x = np.array([3.])\ny = x * 1\nL = np.sum(y * y)\ny[0] = 100.0");
    expect([value, gradients.x]).toEqual([9, [6]]);
  });
});

it("gradients stop at a parameter's update, and are of the value before it", () => {
  const { gradients, value } = answerOf(
    "w = np.array([1.0])\nfor step in range(3):\n    L = np.sum((w - 3) ** 2)\n    dw = 2 * (w - 3)\n    w -= 0.25 * dw",
  );
  expect(value).toBe(4);
  expect(gradients).toEqual({ w: [-4] });
});

it("a recurrence isn't taken for an update", () => {
  const { gradients } = answerOf("w = 0.5\nh = 1.0\nfor t in range(3):\n    h = h * w\nL = h");
  expect(gradients.w).toBeCloseTo(3 * 0.25);
});

describe("the scalar whose gradients are taken", () => {
  it("is the last that is called a loss, else the last", () => {
    expect(answerOf("x = 2.0\nloss = x * x\ny = loss + 1").of).toBe("loss");
    expect(answerOf("x = 2.0\na = x * x\nb = a + x").of).toBe("b");
  });

  it("or what is asked for, also one number of an array", () => {
    const { of, value, gradients } = answerOf("x = np.array([1., 2.])\ny = x ** 2\nL = y.sum()", "y[1]");
    expect({ of, value, x: gradients.x }).toEqual({ of: "y[1]", value: 4, x: [0, 4] });
  });
});

it("a single number on the left is compared with every number of a matrix", () => {
  expect(
    printsOf("a = np.array([[1, 5], [3, 2]])\nprint(2 < a)\nprint(7 // a)\nprint(np.equal(5, a))"),
  ).toEqual(["[[False  True]\n [ True False]]", "[[7 1]\n [2 3]]", "[[False  True]\n [False False]]"]);
});
