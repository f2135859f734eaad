import { describe, expect, it } from "vitest";
import { faultOf, printsOf } from "../runs";

const layer = "from torch import nn\nclass Net(nn.Module):\n    def __init__(self):\n        ";

describe("a class that PyTorch or Python refuses is refused", () => {
  it.each([
    [`${layer}self.fc = nn.Linear(2, 1)\nNet()`, /^4:\d+: fc is put into Net before nn\.Module has begun it/],
    [
      `${layer}self.w = nn.Parameter(torch.ones(2))\nNet()`,
      /write super\(\)\.__init__\(\) as the first line/,
    ],
    [
      "class A:\n    def _init_(self, x):\n        self.x = x\nA(3)",
      /^4:\d+: A takes no arguments: .* _init_ is to be/,
    ],
    ["class A:\n    y = 1\nA(x=3)", /A takes no arguments: it has no __init__$/],
    [
      "class A:\n    def __init__(self):\n        return 3\nA()",
      /__init__ of A gives int, and must give nothing/,
    ],
  ])("%j", (source, sentence) => expect(faultOf(source)).toMatch(sentence));
});

describe("a module of the program", () => {
  it.each([["super().__init__()"], ["super(Net, self).__init__()"], ["nn.Module.__init__(self)"]])(
    "takes layers after %s, and what is no layer before it",
    (begin) =>
      expect(
        printsOf(
          `${layer}self.size = 2\n        ${begin}\n        self.fc = nn.Linear(2, 1)\nnet = Net()\nnet.requires_grad_(False)\nprint(net, net.fc.weight.requires_grad)`,
        ),
      ).toEqual(["Net(\n  (fc): Linear(in_features=2, out_features=1, bias=True)\n) False"]),
  );
});
