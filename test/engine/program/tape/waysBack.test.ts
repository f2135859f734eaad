import { describe, expect, it } from "vitest";
import { answerOf, faultOf, printsOf } from "../runs";

const start = `import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.tensor([0.5, -1.5], requires_grad=True)
c = torch.tensor([3.0, 4.0])
`;
const line = (source: string) => source.split("\n").length + start.split("\n").length - 1;

/** What PyTorch 1.13 refuses and takes; 2,500 drawn programs were compared with it, too. */
describe("a way back can be gone once", () => {
  it.each([
    "L = (x * w).sum()\nL.backward()\nL.backward()",
    "L = (x * 2).sum()\nL.backward()\nL.backward()",
    "L = x[[1, 0]].sum()\nL.backward()\nL.backward()",
    "L = torch.exp(x).sum()\nL.backward()\nL.backward()",
    "h = x * w\nL = h.sum()\nM = (h ** 2).sum()\nL.backward()\nM.backward()",
    "h = torch.tanh(x)\nh.sum().backward()\nh = torch.tanh(h + x)\nh.sum().backward()",
    "L = (x * w).sum()\ntorch.autograd.grad(L, x)\nL.backward()",
    "L = (x ** 2).sum()\nL.backward(retain_graph=True)\nL.backward()\nL.backward()",
    "L = torch.where(x > 1.5, x, w).sum()\nL.backward()\nL.backward()",
    "L = torch.remainder(c, w).sum()\nL.backward()\nL.backward()",
  ])("PyTorch refuses the second: %j", (source) => {
    expect(faultOf(start + source)).toMatch(
      new RegExp(`^${line(source)}:1: .*was gone before.*retain_graph=True`),
    );
  });

  it.each([
    ["L = (x * w).sum()\nL.backward(retain_graph=True)\nL.backward()\nprint(x.grad)", "tensor([ 1., -3.])"],
    ["L = (x + w).sum()\nL.backward()\nL.backward()\nprint(x.grad)", "tensor([2., 2.])"],
    ["L = torch.remainder(x, c).sum()\nL.backward()\nL.backward()\nprint(x.grad)", "tensor([2., 2.])"],
    ["L = x.clone().mean()\nL.backward()\nL.backward()\nprint(x.grad)", "tensor([1., 1.])"],
    [
      "for k in range(3):\n    L = (x * w).sum()\n    L.backward()\nprint(x.grad)",
      "tensor([ 1.5000, -4.5000])",
    ],
    [
      "h = torch.zeros(2)\nfor k in range(2):\n    h = torch.tanh(h.detach() + x * w)\n    h.sum().backward()\nprint(x.grad)",
      "tensor([ 0.6155, -0.0168])",
    ],
    [
      "L = ((x * w) ** 2).sum()\nL.backward(inputs=[x])\nprint(x.grad, w.grad)",
      "tensor([0.5000, 9.0000]) None",
    ],
  ])("but takes %j", (source, printed) => expect(printsOf(start + source)).toEqual([printed]));
});

