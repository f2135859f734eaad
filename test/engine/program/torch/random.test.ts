import { describe, expect, it } from "vitest";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { answerOf } from "../runs";

function ran(source: string) {
  const { fault, interpreter } = runProgram(source, () => 0);
  if (fault) throw new Error(fault.message);
  const { printed, notes } = interpreter.machine;
  return { printed: printed.join("").trimEnd(), notes: [...notes].join("\n") };
}

/** What each prints in PyTorch 1.13, on a processor with AVX2. */
const printed: readonly (readonly [name: string, program: string, prints: string])[] = [
  [
    "uniform",
    `torch.manual_seed(0)
print(torch.rand(2, 3))
print(torch.rand(2, dtype=torch.float64))
print(torch.empty(3).uniform_(-0.5, 0.5))
print(torch.rand(()), torch.rand(0), torch.rand(size=(1,)))`,
    `tensor([[0.4963, 0.7682, 0.0885],
        [0.1320, 0.3074, 0.6341]])
tensor([0.9207, 0.6450], dtype=torch.float64)
tensor([-0.1511, -0.0983, -0.4777])
tensor(0.1689) tensor([]) tensor([0.2939])`,
  ],
  [
    "fewer than 16 normal",
    `torch.manual_seed(0)
print(torch.randn(2, 3))
print(torch.randn(1), torch.randn(2, dtype=torch.float64))
print(torch.randn(3).tolist())`,
    `tensor([[ 1.5410, -0.2934, -2.1788],
        [ 0.5684, -1.0845, -1.3986]])
tensor([0.4033]) tensor([ 0.8380, -0.7193], dtype=torch.float64)
[-0.40334352850914, -0.5966353416442871, 0.18203648924827576]`,
  ],
  [
    "16 or more normal",
    `torch.manual_seed(1)
print(torch.randn(16).tolist()[5:11])
print(torch.randn(17).tolist()[:4])
print(torch.empty(100).normal_(2.0, 0.5)[-4:].tolist())
print(torch.randn(20, dtype=torch.float64)[:4])`,
    `[-0.6091889142990112, -0.9797722697257996, -1.6090962886810303, -0.7121446132659912, 0.30372199416160583, -0.777314305305481]
[-0.6969724297523499, -0.07213178277015686, 0.15777060389518738, -0.7734549045562744]
[1.4630451202392578, 1.8992444276809692, 1.71986985206604, 2.3408546447753906]
tensor([-0.8941,  0.1153, -0.2811,  1.1618], dtype=torch.float64)`,
  ],
  [
    "whole numbers",
    `torch.manual_seed(42)
print(torch.randint(10, (5,)), torch.randint(-3, 3, (2, 2)), torch.randint(low=1, high=7, size=(3,)))
print(torch.randperm(6), torch.randint(0, 2**40, (1,)), torch.zeros(3).random_(10))
print(torch.randint(0, 5, (3,), dtype=torch.float32), torch.randint_like(torch.ones(2), 9))`,
    `tensor([2, 7, 6, 4, 6]) tensor([[ 2,  1],
        [-1,  1]]) tensor([6, 5, 5])
tensor([2, 5, 1, 4, 0, 3]) tensor([445422780055]) tensor([6., 9., 6.])
tensor([3., 1., 4.]) tensor([4., 2.])`,
  ],
  [
    "seeds",
    `torch.manual_seed(-1)
print(torch.rand(1))
g = torch.manual_seed(2**33 + 5)
print(torch.rand(1), g.initial_seed())
g.manual_seed(5)
print(torch.rand(1))`,
    `tensor([0.9938])
tensor([0.8303]) 8589934597
tensor([0.8303])`,
  ],
  [
    "generators of their own",
    `torch.manual_seed(0)
g = torch.Generator().manual_seed(2147483647)
print(torch.randn((2, 2), generator=g), torch.rand(1), torch.rand(1, generator=torch.Generator()))`,
    `tensor([[-0.9800, -1.6578],
        [-0.0572, -0.3409]]) tensor([0.4963]) tensor([0.2673])`,
  ],
  [
    "by mean and deviation",
    `torch.manual_seed(3)
print(torch.normal(2.0, 0.5, (3,)))
m = torch.arange(1., 4.)
print(torch.normal(m, m / 10), torch.normal(m, 0.1), torch.normal(0.0, m))
print(torch.bernoulli(torch.tensor([0.2, 0.5, 0.9])), torch.bernoulli(torch.full((3,), 0.5, dtype=torch.float64)))`,
    `tensor([2.4016, 2.0874, 2.0445])
tensor([0.9386, 2.0092, 2.5895]) tensor([1.0337, 2.1011, 2.8565]) tensor([0.9774, 1.0441, 3.7138])
tensor([1., 1., 1.]) tensor([0., 0., 1.], dtype=torch.float64)`,
  ],
  [
    "in memory order",
    `torch.manual_seed(0)
x = torch.zeros(2, 3)
print(x.t().uniform_())
print(torch.rand_like(x.t()))
x[:, ::2].normal_()
print(x)
print(torch.zeros(4, 4).t().normal_()[0])`,
    `tensor([[0.4963, 0.1320],
        [0.7682, 0.3074],
        [0.0885, 0.6341]])
tensor([[0.4901, 0.6323],
        [0.8964, 0.3489],
        [0.4556, 0.4017]])
tensor([[ 0.4033,  0.7682,  0.8380],
        [-0.7193,  0.3074, -0.4033]])
tensor([-0.5966, -1.0712, -0.8920,  0.9398])`,
  ],
  [
    "an nn.Linear",
    `torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1, bias=False))
for name, p in model.named_parameters():
    print(name, p.data)
print(model(torch.ones(1, 2)))`,
    `0.weight tensor([[-0.0053,  0.3793],
        [-0.5820, -0.5204],
        [-0.2723,  0.1896]])
0.bias tensor([-0.0140,  0.5607, -0.0628])
2.weight tensor([[ 0.1528, -0.1745, -0.1135]])
tensor([[0.0550]], grad_fn=<MmBackward0>)`,
  ],
  [
    "first weights",
    `torch.manual_seed(0)
w = torch.empty(2, 3)
print(nn.init.xavier_uniform_(w))
print(nn.init.xavier_normal_(w, gain=nn.init.calculate_gain('tanh')))
print(nn.init.kaiming_uniform_(w, nonlinearity='relu'))
print(nn.init.kaiming_normal_(w, a=0.1, mode='fan_out'))
print(nn.init.uniform_(w, -1, 1))
print(nn.init.normal_(w, std=0.01))
print(nn.init.orthogonal_(w))
print(nn.init.eye_(w))`,
    `tensor([[-0.0082,  0.5876, -0.9016],
        [-0.8062, -0.4219,  0.2938]])
tensor([[ 1.3329, -0.7246,  0.1691],
        [-0.6393, -0.8254,  1.1196]])
tensor([[-0.9588, -0.6158,  0.5137],
        [ 1.1743, -0.2910,  1.0583]])
tensor([[-0.8524,  1.0951, -1.0659],
        [ 0.1221, -0.5635,  0.3713]])
tensor([[-0.5837,  0.8596,  0.4462],
        [ 0.4847,  0.0526, -0.5127]])
tensor([[-0.0021, -0.0043, -0.0071],
        [-0.0011, -0.0124, -0.0048]])
tensor([[-0.4098, -0.8993,  0.1524],
        [ 0.8719, -0.4353, -0.2242]])
tensor([[1., 0., 0.],
        [0., 1., 0.]])`,
  ],
];

