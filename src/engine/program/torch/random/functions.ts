import { applyBinary } from "../../arrays/operators";
import { detached } from "../../arrays/requiresGrad";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { floatFor, requiringGradient } from "../../functions/creation/made";
import { Arguments, type BuiltIn, type Call, plainNumber } from "../../functions/function";
import { shapeFrom } from "../../functions/reshaping";
import { TorchGenerator } from "../../generators/torchGenerator";
import { ProgramFault } from "../../parse/tree/fault";
import { isFloat } from "../../values/dtype";
import { NDArray, numbersOf } from "../../values/ndarray";
import { Float, Int, isNumberLike, List, Tuple, type Value } from "../../values/value";
import {
  drawInto,
  drawnLike,
  drawnTensor,
  integerDraw,
  normalDraw,
  type TorchDraw,
  uniformDraw,
} from "./draws";
import { GeneratorObject, generatorIn, manualSeed, ownGenerator, seedValue } from "./source";

/** The arguments that tensors are made with; where they lie has no part in the numbers. */
const making = "dtype requires_grad generator";
const isShape = (value: Value | undefined) => value instanceof Tuple || value instanceof List;

/** `torch.rand(2, 3)`, `torch.rand((2, 3))`, `torch.rand(size=(2, 3))`. */
const ofShape = (name: string, draw: (source: TorchGenerator) => TorchDraw): BuiltIn => ({
  names: [name],
  call(call) {
    const { positional, keywords, machine } = call;
    const size = keywords.get("size");
    if (positional.length === 0 && size === undefined)
      throw new ProgramFault(`${call.name} takes a shape, such as ${call.name}(2, 3)`, undefined, {
        type: "TypeError",
      });
    const rest = {
      ...call,
      positional: [],
      keywords: new Map([...keywords].filter(([key]) => key !== "size")),
    };
    const given = new Arguments(rest, making);
    const tensor = drawnTensor(
      machine,
      shapeFrom(size === undefined ? positional : [size]),
      dtypeArgument(given.given("dtype")) ?? floatFor(call),
      draw(generatorIn(rest, given)),
    );
    return requiringGradient(tensor, given.get("requires_grad"));
  },
});

/** Of another tensor's shape and dtype. */
const like = (name: string, draw: (source: TorchGenerator) => TorchDraw): BuiltIn => ({
  names: [name],
  call(call) {
    const given = new Arguments(call, `input ${making}`);
    const other = arrayIn(call, given.require("input"));
    const dtype = dtypeArgument(given.given("dtype")) ?? other.dtype;
    return requiringGradient(
      drawnLike(call.machine, other, dtype, draw(generatorIn(call, given))),
      given.get("requires_grad"),
    );
  },
});

function limits(given: Arguments): [number, number] {
  const [low, high] = ["low", "high"].map((name) => plainNumber(given.require(name), `randint: ${name}`));
  return [low, high];
}

/** `randint(high, size)` and `randint(low, high, size)`. */
const randint: BuiltIn = {
  names: ["randint", "randint_like"],
  call(call) {
    const isLike = call.name.endsWith("_like");
    const [first, ...rest] = call.positional;
    const other = isLike ? [first ?? null] : [];
    const numbers = isLike ? rest : call.positional;
    const hasHigh = call.keywords.has("high");
    const isAlone = !hasHigh && (numbers.length === 1 || isShape(numbers[1]));
    const starts = hasHigh && numbers.length === 0 && !call.keywords.has("low");
    const positional = [...other, ...(isAlone || starts ? [new Int(0)] : []), ...numbers];
    const signature = isLike ? `input low high ${making}` : `low high size ${making}`;
    const given = new Arguments({ ...call, positional }, signature);
    const draw = integerDraw(generatorIn(call, given), ...limits(given));
    const dtype = dtypeArgument(given.given("dtype"));
    const gradient = given.get("requires_grad");
    if (!isLike)
      return requiringGradient(
        drawnTensor(call.machine, shapeFrom([given.require("size")]), dtype ?? "int64", draw),
        gradient,
      );
    const of = arrayIn(call, given.require("input"));
    return requiringGradient(drawnLike(call.machine, of, dtype ?? of.dtype, draw), gradient);
  },
};

const randperm: BuiltIn = {
  names: ["randperm"],
  call(call) {
    const given = new Arguments(call, `n ${making}`);
    const source = generatorIn(call, given);
    const dtype = dtypeArgument(given.given("dtype")) ?? "int64";
    const count = shapeFrom([given.require("n")]);
    return requiringGradient(
      drawnTensor(call.machine, count, dtype, (size) => source.permutation(size)),
      given.get("requires_grad"),
    );
  },
};

/** `torch.normal(mean, std)`, each a number with a size or a tensor. They get no gradients. */
const normalOf: BuiltIn = {
  names: ["normal"],
  call(call) {
    const { machine } = call;
    const given = new Arguments(call, `mean std size ${making}`);
    const [mean, std] = [given.given("mean") ?? new Float(0), given.given("std") ?? new Float(1)];
    const [size, dtype] = [given.given("size"), dtypeArgument(given.given("dtype"))];
    const source = generatorIn(call, given);
    const gradient = given.get("requires_grad");
    if (size !== undefined) {
      const [m, s] = [plainNumber(mean, "normal: mean"), plainNumber(std, "normal: std")];
      const draw = normalDraw(source, m, s);
      return requiringGradient(
        drawnTensor(machine, shapeFrom([size]), dtype ?? floatFor(call), draw),
        gradient,
      );
    }
    if (!(mean instanceof NDArray) && !(std instanceof NDArray))
      throw new ProgramFault(
        "normal takes tensors, or two numbers and a size: torch.normal(0.0, 1.0, (2, 3))",
      );
    const isWatching = machine.tape.isRecording;
    machine.tape.isRecording = false;
    try {
      return shifted(call, source, mean, std);
    } finally {
      machine.tape.isRecording = isWatching;
    }
  },
};