describe("what a way back reads may not be changed in place before", () => {
  it.each([
    "h = torch.exp(x)\nh += 1\nh.sum().backward()",
    "h = x * 2\ny = h * w\nh += 1\ny.sum().backward()",
    "h = x * 2\ny = h ** 2\nh.add_(1)\ny.sum().backward()",
    "h = torch.sigmoid(x)\nh[0] = 0\nh.sum().backward()",
    "L = (x ** 2).sum()\nwith torch.no_grad():\n    x += 1\nL.backward()",
    "L = (x * c).sum()\nc += 1\nL.backward()",
    "y = x.detach()\nL = (x ** 2).sum()\ny += 1\nL.backward()",
    "h = torch.logsumexp(x, 0)\nh += 1\nh.backward()",
    "h = x.max()\nh *= 2\nh.backward()",
    "h = torch.pow(x, w)\nh += 1\nh.sum().backward()",
    "z = x / 4\nh = torch.acos(z)\nz += 0.1\nh.sum().backward()",
    "z = x * 2\nh = torch.logaddexp(z, w)\nz += 1\nh.sum().backward()",
    "m = x > 1.5\nh = torch.where(m, x * 2, x)\nm[0] = True\nh.sum().backward()",
    "A = torch.eye(2) * x\nh = torch.linalg.solve(A, c)\nh += 1\nh.sum().backward()",
    "opt = torch.optim.SGD([w], lr=0.1)\nL = (x * w).sum()\nL.backward(retain_graph=True)\nopt.step()\nL.backward()",
  ])("PyTorch refuses %j", (source) => {
    expect(faultOf(start + source)).toMatch(new RegExp(`^${line(source)}:1: .*changed in place after it`));
  });

  it.each([
    ["h = x * w\nh += 1\nh.sum().backward()\nprint(x.grad)", "tensor([ 0.5000, -1.5000])"],
    [
      "h = x * 1\nh *= w\nh.sum().backward()\nprint(x.grad, w.grad)",
      "tensor([ 0.5000, -1.5000]) tensor([1., 2.])",
    ],
    [
      "L = (x + w).sum()\nwith torch.no_grad():\n    x -= 0.1\nL.backward()\nprint(x.grad)",
      "tensor([1., 1.])",
    ],
    [
      "A = torch.eye(2) * 2\nb = x * 2\nh = torch.linalg.solve(A, b)\nb += 1\nh.sum().backward()\nprint(x.grad)",
      "tensor([1., 1.])",
    ],
    ["y = torch.log(x)\ny += 1\ny.sum().backward()\nprint(x.grad)", "tensor([1.0000, 0.5000])"],
    [
      "a = torch.zeros(2)\na[0] = x[0] * 2\na[1] = x[1] * w[0]\n(a ** 2).sum().backward()\nprint(x.grad)",
      "tensor([8., 1.])",
    ],
  ])("but takes %j", (source, printed) => expect(printsOf(start + source)).toEqual([printed]));

  it("and what .data hides is said", () => {
    for (const change of [
      "w.data *= 2",
      "w.data[0] = 2.0",
      "w.data = c",
      "d = w.detach().numpy()\nd[1:] = 2.0",
    ])
      expect(answerOf(`${start}y = x / w\n${change}\ny.sum().backward()`).notes).toContainEqual(
        expect.stringMatching(/changed through \.data/),
      );
  });

  it.each([
    ["y = x * x\nx.data[0] = 5.0\ny.sum().backward()", "tensor([10.,  4.])"],
    ["h = torch.exp(x)\nh.data *= 2\nh.sum().backward()", "tensor([ 5.4366, 14.7781])"],
    ["h = torch.exp(x)\nh.data = c\nh.sum().backward()", "tensor([2.7183, 7.3891])"],
    ["h = x * 1\ny = h * h\nh.data = c\ny.sum().backward()", "tensor([6., 8.])"],
    ["h = x * 2\ny = h * h\nh.detach().numpy()[0] = 100.0\ny.sum().backward()", "tensor([400.,  16.])"],
    ["y = x[:1] * x[1:]\nx.data[0] = 9.0\ny.sum().backward()", "tensor([2., 9.])"],
    ["y = x * x\nd = x.data[:1]\nd *= 3\nprint(torch.autograd.grad(y.sum(), x)[0])", "tensor([6., 4.])"],
  ])("and backward() reads as PyTorch's does: %j", (source, printed) =>
    expect(printsOf(`${start + source}${source.includes("print") ? "" : "\nprint(x.grad)"}`)).toEqual([
      printed,
    ]),
  );
});

describe("a result that is changed where nothing is recorded keeps its way back", () => {
  it.each([
    "with torch.no_grad():\n    h += 1",
    "with torch.no_grad():\n    h[0] = 3.0\n    h[1] = 5.0",
    "with torch.no_grad():\n    h.copy_(torch.tensor([3.0, 5.0]))",
    "with torch.no_grad():\n    v = h[:]\n    v.add_(1)",
    "d = h.detach()\nd += 1",
    "h.data += 1",
    "h.data = torch.tensor([3.0, 5.0])",
    "n = h.detach().numpy()\nn[:] = n + 1",
  ])("%j", (change) => {
    const source = `h = x * 2\n${change}\n(h * h).sum().backward()\nprint(h, x.grad)`;
    expect(printsOf(start + source)).toEqual(["tensor([3., 5.], grad_fn=<MulBackward0>) tensor([12., 20.])"]);
    expect(answerOf(start + source).gradients).toMatchObject({ x: [12, 20] });
  });

  it("but a parameter's new numbers have none", () => {
    const source = "with torch.no_grad():\n    x += x * 2\n(x * x).sum().backward()\nprint(x.grad)";
    expect(printsOf(start + source)).toEqual(["tensor([ 6., 12.])"]);
  });
});

describe("what requires a gradient", () => {
  it.each([
    ["y = x * 2\ny.requires_grad = False", /can be taken away only of a tensor that nothing has computed/],
    ["a = torch.tensor([1, 2], requires_grad=True)", /only tensors of floats can require gradients/],
    ["c = torch.tensor([1, 2])\nc.requires_grad = True", /only tensors of floats can require gradients/],
    ["y = x.view(2, 1)\ny += 1", /a leaf that requires a gradient can't be changed in place/],
    ["x[0] = 3", /a leaf that requires a gradient can't be changed in place/],
  ])("%j is refused", (source, sentence) => expect(faultOf(start + source)).toMatch(sentence));

  it.each([
    [
      "@torch.no_grad()\ndef f(a):\n    return a * 2\nprint(f(x).requires_grad, (x * 2).requires_grad)",
      "False True",
    ],
    [
      "with torch.set_grad_enabled(False):\n    y = x * 2\nprint(y.requires_grad, (x * 2).requires_grad)",
      "False True",
    ],
    ["torch.set_grad_enabled(False)\nprint((x * 2).requires_grad)", "False"],
    ["c[0] = x[1]\nprint(c)", "tensor([2., 4.], grad_fn=<CopySlices>)"],
    ["h = x * 2\nh[0] = 1\nprint(h)", "tensor([1., 4.], grad_fn=<CopySlices>)"],
    ["h = x * 2\nprint(h.zero_())", "tensor([0., 0.], grad_fn=<ZeroBackward0>)"],
    ["(-x.max()).backward()\nprint(x.grad)", "tensor([ 0., -1.])"],
  ])("%j", (source, printed) => expect(printsOf(start + source)).toEqual([printed]));
});