describe("random numbers are PyTorch's", () => {
  it.each(printed)("%s", (_name, source, prints) => {
    expect(ran(source).printed).toBe(prints);
  });
});

describe("that a program has no seed is said where the numbers count", () => {
  it.each([
    ["drawn", "x = torch.rand(3)", true],
    ["by a layer", "y = torch.nn.Linear(2, 1)(torch.ones(2))", true],
    ["seeded", "torch.manual_seed(1)\ny = torch.nn.Linear(2, 1)(torch.rand(2))", false],
    ["by a generator of its own", "x = torch.rand(3, generator=torch.Generator().manual_seed(1))", false],
    [
      "weights that are given before they are used",
      "m = torch.nn.Linear(2, 1)\nm.weight.data = torch.ones(1, 2)\nm.bias.data.zero_()\ny = m(torch.ones(2))",
      false,
    ],
  ])("%s", (_name, source, isSaid) => {
    expect(ran(source).notes.includes("torch has no seed in this program")).toBe(isSaid);
  });

  it("and they are those of seed 0", () => {
    const draw = "x = torch.rand(3)\nprint(x, torch.nn.Linear(2, 1).weight.data)";
    expect(ran(draw).printed).toBe(ran(`torch.manual_seed(0)\n${draw}`).printed);
  });
});

it("what is drawn takes gradients, and what is put into a leaf in place doesn't", () => {
  const { gradients } = answerOf(`torch.manual_seed(0)
w = torch.randn(2, requires_grad=True)
v = nn.Parameter(torch.empty(2).uniform_(0, 1))
with torch.no_grad():
    v.normal_()
loss = (w * v).sum()
loss.backward()`);
  expect(gradients.w).toHaveLength(2);
  expect(() => ran("w = torch.ones(2, requires_grad=True)\nw.uniform_()")).toThrow(
    /can't be changed in place/,
  );
});

it("what can't be drawn is told", () => {
  const faults: [string, RegExp][] = [
    ["torch.rand()", /takes a shape/],
    ["torch.rand(2, dtype=torch.float16)", /float32 or float64/],
    ["torch.zeros(2, dtype=torch.long).normal_()", /not int64/],
    ["torch.randint(3, 3, (2,))", /must be above the lower/],
    ["torch.empty(2).uniform_(1, 0)", /below the lower/],
    ["torch.normal(0.0, -1.0, (2,))", /0 or more/],
    ["nn.Linear(2, 1, device='cuda')", /a graphics card/],
    ["nn.init.xavier_uniform_(torch.empty(3))", /two axes/],
    ["torch.ones(2, generator=torch.Generator())", /generator isn't supported/],
  ];
  for (const [source, sentence] of faults) expect(() => ran(source), source).toThrow(sentence);
});