/** Standard normal numbers, times std, plus mean, each step rounded as PyTorch's is. */
function shifted(call: Call, source: TorchGenerator, mean: Value, std: Value): NDArray {
  const { machine } = call;
  const by = (operator: string, a: Value, b: Value) => applyBinary(machine, operator, a, b) as NDArray;
  const { shape, dtype } = by("+", mean, std);
  const rounded = (array: NDArray) => {
    if (dtype === "float32") array.storage.data = Float64Array.from(numbersOf(array), Math.fround);
    return array;
  };
  const given = std instanceof NDArray ? 1 : plainNumber(std, "normal: std");
  const numbers = drawnTensor(machine, shape, dtype, normalDraw(source, 0, given));
  if (std instanceof NDArray && numbersOf(std).some((value) => value < 0))
    throw new ProgramFault("normal numbers: each standard deviation must be 0 or more");
  const scaled = std instanceof NDArray ? rounded(by("*", numbers, std)) : numbers;
  return detached(rounded(by("+", scaled, mean)));
}

/** 1 with the probability that each of a tensor's numbers says. */
const bernoulli: BuiltIn = {
  names: ["bernoulli"],
  call(call) {
    const given = new Arguments(call, "input p generator");
    if (given.given("p") !== undefined) throw dependsOnBuild(call, "torch.bernoulli(torch.full(shape, p))");
    const chances = arrayIn(call, given.require("input"));
    const numbers = numbersOf(chances);
    if (!isFloat(chances.dtype) || numbers.some((p) => !(p >= 0 && p <= 1)))
      throw new ProgramFault(`${call.name} takes a tensor of probabilities, floats from 0 to 1`);
    const draw = uniformDraw(generatorIn(call, given));
    let k = -1;
    return drawnTensor(call.machine, chances.shape, chances.dtype, (count, dtype) =>
      draw(count, dtype, true).map((value) => {
        k += 1;
        return value < numbers[k] ? 1 : 0;
      }),
    );
  },
};

/** Where the usual build draws by another library than the one that the others have. */
const dependsOnBuild = (call: Call, instead: string) =>
  new ProgramFault(
    `${call.name}: which numbers PyTorch draws here depends on how it was built, so they aren't reproduced: write ${instead}`,
  );

const refused = (names: readonly string[], instead: string): BuiltIn => ({
  names,
  call(call) {
    throw dependsOnBuild(call, instead);
  },
});

/** PyTorch's functions of random numbers, number for number. */
export const torchRandomFunctions: readonly BuiltIn[] = [
  { names: ["manual_seed"], call: manualSeed },
  { names: ["initial_seed"], call: ({ machine }) => seedValue(ownGenerator(machine).now) },
  {
    names: ["Generator"],
    call(call) {
      new Arguments(call, "device").get("device");
      // What it begins with where nothing seeds it.
      return new GeneratorObject({ now: new TorchGenerator(67_280_421_310_721n), isSeeded: true });
    },
  },
  ofShape("rand", (source) => uniformDraw(source)),
  ofShape("randn", (source) => normalDraw(source)),
  like("rand_like", (source) => uniformDraw(source)),
  like("randn_like", (source) => normalDraw(source)),
  randint,
  randperm,
  normalOf,
  bernoulli,
  refused(["multinomial"], "the chosen indices as numbers"),
  refused(["poisson"], "the numbers themselves"),
];

const fillingMethod = (
  name: string,
  signature: string,
  draw: (call: Call, given: Arguments) => TorchDraw,
): BuiltIn => ({
  names: [name],
  call(call) {
    const given = new Arguments(call, `self ${signature} generator`);
    const tensor = given.require("self");
    if (tensor instanceof NDArray && tensor.kind === "tensor")
      return drawInto(call, tensor, draw(call, given));
    throw new ProgramFault(`${call.name} is a method of tensors`);
  },
});

/** Methods that fill a tensor, and `bernoulli`. */
export const torchRandomMethods: readonly BuiltIn[] = [
  fillingMethod("uniform_", "from to", (call, given) =>
    uniformDraw(generatorIn(call, given), given.number("from", 0), given.number("to", 1)),
  ),
  fillingMethod("normal_", "mean std", (call, given) =>
    normalDraw(generatorIn(call, given), given.number("mean", 0), given.number("std", 1)),
  ),
  fillingMethod("random_", "from to", (call, given) => {
    const [from, to] = ["from", "to"].map((name) => given.given(name));
    if (from === undefined || !isNumberLike(from))
      throw new ProgramFault("random_ takes an upper limit here, or two limits: x.random_(10)");
    const first = plainNumber(from, "random_");
    return to === undefined
      ? integerDraw(generatorIn(call, given), 0, first)
      : integerDraw(generatorIn(call, given), first, plainNumber(to, "random_"));
  }),
  bernoulli,
  refused(["bernoulli_"], "x.copy_(torch.bernoulli(torch.full_like(x, p)))"),
  refused(["exponential_", "geometric_", "cauchy_", "log_normal_"], "the numbers themselves"),
];
