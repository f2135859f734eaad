import { describe, expect, it } from "vitest";
import { faultOf, printsOf } from "../runs";

const start = `import torch
from torch import nn
model = nn.Sequential(nn.Linear(2, 2), nn.Tanh())
with torch.no_grad():
    model[0].weight.copy_(torch.eye(2))
    model[0].bias.zero_()
x = torch.tensor([[0.0, 1.0]])
`;

/** As PyTorch 1.13 prints them. */
describe("modules", () => {
  it.each([
    ["model.train()\nprint(model(x).detach(), len(model))", "tensor([[0.0000, 0.7616]]) 2"],
    ["model.eval()\nprint([type(layer).__name__ for layer in model])", "['Linear', 'Tanh']"],
    [
      "layers = nn.ModuleList([nn.Tanh()])\nlayers.eval()\nprint([layer(x) for layer in layers])",
      "[tensor([[0.0000, 0.7616]])]",
    ],
    ["print(model.state_dict()['0.bias'])", "tensor([0., 0.])"],
    [
      "print(nn.LayerNorm(4), nn.LayerNorm((2, 3), elementwise_affine=False).weight)",
      "LayerNorm((4,), eps=1e-05, elementwise_affine=True) None",
    ],
    [
      "device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')\nprint(x.to(device), x.nelement())",
      "tensor([[0., 1.]]) 2",
    ],
  ])("%j", (source, printed) => expect(printsOf(start + source)).toEqual([printed]));

  it("a layer's norm has gradients for its input and its two parameters", () => {
    const source =
      "norm = nn.LayerNorm(3)\nz = torch.tensor([[1.0, 2.0, 4.0]], requires_grad=True)\n(norm(z) ** 2 * torch.arange(3.0)).sum().backward()\nprint(z.grad, norm.weight.grad, norm.bias.grad[1:])";
    expect(printsOf(start + source)).toEqual([
      "tensor([[ 0.7959, -1.1939,  0.3980]]) tensor([0.0000, 0.1429, 7.1428]) tensor([-0.5345,  5.3452])",
    ]);
  });

  it.each([
    ["nn.LSTM(2, 2)", /write its cell as a function of x and h/],
    ["nn.ConvTranspose2d(1, 1, 2)", /write it as sums over its windows/],
    ["from torch.utils.data import DataLoader", /go through slices: for k in range/],
    ["nn.Conv2d(2, 2, 2, groups=2)", /only groups=1 is known here/],
    ["nn.Conv2d(2, 3, 2)(x.reshape(1, 1, 1, 2))", /takes 2 channels, but the input .* has 1/],
    ["nn.Conv1d(1, 1, 3)(x)", /a window of 3 doesn't fit into 2, padding included/],
    ["nn.MaxPool2d(2)(x)", /takes 4 axes \(examples, channels, height, width\)/],
    ["nn.BatchNorm1d(2)(x)", /takes more than one number for each channel/],
    ["nn.Embedding(3, 2)(torch.tensor([0, 3]))", /the index 3 is outside of the 3 rows/],
  ])("%s is refused with what to write instead", (source, sentence) =>
    expect(faultOf(start + source)).toMatch(sentence),
  );

  it("change the type of their numbers, and whether those are learned", () =>
    expect(
      printsOf(
        `${start}model.double()\nprint(model[0].weight.dtype)\nmodel.requires_grad_(False)\nprint(model[0].bias.requires_grad, len(list(model.parameters())))\nprint(nn.BatchNorm1d(2).to(torch.float64).running_var.dtype)`,
      ),
    ).toEqual(["torch.float64", "False 2", "torch.float64"]));
});
