import { describe, expect, it } from "vitest";
import { answerOf, printsOf } from "../runs";

const x = "x = torch.tensor([1., -2.], requires_grad=True)\n";

describe("tensors behave as PyTorch's", () => {
  it.each([
    [
      "gradients add up until they are set to 0",
      `${x}(x * x).sum().backward()\n(3 * x).sum().backward()\nprint(x.grad)\nx.grad.zero_()\nprint(x.grad)`,
      ["tensor([ 5., -1.])", "tensor([0., 0.])"],
    ],
    [
      "detach stops them",
      `${x}y = (x * x.detach()).sum()\ny.backward()\nprint(x.grad)`,
      ["tensor([ 1., -2.])"],
    ],
    [
      "under no_grad nothing is recorded",
      `${x}with torch.no_grad():\n    y = x * 2\nprint(y.requires_grad)`,
      ["False"],
    ],
    [
      "what made it is printed",
      `${x}print(torch.exp(x).mean())`,
      ["tensor(1.4268, grad_fn=<MeanBackward0>)"],
    ],
    [
      "relu gives 0 at 0",
      "x = torch.tensor([0., 1.], requires_grad=True)\ntorch.relu(x).sum().backward()\nprint(x.grad)",
      ["tensor([0., 1.])"],
    ],
    [
      "maximum halves between equal ones",
      "a = torch.tensor(1., requires_grad=True)\nb = torch.tensor(1., requires_grad=True)\ntorch.maximum(a, b).backward()\nprint(a.grad, b.grad)",
      ["tensor(0.5000) tensor(0.5000)"],
    ],
    [
      "max along a dim names the places",
      "print(torch.max(torch.tensor([[1., 3.], [5., 2.]]), dim=1))",
      ["torch.return_types.max(\nvalues=tensor([3., 5.]),\nindices=tensor([1, 0]))"],
    ],
  ])("%s", (_name, source, printed) => {
    expect(printsOf(source)).toEqual(printed);
  });
});

it("a module, a loss and an optimizer train", () => {
  const { prints } = answerOf(`
model = torch.nn.Linear(1, 1)
with torch.no_grad():
    model.weight.fill_(2.0)
    model.bias.zero_()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(2):
    optimizer.zero_grad()
    loss = torch.nn.MSELoss()(model(torch.tensor([[1.0]])), torch.tensor([[1.0]]))
    loss.backward()
    optimizer.step()
print(model.weight.item(), model.bias.item())`);
  // w = 2, b = 0: the error 1 gives both the gradient 2; then the error is 0.6.
  expect(prints[0].split(" ").map(Number)).toEqual([expect.closeTo(1.68, 12), expect.closeTo(-0.32, 12)]);
});

it("a class of the program can be a module", () => {
  const { gradients } = answerOf(`
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.tensor([2.0]))
    def forward(self, x):
        return (self.w * x).sum()
net = Net()
w = net.w
net(torch.tensor([3.0])).backward()`);
  expect(gradients.w).toEqual([3]);
});
