import { describe, expect, it } from "vitest";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { faultOf } from "../runs";

describe("what is wrong with a program is a sentence with its line and column", () => {
  it.each([
    ["x = np.aray([1])", "1:5: numpy has no aray here; the nearest is numpy.array"],
    ["loss = 1\nprint(los)", "2:7: there is no los here; the nearest name is loss"],
    ["import numpy as np\nx = np.ones(2) @ np.ones(3)", /^2:5: @: .* \(\(2,\) @ \(3,\)\)$/],
    ["def f(x)\n    return x", "1:9: a colon is missing at the end of “def f(x)”"],
    ["x = (1 + 2\n", "1:5: this ( is never closed: its ) is missing"],
    ['s = "abc\n', "1:5: this text is never closed: its last quote is missing"],
    ["for i in range(3):\nprint(i)", /^2:1: an indented block is expected here/],
    ["import pandas", /^1:1: the module pandas isn't known here/],
    ["a = np.zeros(3)\na[5] = 1", "2:1: index 5 is outside: axis 0 has 3 items, 0 to 2"],
    ["np.sign(np.array([True]))", /^1:1: numpy.sign isn't of truth values/],
    ["np.negative(np.array([True]))", /^1:1: numpy.negative isn't of truth values/],
    ["W = np.array([1, 2])\nW -= 0.1 * W", /^2:1: -= gives float64, which an array of int64 can't hold/],
    [
      "x = 1\nmatch x:\n    case 1:\n        y = 2",
      "2:1: “match” isn't part of the language here: write if … elif … else",
    ],
    ["f(1) = 2", /^1:1: only a name, an item or an attribute can be assigned to/],
    ["x = torch.randn(3, device='cuda')", /^1:5: torch.randn: a graphics card draws other numbers/],
    ["assert 1 > 2, 'no'", "1:1: the assertion doesn't hold: no"],
    ["np.dot(np.ones(2), np.ones(3))", /: the left vector has 2 numbers, but the right vector 3 numbers:/],
    ["np.eye(2) @ np.ones(3)", /: the left factor has 2 columns, but the right vector 3 numbers:/],
    ["np.ones(2) @ np.ones((3, 1))", /: the left vector has 2 numbers, but the right one 3 rows:/],
    ["np.sum([1], axs=0)", "1:1: np.sum has no argument axs; it has axis"],
    ["y = x * 2", "1:5: there is no x here: give it a value first, in a line above"],
    ["X = 1\nprint(x)", "2:7: there is no x here; the nearest name is X"],
    ["print(y)\ny = 3", "1:7: there is no y here: it gets its value only in line 2"],
    ["y = 1\ndel y\nprint(y)", "3:7: there is no y here: give it a value first, in a line above"],
    [
      "def f():\n    z = 3\nf()\nprint(z)",
      /there is no z here: it belongs to the function f, which can return it/,
    ],
    [
      "class A:\n    def f(self):\n        return g(2)\n    def g(self, x):\n        return x\nA().f()",
      "3:16: there is no g here: within the class A it is self.g",
    ],
    ["print(true)", "1:7: there is no true here: Python writes True"],
    [
      "class A:\n    def f():\n        return 1\nA().f()",
      /f takes 0 arguments, but has 1: a method's first parameter is self/,
    ],
    [
      "def f(x):\n    y = x\nb = f(2) + 1",
      /NoneType and int: None is what a function gives that returns nothing/,
    ],
    ["y = 2(3 + 4)", /^1:5: int can't be called: .*is a \* missing/],
    ["x = np.array(1.0, 2.0)", /takes one list of numbers: put square brackets around/],
    ["a = np.ones(3) * np.ones(4)", "1:5: *: the shapes (3,) and (4,) don't go together"],
    ["x = [1, 2]\nx.shape", /list has no shape: an array has, which np\.array/],
    ["x = [1, 2]\nx.append(3, 4)", /append takes one item/],
    ["d = {'W1': 1}\nd.W1", /dict has no W1: its item is written \["W1"\]/],
    ["print('L = ' + 3)", /a number becomes a text with str/],
    ["x = 2 ^ 3.0", /a power is written \*\*/],
  ])("%j", (source, fault) => {
    const found = faultOf(source)?.replace("numpy.sum", "np.sum");
    if (typeof fault === "string") expect(found).toBe(fault);
    else expect(found).toMatch(fault);
  });
});

it("what ran before a fault is kept", () => {
  const { interpreter, fault } = runProgram("x = 3\nprint(x)\ny = z", () => 0);
  expect(fault).toEqual({ line: 3, column: 5, message: expect.stringContaining("no z") });
  expect(interpreter.machine.printed).toEqual(["3\n"]);
  expect(interpreter.module.values.has("x")).toBe(true);
});

describe("a program that doesn't end is ended, with its line and what to do", () => {
  it.each([
    "while True:\n    pass",
    "while True:\n    x = np.ones(3) + 1",
    "x = [1]\nwhile True:\n    x = x + x",
  ])("%j", (source) => {
    expect(runProgram(source, () => 0, { operations: 50_000, time: 1, depth: 100 }).fault?.message).toMatch(
      /operations\. Take fewer passes of a loop, or smaller arrays$/,
    );
  });

  it("by its clock, where that is earlier", () => {
    let time = 0;
    const { fault } = runProgram("while True:\n    x = 1 + 1", () => (time += 100));
    expect(fault?.message).toMatch(/it has run for 1\.5 seconds/);
  });

  it("a function that calls itself for ever", () => {
    expect(faultOf("def f(n):\n    return f(n + 1)\nf(0)")).toMatch(/^2:12: f calls itself too deeply/);
  });

  it("arrays and texts that are too large", () => {
    expect(faultOf("x = np.zeros((10**9, 10**5))")).toMatch(/operations|at most/);
    expect(faultOf("x = 'a' * 10**9")).toBeDefined();
  });
});

describe("what is nearest to a name is told only of where it was looked for", () => {
  it.each([
    ["np.linalg.qr(np.eye(2))", "1:1: numpy.linalg has no qr here"],
    ["np.linalg.nrm(np.eye(2))", "1:1: numpy.linalg has no nrm here; the nearest is numpy.linalg.norm"],
    ["torch.optim.Adamax([])", "1:1: torch.optim has no Adamax here; the nearest is torch.optim.Adam"],
    ["torch.optim.Rprop([])", "1:1: torch.optim has no Rprop here"],
    ["torch.optim.lr_scheduler.StpLR()", /the nearest is torch\.optim\.lr_scheduler\.StepLR$/],
    ["torch.nn.Relu()", /the nearest is torch\.nn\.ReLU$/],
    ["import torch.nn.functional as F\nF.stdd()", "2:1: torch.nn.functional has no stdd here"],
    ["import math\nmath.sqr(2)", /the nearest is math\.sqrt$/],
    ["import math\nmath.sumx(2)", "2:1: math has no sumx here"],
  ])("%j", (source, fault) => {
    if (typeof fault === "string") expect(faultOf(source)).toBe(fault);
    else expect(faultOf(source)).toMatch(fault);
  });
});

describe("what isn't known here, and can be written differently, is told how", () => {
  it.each([
    ["np.gradient(np.ones(3))", /no gradient here: it is \(y\[2:\] - y\[:-2\]\)/],
    ["torch.kthvalue(torch.ones(2), 1)", /no kthvalue here: x\.sort\(\)\.values\[k - 1\]/],
    ["torch.ones(2).kthvalue(1)", /a tensor has no kthvalue: x\.sort\(\)\.values\[k - 1\]/],
    ["torch.mode(torch.ones(2))", /no mode here: with values, counts = torch\.unique/],
    ["torch.ones(2).mode()", /a tensor has no mode: with values, counts = torch\.unique/],
    ["torch.cummax(torch.ones(2), 0)", /no cummax here: the running maximum/],
    ["torch.ones(2).cummin(0)", /a tensor has no cummin: the running minimum/],
    ["import typing\ntyping.NamedTuple", /typing has no NamedTuple here: write P = namedtuple/],
    [
      "from typing import NamedTuple\nclass P(NamedTuple):\n    x: float",
      /a class can only come from .*: write P = namedtuple/,
    ],
  ])("%j", (source, fault) => {
    expect(faultOf(source)).toMatch(fault);
  });
});

it("a type's methods are given the value first", () => {
  const { interpreter } = runProgram(
    'print(list(map(str.upper, ["a", "b"])), sorted(["b", "A"], key=str.lower))\nx = [1]\nlist.append(x, 2)\nprint(x)',
    () => 0,
  );
  expect(interpreter.machine.printed).toEqual(["['A', 'B'] ['A', 'b']\n", "[1, 2]\n"]);
  expect(faultOf("str.upper(3)")).toBe(
    "1:1: str.upper is given a value of type str first, and not one of int",
  );
});

describe("what only tensors have is told of an array", () => {
  it.each(["backward", "detach", "grad", "requires_grad_", "add_"])("%s", (name) => {
    expect(faultOf(`x = np.ones(2)\nx.${name}`)).toBe(`2:1: an array has no ${name}: only a tensor has`);
  });
});

describe("where no gradient goes back, what can have cut the way is named", () => {
  const x = "x = torch.ones(1, requires_grad=True)\n";
  it.each([
    `${x}with torch.no_grad():\n    y = x * 2\ny.backward()`,
    `${x}x.detach().backward()`,
    `${x}(x.data * 2).backward()`,
    "torch.ones(1).backward()",
  ])("%j", (source) => {
    expect(faultOf(source)).toMatch(
      /requires no gradient\. Either .*requires_grad=True.*, or .*no_grad\(\), \.detach\(\)/,
    );
  });
});

describe("what a library has and we haven't is told with what to write instead", () => {
  it.each([
    [
      "x = np.linalg.lstsq(np.eye(2), np.ones(2))",
      /^1:5: numpy\.linalg has no lstsq here: .*np\.linalg\.solve\(A\.T @ A, A\.T @ b\)$/,
    ],
    [
      "class F(torch.autograd.Function):\n    pass",
      /^1:9: torch\.autograd has no Function here: .*plain function/,
    ],
    [
      "p = torch.tensor([0.3, 0.7])\nk = torch.multinomial(p, 1)",
      /^2:5: torch\.multinomial: .*depends on how it was built/,
    ],
    ["x = torch.zeros(3).bernoulli_(0.5)", /^1:5: bernoulli_: .*write x\.copy_\(torch\.bernoulli\(/],
    ["y = torch.dropout(torch.ones(3), 0.5, True)", /torch\.rand\(x\.shape\) > p/],
  ])("%j", (source, sentence) => expect(faultOf(source)).toMatch(sentence));
});
