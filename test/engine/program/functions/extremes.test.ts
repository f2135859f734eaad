import { describe, expect, it } from "vitest";
import { answerOf, printsOf } from "../runs";

/** Gradients of tensors by PyTorch 1.13, with Python's own max and min. */
describe("Python's max and min of numbers are operations: what isn't chosen gets 0, and doesn't vanish", () => {
  it.each([
    ["g = 0.3\nL = max(g, 0.5) ** 2", { g: 0 }],
    ["g = 0.8\nL = max(g, 0.5) ** 2", { g: 1.6 }],
    ["g = 0.8\nL = min(1, g, 2.0) ** 2", { g: 1.6 }],
    ["x = np.array([0.7, -1.3])\nL = max(0, x[0]) + 3 * max(0.0, x[1])", { x: [1, 0] }],
    ["x = np.array([0.7, -1.3, 2.1])\nL = max(x) ** 2 + min(x) * 3", { x: [0, 3, 4.2] }],
    ["x = np.array([0.7, -1.3, 2.1])\nL = max(v ** 2 for v in x)", { x: [0, 0, 4.2] }],
    ["a, b = 2.0, 3.0\nL = max([a, b, a * b]) + min(a, b)", { a: 4, b: 2 }],
  ])("%j", (source, gradients) => expect(answerOf(source).gradients).toMatchObject(gradients));

  it("of equal ones the first gets all, as with PyTorch's tensors", () => {
    expect(answerOf("a, b = 2.0, 2.0\nL = max(a, b) * 3").gradients).toEqual({ a: 3, b: 0 });
    expect(answerOf("a, b = 2.0, 2.0\nL = min(a, b, 2.0) * 3").gradients).toEqual({ a: 3, b: 0 });
    expect(answerOf("x = 0.0\nL = max(0, x) + 1.0").gradients).toEqual({ x: 0 });
    expect(answerOf("x = 0.0\nL = max(x, 0) + 1.0").gradients).toEqual({ x: 1 });
  });

  it("what is chosen keeps its kind", () => {
    expect(
      printsOf(
        "x = 0.5\nprint(max(1, x), max(0, x), min(x, 2), max(np.float64(x), 0))\nprint(max('a', 'b'), max([1, 3], key=lambda v: -v), max([], default=7))",
      ),
    ).toEqual(["1 0.5 0.5 0.5", "b 1 7"]);
  });

  it("PyTorch's tensors keep their own history, and what isn't chosen has no gradient", () => {
    const source =
      "a = torch.tensor(2.0, requires_grad=True)\nb = torch.tensor(1.0, requires_grad=True)\nL = max(a, b) * 3\nL.backward()\nprint(a.grad, b.grad)";
    expect(printsOf(source)).toEqual(["tensor(3.) None"]);
  });
});
