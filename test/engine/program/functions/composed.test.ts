import { expect, it } from "vitest";
import { faultOf, printsOf } from "../runs";

// What NumPy 1.24, PyTorch 1.13 and Python print.
it.each([
  ["a = np.ones((2, 3))\nnp.fill_diagonal(a, -np.inf)\nprint(a)", ["[[-inf   1.   1.]\n [  1. -inf   1.]]"]],
  ["m = torch.zeros(2, 2)\nprint(m.fill_diagonal_(3.))", ["tensor([[3., 0.],\n        [0., 3.]])"]],
  [
    "s, l = np.linalg.slogdet(np.array([[2., 1.], [1., -3.]]))\nprint(s, round(l, 12))",
    ["-1.0 1.945910149055"],
  ],
  [
    "t = torch.tensor([[2., 1.], [1., -3.]], requires_grad=True)\ntorch.linalg.slogdet(t).logabsdet.backward()\nprint(t.grad)",
    ["tensor([[ 0.4286,  0.1429],\n        [ 0.1429, -0.2857]])"],
  ],
  [
    "import math\nprint(math.isclose(1e-9, 0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-3, abs_tol=1e-2), math.isclose(math.inf, math.inf))",
    ["False True True True True"],
  ],
  [
    "print(np.pad(np.ones((1, 2)), ((1, 0), (1, 1)), constant_values=(7, 7)))",
    ["[[7. 7. 7. 7.]\n [7. 1. 1. 7.]]"],
  ],
  [
    "x, y = np.broadcast_arrays(np.array([1, 2, 3]), np.array([[1.], [2.]]))\nprint(x[1], y[1])",
    ["[1 2 3] [2. 2. 2.]"],
  ],
])("%s", (source, printed) => expect(printsOf(source)).toEqual(printed));

it("sides that get different numbers are refused", () =>
  expect(faultOf("np.pad([1.], 1, constant_values=(1, 2))")).toMatch("is one number for all sides here"));
