import { describe, expect, it } from "vitest";
import { printsOf } from "../runs";

describe("prints look as Python's and NumPy's", () => {
  it.each([
    ["1e-05, 1e16, 0.1 + 0.2, 5.0, -0.0", "1e-05 1e+16 0.30000000000000004 5.0 -0.0"],
    ["np.array([1.0, 0.25, -3])", "[ 1.    0.25 -3.  ]"],
    ["np.array([1e-10, 1.0])", "[1.e-10 1.e+00]"],
    ["np.array([1e5, 0.123456789])", "[1.00000000e+05 1.23456789e-01]"],
    ["np.array([1.5, np.nan, -np.inf])", "[ 1.5  nan -inf]"],
    ["np.array([True, False])", "[ True False]"],
    ["repr(np.array([1, 2])), [np.float64(0.5), 'a', None]", "array([1, 2]) [0.5, 'a', None]"],
    ["np.arange(1001)", "[   0    1    2 ...  998  999 1000]"],
    ["np.zeros((2, 1, 2))", "[[[0. 0.]]\n\n [[0. 0.]]]"],
    [
      "f'{3.14159:.2f}|{42:>5}|{1234567:,}|{0.5:.1%}|{2:03d}|{\"ab\":^4}|{1 + 1 = }'",
      "3.14|   42|1,234,567|50.0%|002| ab |1 + 1 = 2",
    ],
    ["'%.2f and %d' % (1.005, 3), '{:>6.1f}'.format(2.25)", "1.00 and 3    2.2"],
    ["0.001953125, np.array([0.001953125])", "0.001953125 [0.00195312]"],
    [
      "torch.tensor([[1.0, 0.5]]), torch.tensor([1, 2]), torch.tensor([1e-5, 1.0])",
      "tensor([[1.0000, 0.5000]]) tensor([1, 2]) tensor([1.0000e-05, 1.0000e+00])",
    ],
  ])("print(%s)", (values, printed) => {
    expect(printsOf(`print(${values})`)).toEqual([printed]);
  });

  it("a long array is broken into lines of at most 75", () => {
    const [text] = printsOf("print(np.arange(30) / 7)");
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(75);
    expect(text).toMatch(/^\[0\. {9}0\.14285714 0\.28571429[^\n]*\n 0\.85714286/);
  });
});

describe("random numbers are NumPy's", () => {
  it.each([
    ["np.random.rand(2)", "[0.5488135  0.71518937]"],
    ["np.random.randn(3)", "[1.76405235 0.40015721 0.97873798]"],
    ["np.random.permutation(5)", "[2 0 1 3 4]"],
    ["np.random.uniform(-1, 1)", "0.0976270078546495"],
    ["np.random.randint(0, 10, 5)", "[5 0 3 3 7]"],
    ["np.random.choice(5, 3, replace=False)", "[2 0 1]"],
  ])("%s", (draw, printed) => {
    expect(printsOf(`np.random.seed(0)\nprint(${draw})`)).toEqual([printed]);
  });
});
