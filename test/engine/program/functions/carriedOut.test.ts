import { describe, expect, it } from "vitest";
import { libraryByName } from "../../../../src/engine/program/functions";
import { carriedOut } from "../../../../src/engine/program/functions/carriedOut";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { tensorMethods, torchByName } from "../../../../src/engine/program/torch/functions";
import { arrayOf } from "../../../../src/engine/program/values/ndarray";
import { Int } from "../../../../src/engine/program/values/value";
import { faultOf, printsOf } from "../runs";

const A = "A = np.array([[1., 2., 3.], [4., 5., 7.]])\n";
const v = "v = np.array([1., 0., -3.])\n";
const T = "T = torch.tensor([[1., 2., -3.], [4., 5., 7.]])\n";
const scores = `torch.set_default_dtype(torch.float64)
s = torch.tensor([[1., 2., 3.], [0., 1., -1.]])
p = torch.tensor([[.2, .3, .5], [.1, .1, .8]])\n`;

// What NumPy 1.24 and PyTorch 1.13 print.
describe("an argument that a function takes changes what it gives", () => {
  it.each([
    ["print(np.array([1, 2], ndmin=2))", ["[[1 2]]"]],
    [
      `${A}print(A.ravel('F'), A.flatten('F'), np.ravel(A, order='F'))`,
      ["[1. 4. 2. 5. 3. 7.] [1. 4. 2. 5. 3. 7.] [1. 4. 2. 5. 3. 7.]"],
    ],
    [`${A}print(A.reshape(3, 2, order='F').tolist())`, ["[[1.0, 5.0], [4.0, 3.0], [2.0, 7.0]]"]],
    [`${A}print(np.reshape(A, 6, 'F'), A.T.ravel('C'))`, ["[1. 4. 2. 5. 3. 7.] [1. 4. 2. 5. 3. 7.]"]],
    [
      `${v}print(np.linalg.norm(v, 0), np.linalg.norm(v, -np.inf), np.linalg.norm(v, np.inf))`,
      ["2.0 0.0 3.0"],
    ],
    [`${A}print(np.linalg.norm(A, -1), np.linalg.norm(A, -np.inf))`, ["5.0 6.0"]],
    [`${A}print(np.linalg.norm(A, 1, axis=(1, 0)), np.linalg.norm(A, 1, keepdims=True))`, ["16.0 [[10.]]"]],
    [
      "print(np.bincount([0, 1, 1], minlength=5), np.bincount([0, 1, 1], weights=[.5, 1., 2.]))",
      ["[1 2 0 0 0] [0.5 3. ]"],
    ],
    [`${A}print(np.average(A, axis=1, weights=[1, 2, 1], keepdims=True))`, ["[[2.  ]\n [5.25]]"]],
    ["print(np.cumsum([1, 2], dtype=float))", ["[1. 3.]"]],
    ["print(np.isclose(np.nan, np.nan, equal_nan=True), np.isclose(np.nan, np.nan))", ["True False"]],
    [`${A}print(np.cov(A.T, rowvar=False))`, ["[[1.         1.5       ]\n [1.5        2.33333333]]"]],
    ["print(np.histogram([1., 2., 2., 3.], bins=2, density=True)[0])", ["[0.25 0.75]"]],
    [
      "print(np.nan_to_num(np.array([np.nan, np.inf, -np.inf]), nan=5., posinf=9., neginf=0.))",
      ["[5. 9. 0.]"],
    ],
    ["print(np.nan_to_num(np.array([np.inf])))", ["[1.79769313e+308]"]],
    ["print(np.logspace(0, 2, 4, endpoint=False))", ["[ 1.          3.16227766 10.         31.6227766 ]"]],
    ["print(np.vectorize(lambda t: 1, otypes=[float])([1, 2]))", ["[1. 1.]"]],
    [
      `${T}print(torch.norm(T, 1), torch.linalg.norm(T, 1), torch.norm(T, 0))`,
      ["tensor(22.) tensor(10.) tensor(6.)"],
    ],
    [`${scores}print(torch.nn.functional.cross_entropy(s, p, label_smoothing=.1))`, ["tensor(1.5876)"]],
    [`${scores}print(torch.nn.functional.mse_loss(s, p, size_average=False))`, ["tensor(13.8400)"]],
    [
      `${scores}print(torch.nn.HuberLoss('sum', .5)(s, p), torch.nn.SmoothL1Loss(beta=.3)(s, p))`,
      ["tensor(3.2300) tensor(1.1611)"],
    ],
    [
      `${scores}print(torch.nn.GELU(approximate='tanh')(s))`,
      ["tensor([[ 0.8412,  1.9546,  2.9964],\n        [ 0.0000,  0.8412, -0.1588]])"],
    ],
    ["print(torch.nn.Flatten(0, 1)(torch.ones(2, 3, 2)).shape)", ["torch.Size([6, 2])"]],
    [
      "w = torch.tensor([1., -2.], requires_grad=True)\n(w**2).sum().backward()\nprint(torch.nn.utils.clip_grad_norm_([w], 1., norm_type=float('inf')), w.grad)",
      ["tensor(4.) tensor([ 0.5000, -1.0000])"],
    ],
    ["w = torch.ones(1, requires_grad=True)\nprint(w.requires_grad_(requires_grad=False))", ["tensor([1.])"]],
    [
      "w = torch.tensor([1., -2.], requires_grad=True)\nx = w * 2\ny = torch.nn.functional.relu(x, inplace=True)\n(x + y).sum().backward()\nprint(x, w.grad)",
      ["tensor([2., 0.], grad_fn=<ReluBackward0>) tensor([4., 0.])"],
    ],
    [
      "x = torch.tensor([1., -2.])\ntorch.nn.LeakyReLU(.5, True)(x)\nprint(x)\nx.relu_()\nprint(x)",
      ["tensor([ 1., -1.])", "tensor([1., 0.])"],
    ],
    ["b = np.zeros(2)\nnp.add([1, 2], [3, 4], out=b)\nprint(b)", ["[4. 6.]"]],
    ["b = np.zeros(2)\nnp.ones((3, 2)).sum(axis=0, out=b)\nprint(b)", ["[3. 3.]"]],
  ])("%s", (source, printed) => {
    expect(printsOf(source)).toEqual(printed);
  });

  it("softplus is a straight line above its threshold, and its slope 1 there", () => {
    const { interpreter } = runProgram(
      "x = torch.tensor([1.9, 2.1], dtype=torch.float64, requires_grad=True)\ny = torch.nn.functional.softplus(x, beta=1, threshold=2)\ny.sum().backward()\nprint(y.tolist(), x.grad.tolist())",
      () => 0,
    );
    const [ln, same, sigma, one] = (interpreter.machine.printed[0].match(/[\d.]+/g) ?? []).map(Number);
    expect([ln, sigma]).toEqual([
      expect.closeTo(Math.log1p(Math.exp(1.9))),
      expect.closeTo(1 / (1 + Math.exp(-1.9))),
    ]);
    expect([same, one]).toEqual([2.1, 1]);
  });
});

