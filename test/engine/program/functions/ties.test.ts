import { describe, expect, it } from "vitest";
import { answerOf, printsOf } from "../runs";

const a = "a = np.array([2.0, 1.0, 2.0, 1.0, 3.0, 3.0])\nM = np.array([[1.0, 3.0, 3.0], [0.0, -0.0, 0.0]])\n";

/** As NumPy 1.24 prints them; 138 expressions were compared with NumPy and PyTorch 1.13. */
describe("equal numbers, and what is none, are ordered as in NumPy", () => {
  it.each([
    ["np.argmax(a), np.argmin(a), np.argmax(M, axis=1)", "4 1 [1 0]"],
    ["np.argsort(a), np.argsort(-a)", "[1 3 0 2 4 5] [4 5 0 2 1 3]"],
    ["np.sort(np.array([3.0, np.nan, 1.0]))", "[ 1.  3. nan]"],
    ["np.argsort(np.array([3.0, np.nan, 1.0]))", "[2 0 1]"],
    ["np.argmax(np.array([1.0, np.nan, 3.0]))", "1"],
    ["np.unique(a, return_index=True)", "(array([1., 2., 3.]), array([1, 0, 4]))"],
    ["np.searchsorted(np.sort(a), 2.0, side='right')", "4"],
    ["np.round(np.array([0.5, 1.5, 2.5, -0.5]))", "[ 0.  2.  2. -0.]"],
    ["np.sign(M)", "[[1. 1. 1.]\n [0. 0. 0.]]"],
    ["sorted([2, 1, 2], key=lambda v: -v), max(2, 2.0), min(2.0, 2)", "[2, 2, 1] 2 2.0"],
  ])("%s", (expression, printed) => expect(printsOf(`${a}print(${expression})`)).toEqual([printed]));
});

it("of equal ones a tensor's gradient goes where PyTorch sends it", () => {
  const start =
    "a = torch.tensor([2.0, 1.0, 3.0, 3.0], requires_grad=True)\nb = torch.tensor([2.0, 2.0, 1.0, 3.0], requires_grad=True)\n";
  const gradientsOf = (source: string) => answerOf(`${start}L = ${source}\nL.backward()`).gradients;
  expect(gradientsOf("a.max()")).toMatchObject({ a: [0, 0, 0.5, 0.5] });
  expect(gradientsOf("a.max(dim=0)[0]")).toMatchObject({ a: [0, 0, 1, 0] });
  expect(gradientsOf("torch.maximum(a, b).sum()")).toMatchObject({
    a: [0.5, 0, 1, 0.5],
    b: [0.5, 1, 0, 0.5],
  });
  expect(gradientsOf("a.clamp(1, 3).sum()")).toMatchObject({ a: [1, 1, 1, 1] });
  expect(gradientsOf("torch.where(a >= b, a, b).sum()")).toMatchObject({ a: [1, 0, 1, 1], b: [0, 1, 0, 0] });
});

/** As PyTorch 1.13 prints them; 3,000 drawn programs were compared with it, too. */
it.each([
  ["torch.fmax(a, b).sum()", "[0.0, 0.0, 1.0, 1.0] [1.0, 1.0, 0.0, 0.0]"],
  ["torch.fmin(a, b).sum()", "[1.0, 1.0, 0.0, 1.0] [0.0, 0.0, 1.0, 0.0]"],
  ["torch.clamp(a, min=b).sum()", "[0.0, 0.0, 1.0, 1.0] [1.0, 1.0, 0.0, 0.0]"],
  ["torch.clamp(a, b[2], b[3]).sum()", "[1.0, 1.0, 1.0, 1.0] [0.0, 0.0, 0.0, 0.0]"],
  ["torch.clamp(a, min=b[0]).sum()", "[0.0, 0.0, 1.0, 1.0] [2.0, 0.0, 0.0, 0.0]"],
  ["(torch.topk(a[[0, 2, 3, 1, 3]], 2)[0] * c).sum()", "[0.0, 0.0, 0.0, 11.0] None"],
  ["(torch.topk(a[[2, 3]], 1)[0] * c).sum()", "[0.0, 0.0, 11.0, 0.0] None"],
])("of equal ones, and at limits, %s sends it where PyTorch does", (source, gradients) => {
  const start =
    "import torch\na = torch.tensor([1.0, 1.0, 3.0, 3.0], requires_grad=True)\nb = torch.tensor([2.0, 2.0, 1.0, 3.0], requires_grad=True)\nc = torch.tensor([1.0, 10.0])\n";
  const shown = "print(*(v if v is None else v.tolist() for v in (a.grad, b.grad)))";
  expect(printsOf(`${start}L = ${source}\nL.backward()\n${shown}`)).toEqual([gradients]);
});

it.each([
  ["[1.0, 3, 3, 2, 3]", 2, "[2, 4]"],
  ["[1.0, 3, 3, 2, 3]", 4, "[2, 4, 1, 3]"],
  ["[0.0] * 10", 3, "[8, 6, 7]"],
  [
    "[float(k % 3) for k in range(40)]",
    20,
    "[20, 5, 32, 2, 38, 35, 8, 11, 26, 14, 23, 17, 29, 37, 31, 22, 1, 28, 25, 34]",
  ],
  ["[float(k % 3) for k in range(200)]", 3, "[8, 5, 2]"],
])("of equal ones torch.topk of %s takes those that PyTorch takes", (numbers, k, places) =>
  expect(printsOf(`import torch\nprint(torch.topk(torch.tensor(${numbers}), ${k})[1].tolist())`)).toEqual([
    places,
  ]),
);
