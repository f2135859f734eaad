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
