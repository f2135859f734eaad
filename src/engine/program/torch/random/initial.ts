import { setNumbers } from "../../arrays/inPlace";
import { Arguments, type BuiltIn, type Call } from "../../functions/function";
import type { TorchGenerator } from "../../generators/torchGenerator";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, NDArray } from "../../values/ndarray";
import { Float } from "../../values/value";
import { drawWeight, normalDraw, type TorchDraw, uniformDraw } from "./draws";
import { orthogonal } from "./orthogonal";
import { generatorIn } from "./source";

function weightIn(call: Call, given: Arguments): NDArray {
  const tensor = given.require("tensor");
  if (tensor instanceof NDArray) return tensor;
  throw new ProgramFault(`${call.name} takes a tensor`);
}

/** Each number by its place. */
const filled = (
  names: readonly string[],
  signature: string,
  value: (given: Arguments, tensor: NDArray) => (k: number) => number,
): BuiltIn => ({
  names,
  call(call) {
    const given = new Arguments(call, signature);
    const tensor = weightIn(call, given);
    const at = value(given, tensor);
    const numbers = Float64Array.from({ length: tensor.size }, (_, k) => at(k));
    setNumbers(call.machine, tensor, arrayOf(numbers, tensor.shape, tensor.dtype, "tensor"));
    return tensor;
  },
});

const drawnInitial = (
  name: string,
  signature: string,
  draw: (source: TorchGenerator, given: Arguments, tensor: NDArray, call: Call) => TorchDraw,
): BuiltIn => ({
  names: [name],
  call(call) {
    const given = new Arguments(call, `tensor ${signature} generator`);
    const tensor = weightIn(call, given);
    return drawWeight(call.machine, tensor, draw(generatorIn(call, given), given, tensor, call));
  },
});

/** How many numbers go into a unit, and how many out. */
function fans({ shape }: NDArray): { readonly fan_in: number; readonly fan_out: number } {
  if (shape.length < 2)
    throw new ProgramFault("these weights need two axes: units by inputs, as nn.Linear has them");
  const field = shape.slice(2).reduce((product, length) => product * length, 1);
  return { fan_in: shape[1] * field, fan_out: shape[0] * field };
}

const xavierDeviation = (given: Arguments, tensor: NDArray) => {
  const { fan_in, fan_out } = fans(tensor);
  return given.number("gain", 1) * Math.sqrt(2 / (fan_in + fan_out));
};

function kaimingDeviation(given: Arguments, tensor: NDArray, call: Call): number {
  const mode = given.text("mode", "fan_in").toLowerCase();
  if (mode !== "fan_in" && mode !== "fan_out")
    throw new ProgramFault(`${call.name}: mode is "fan_in" or "fan_out", not “${mode}”`);
  const gain = gainOf(given.text("nonlinearity", "leaky_relu"), given.number("a", 0));
  return gain / Math.sqrt(fans(tensor)[mode]);
}

/** @see torch.nn.init.calculate_gain */
function gainOf(nonlinearity: string, slope: number): number {
  if (/^(linear|sigmoid|conv(_transpose)?[123]d)$/.test(nonlinearity)) return 1;
  switch (nonlinearity) {
    case "tanh":
      return 5 / 3;
    case "relu":
      return Math.sqrt(2);
    case "leaky_relu":
      return Math.sqrt(2 / (1 + slope ** 2));
    case "selu":
      return 3 / 4;
    default:
      throw new ProgramFault(
        `no gain is known for “${nonlinearity}”: linear, sigmoid, tanh, relu, leaky_relu and selu have one`,
      );
  }
}

const kaiming = "a mode nonlinearity";

const initial: readonly BuiltIn[] = [
  filled(["constant_"], "tensor val", (given) => {
    const value = given.number("val", 0);
    return () => value;
  }),
  filled(["zeros_"], "tensor", () => () => 0),
  filled(["ones_"], "tensor", () => () => 1),
  filled(["eye_"], "tensor", (_given, { shape }) => {
    if (shape.length !== 2) throw new ProgramFault("eye_ takes a matrix");
    return (k) => (Math.floor(k / shape[1]) === k % shape[1] ? 1 : 0);
  }),
  drawnInitial("uniform_", "a b", (source, given) =>
    uniformDraw(source, given.number("a", 0), given.number("b", 1)),
  ),
  drawnInitial("normal_", "mean std", (source, given) =>
    normalDraw(source, given.number("mean", 0), given.number("std", 1)),
  ),
  drawnInitial("xavier_uniform_", "gain", (source, given, tensor) => {
    const bound = Math.sqrt(3) * xavierDeviation(given, tensor);
    return uniformDraw(source, -bound, bound);
  }),
  drawnInitial("xavier_normal_", "gain", (source, given, tensor) =>
    normalDraw(source, 0, xavierDeviation(given, tensor)),
  ),
  drawnInitial("kaiming_uniform_", kaiming, (source, given, tensor, call) => {
    const bound = Math.sqrt(3) * kaimingDeviation(given, tensor, call);
    return uniformDraw(source, -bound, bound);
  }),
  drawnInitial("kaiming_normal_", kaiming, (source, given, tensor, call) =>
    normalDraw(source, 0, kaimingDeviation(given, tensor, call)),
  ),
  drawnInitial("orthogonal_", "gain", (source, given, tensor) =>
    orthogonal(source, tensor.shape, given.number("gain", 1)),
  ),
  {
    names: ["calculate_gain"],
    call(call) {
      const given = new Arguments(call, "nonlinearity param");
      return new Float(gainOf(given.text("nonlinearity", ""), given.number("param", 0.01)));
    },
  },
  {
    names: ["trunc_normal_", "sparse_", "dirac_"],
    call(call) {
      throw new ProgramFault(`${call.name} isn't known here: write the weights, or take normal_ or uniform_`);
    },
  },
];

/** `nn.init`: what gives weights their first numbers. */
export const initialFunctions: ReadonlyMap<string, BuiltIn> = new Map(
  initial.flatMap((one) => one.names.map((name) => [name, one] as const)),
);

/** The first weights of an `nn.Linear`, and those of its bias after them: uniform up to 1 / √inputs, computed as PyTorch does. */
export function linearDraws(
  source: TorchGenerator,
  inputs: number,
): { readonly weight: TorchDraw; readonly bias: TorchDraw } {
  const bound = Math.sqrt(3) * (gainOf("leaky_relu", Math.sqrt(5)) / Math.sqrt(inputs));
  const ofBias = 1 / Math.sqrt(inputs);
  return { weight: uniformDraw(source, -bound, bound), bias: uniformDraw(source, -ofBias, ofBias) };
}
