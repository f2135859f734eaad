import { describe, expect, it } from "vitest";
import { printsOf } from "../runs";

const start = `import torch
from torch import nn
import torch.nn.functional as F
torch.manual_seed(0)
x = torch.tensor([[[[1., 1., -3.], [1., 0., 2.], [5., -1., -2.]]]], requires_grad=True)
`;

/** As PyTorch 1.13 prints them. */
describe("what goes over its input in windows", () => {
  it.each([
    [
      "weighs each window",
      "y = F.conv2d(x, torch.tensor([[[[1., 0.], [0., -1.]]]]), torch.tensor([0.5]))\nprint(y)\n(y ** 2).sum().backward()\nprint(x.grad)",
      [
        "tensor([[[[ 1.5000, -0.5000],\n          [ 2.5000,  2.5000]]]], grad_fn=<ConvolutionBackward0>)",
        "tensor([[[[ 3., -1.,  0.],\n          [ 5.,  2.,  1.],\n          [ 0., -5., -5.]]]])",
      ],
    ],
    [
      "goes in steps, with zeros around",
      "w = torch.ones(2, 1, 3, 2)\nprint(F.conv2d(x.detach(), w, stride=(2, 1), padding=1)[0, 1])",
      ["tensor([[ 2.,  3.,  0., -1.],\n        [ 6.,  5., -1.,  0.]])"],
    ],
    [
      "along one axis, too",
      'a = torch.arange(6.).reshape(1, 1, 6)\nprint(F.conv1d(a, torch.tensor([[[1., 0., -1.]]]), dilation=2), F.conv1d(a, torch.ones(1, 1, 3), padding="same"))',
      ["tensor([[[-4., -4.]]]) tensor([[[ 1.,  3.,  6.,  9., 12.,  9.]]])"],
    ],
    [
      "gives the first of equal largest ones the gradient",
      "y = F.max_pool2d(x, 2, stride=1)\nprint(y)\ny.sum().backward()\nprint(x.grad)",
      [
        "tensor([[[[1., 2.],\n          [5., 2.]]]], grad_fn=<MaxPool2DWithIndicesBackward0>)",
        "tensor([[[[1., 0., 0.],\n          [0., 0., 2.],\n          [1., 0., 0.]]]])",
      ],
    ],
    [
      "pads a pool of the largest with nothing, one of means with zeros",
      "print(F.max_pool2d(-x.detach() ** 2, 2, padding=1), F.avg_pool2d(x.detach(), 2, padding=1))",
      [
        "tensor([[[[-1., -1.],\n          [-1., -0.]]]]) tensor([[[[ 0.2500, -0.5000],\n          [ 1.5000, -0.2500]]]])",
      ],
    ],
    [
      "begins with PyTorch's own weights",
      "layer = nn.Conv2d(1, 2, 2, bias=False)\nprint(layer)\nprint(layer.weight.flatten()[:4].detach())\nprint(nn.MaxPool2d(2), nn.AvgPool1d(2))",
      [
        "Conv2d(1, 2, kernel_size=(2, 2), stride=(1, 1), bias=False)",
        "tensor([-0.0037,  0.2682, -0.4115, -0.3680])",
        "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False) AvgPool1d(kernel_size=(2,), stride=(2,), padding=(0,))",
      ],
    ],
  ])("%s", (_name, source, printed) => expect(printsOf(start + source)).toEqual(printed));
});

describe("the norm of a batch", () => {
  const batch = "b = torch.tensor([[1., 2.], [3., -1.], [0.5, 0.]], requires_grad=True)\n";
  it("is that of the batch in training, whose mean and variance it keeps for later", () =>
    expect(
      printsOf(
        `${start}${batch}norm = nn.BatchNorm1d(2)\ny = norm(b)\nprint(y)\n(y ** 3).sum().backward()\nprint(b.grad, norm.weight.grad)\nprint(norm.running_mean, norm.running_var)\nnorm.eval()\nprint(norm(b), norm)`,
      ),
    ).toEqual([
      "tensor([[-0.4629,  1.3363],\n        [ 1.3887, -1.0690],\n        [-0.9258, -0.2673]], grad_fn=<NativeBatchNormBackward0>)",
      "tensor([[-1.4171,  0.6627],\n        [ 0.2834,  1.3254],\n        [ 1.1336, -1.9881]]) tensor([5.3565, 3.4362])",
      "tensor([0.1500, 0.0333]) tensor([1.0750, 1.1333])",
      "tensor([[ 0.8198,  1.8474],\n        [ 2.7488, -0.9706],\n        [ 0.3376, -0.0313]], grad_fn=<NativeBatchNormBackward0>) BatchNorm1d(2, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)",
    ]));
});