describe("an argument that would change the numbers and isn't heeded is refused", () => {
  it.each([
    ["np.sum(np.ones(2), where=[True, False])", /^1:1: numpy\.sum: the argument where isn't supported here$/],
    ["np.exp(np.ones(2), np.zeros(2))", /numpy\.exp: the argument out isn't supported here$/],
    [
      "torch.nn.functional.mse_loss(torch.ones(2), torch.ones(2), weight=torch.ones(2))",
      /weight isn't supported/,
    ],
    ["torch.nn.ReLU(slope=2)", /ReLU: the argument slope isn't supported here$/],
    ["torch.nn.MSELoss(True, True, 'mean', 3, 4)", /MSELoss takes at most/],
    ["np.meshgrid([1, 2], [3, 4], sparse=True)", /sparse isn't supported here$/],
    ["torch.topk(torch.ones(2, 3), 1, dim=0)", /only the last dim/],
    ["np.cross(np.ones((3, 3)), np.ones((3, 3)), axis=0)", /along the last axis here/],
    ["np.linalg.norm(np.eye(2), 3)", /a matrix has no norm with ord=3$/],
    ["np.zeros(2, 3)", /write the shape in parentheses, \(2, 3\)$/],
    ["np.random.randint(0, 5, 3, dtype=np.int32)", /dtype=int32 isn't supported here$/],
  ])("%s", (source, sentence) => expect(faultOf(source)).toMatch(sentence));

  const { machine } = runProgram("", () => 0).interpreter;
  const functions = [
    ...[...libraryByName].map((entry) => [...entry, "numpy"] as const),
    ...[...torchByName, ...tensorMethods].map((entry) => [...entry, "torch"] as const),
  ].filter(([name]) => !/^(set_printoptions|use_deterministic_algorithms|to|type_as)$/.test(name));

  it.each(functions)("a name that %s doesn't know", (name, builtIn, library) => {
    const array = () =>
      arrayOf(Float64Array.of(1, 2, 3, 4), [2, 2], "float64", library === "torch" ? "tensor" : "array");
    const keywords = new Map([["nonsense", new Int(1)]]);
    for (const positional of [[], [array()], [array(), array()], [new Int(2)], [new Int(2), new Int(3)]])
      expect(() => carriedOut(builtIn, { machine, library, name, positional, keywords })).toThrow();
  });
});

describe("an argument that changes no number is taken", () => {
  it.each([
    "np.array([1.], copy=True, order='C')",
    "torch.ones(2, device='cpu')",
    "x = torch.ones(1, requires_grad=True)\nx.sum().backward(retain_graph=True)",
    "torch.nn.functional.relu(torch.ones(2), inplace=True)",
    "np.sort([2, 1], kind='stable')",
    "np.einsum('i,i->', [1.], [2.], optimize=True)",
    "for i in np.nditer(np.ones(2), flags=['multi_index'], op_flags=['readwrite']):\n    pass",
    "torch.set_printoptions(precision=2)",
    "np.sum([1.], axis=None, out=None)",
  ])("%s", (source) => expect(faultOf(source)).toBeUndefined());
});
