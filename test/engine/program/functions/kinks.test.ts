import { describe, expect, it } from "vitest";
import { printsOf } from "../runs";

/** What `.grad` is after the sum of an expression of x. */
const slopes = (x: string, expression: string) =>
  JSON.parse(
    printsOf(
      `import torch.nn.functional as F\nx = torch.tensor(${x}, dtype=torch.float64, requires_grad=True)\n(${expression}).sum().backward()\nprint(x.grad.tolist())`,
    )[0],
  );

// What PyTorch 1.13 gives.
describe("at its kinks a function has PyTorch's slopes", () => {
  it.each([
    ["F.relu6(x)", "[-1., 0., 3., 6., 7.]", [0, 0, 1, 0, 0]],
    ["torch.nn.ReLU6()(x)", "[0., 6.]", [0, 0]],
    ["F.hardtanh(x)", "[-2., -1., 0., 1., 2.]", [0, 0, 1, 0, 0]],
    ["F.hardtanh(x, -.5, .7)", "[-.5, 0., .7]", [0, 1, 0]],
    ["F.hardsigmoid(x) * 6", "[-3., 0., 3.]", [0, 1, 0]],
    ["x.median() * 6", "[2., 1., 2., 2., 5.]", [2, 0, 2, 2, 0]],
    ["x.median()", "[5., 2., 1.]", [0, 1, 0]],
    ["x.median(dim=0)[0]", "[2., 2., 3.]", [0, 1, 0]],
    [
      "F.binary_cross_entropy(x, torch.tensor([0., 1., 1., 0., .25, 0.], dtype=torch.float64), reduction='sum')",
      "[0., 0., 1., 1., 0., .5]",
      [0, -1e12, 0, 1e12, -2.5e11, 2],
    ],
    ["x.std()", "[2., 2., 2.]", [0, 0, 0]],
    [
      "x.std(dim=0) * 2**.5",
      "[[2., 2.], [2., 3.]]",
      [
        [0, -1],
        [0, 1],
      ],
    ],
    ["torch.clamp(x, 0, 6)", "[-1., 0., 3., 6., 7.]", [0, 1, 1, 1, 0]],
    ["F.multi_margin_loss(x, torch.tensor([0])) * 3", "[[1., 0., 3.]]", [[-1, 0, 1]]],
    ["F.margin_ranking_loss(x, torch.zeros(1), torch.ones(1))", "[0.]", [-1]],
  ])("%s at %s", (expression, x, expected) => {
    const rounded = JSON.parse(JSON.stringify(slopes(x, expression)), (_key, value) =>
      typeof value === "number" ? Math.round(value * 1e9) / 1e9 + 0 : value,
    );
    expect(rounded).toEqual(expected);
  });
});

it("what is rounded to 0 keeps its sign", () => {
  expect(
    printsOf(
      "print(np.round(-0.5), np.round([-0.5, -0.2, 0.5]), np.rint(-0.0), np.round(-0.04, 1), round(-0.5))",
    ),
  ).toEqual(["-0.0 [-0. -0.  0.] -0.0 -0.0 0"]);
  expect(printsOf("print(torch.round(torch.tensor([-.5, 2.5, -1.5])))")).toEqual(["tensor([-0.,  2., -2.])"]);
});

describe("the remainder of a division rises with what is divided", () => {
  it.each([
    ["x % 2 * x", "[.5, 3.]", [1, 4]],
    ["torch.remainder(x, 2)", "[.5, 3., -1.3]", [1, 1, 1]],
    ["torch.fmod(x, 2)", "[.5, 3., -1.3]", [1, 1, 1]],
    ["torch.remainder(torch.tensor([5., 5., 5.]), x)", "[.5, 3., -1.3]", [-10, -1, 4]],
    ["torch.fmod(torch.tensor([5., 5., 5.]), x)", "[.7, 3., -1.3]", [-7, -1, 3]],
  ])("%s at %s", (expression, x, expected) => {
    expect(slopes(x, expression)).toEqual(expected);
  });

  it("stays what it was as a number", () => {
    expect(
      printsOf(
        "print(np.array([5, -3]) % 3, np.array([5, 3]) % 0, np.fmod([5, -3], 3), np.mod(-7.5, 2), 7 % 3)",
      ),
    ).toEqual(["[2 0] [0 0] [2 0] 0.5 1"]);
  });
});
