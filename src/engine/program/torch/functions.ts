import { copied } from "../arrays/conversion";
import { itemAt } from "../arrays/indexing";
import { itemsOf } from "../arrays/items";
import { detached, refuseLeaf, requireGradient, stopGradients, takesHistory } from "../arrays/requiresGrad";
import { dtypeArgument } from "../functions/arguments/dtypeArgument";
import { keptGradient } from "../functions/creation/copies";
import { Arguments, type BuiltIn, type Call } from "../functions/function";
import { onlyNumber, toInt } from "../functions/python/numberConversion";
import { ravelled } from "../functions/reshaping";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { gradientsOf } from "../tape/gradients";
import { readSaved } from "../tape/saved";
import { write } from "../tape/writing";
import { isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Int, List, Tuple, type Value } from "../values/value";
import { composedByName } from "./composed";
import { accumulateGradients, goBack } from "./gradients";
import { batchNorm } from "./normalization";
import { torchRandomFunctions, torchRandomMethods } from "./random/functions";
import { windowFunctions } from "./windows";

const tensorIn = (value: Value | undefined, name: string): NDArray => {
  if (value instanceof NDArray) return value;
  throw new ProgramFault(`${name} takes a tensor`);
};

/** Functions that are PyTorch's alone. */
const functions: readonly BuiltIn[] = [
  ...torchRandomFunctions,
  ...windowFunctions,
  batchNorm,
  {
    names: ["is_tensor"],
    call: ({ positional: [value] }) => value instanceof NDArray && value.kind === "tensor",
  },
  {
    names: ["set_default_dtype"],
    call({ machine, positional: [value] }) {
      const dtype = dtypeArgument(value);
      if (dtype !== "float32" && dtype !== "float64")
        throw new ProgramFault("set_default_dtype takes torch.float32 or torch.float64");
      machine.defaultFloat = dtype;
      return null;
    },
  },
  { names: ["is_grad_enabled"], call: ({ machine }) => machine.tape.isRecording },
  { names: ["device"], call: ({ positional: [value] }) => value ?? null },
  {
    names: ["set_printoptions", "use_deterministic_algorithms"],
    call({ keywords }) {
      // None of them changes a number.
      keywords.keys();
      return null;
    },
  },
  { names: ["numel"], call: ({ positional: [value] }) => new Int(tensorIn(value, "numel").size) },
  { names: ["grad"], call: (call) => gradientsAsked(call) },
];

/** `torch.autograd.grad(y, x)`: gradients as values, without touching `.grad`. */
function gradientsAsked(call: Call): Value {
  const given = new Arguments(call, "outputs inputs grad_outputs retain_graph create_graph allow_unused");
  const allowsUnused = given.isTrue("allow_unused");
  const output = tensorIn(given.require("outputs"), "grad");
  const inputs = given.require("inputs");
  const list = inputs instanceof Tuple || inputs instanceof List ? inputs.items : [inputs];
  if (given.isTrue("create_graph"))
    throw new ProgramFault(
      "grad with create_graph=True (gradients of gradients) isn't known here: write the first derivative as a formula, and take the gradient of that",
    );
  if (output.size !== 1 && given.given("grad_outputs") === undefined)
    throw new ProgramFault("grad: only a single number can be the start: use .sum(), or give grad_outputs");
  const seed = given.given("grad_outputs");
  const found = gradientsOf(
    call.machine.tape.recordedOf(output),
    seed instanceof NDArray ? numbersOf(seed) : undefined,
    undefined,
    readSaved,
  );
  goBack(call.machine, found.keys(), given.isTrue("retain_graph"));
  const { watch } = call.machine.tape;
  const isWatched = [...found.keys()].some((recorded) => watch?.has(recorded));
  return new Tuple(
    list.map((input) => {
      const tensor = tensorIn(input, "grad");
      const now = call.machine.tape.recordedOf(tensor);
      // A leaf may have been changed since it was read, and read again.
      const parts = [...found].filter(([recorded]) => recorded === now || recorded.owner === tensor);
      if (parts.length === 0 && allowsUnused) return null;
      if (parts.length === 0) throw new ProgramFault("grad: the output doesn't depend on one of the inputs");
      const sum = parts[0][1].slice();
      for (const [, part] of parts.slice(1)) for (let k = 0; k < sum.length; k++) sum[k] += part[k];
      const result = arrayOf(sum, tensor.shape, tensor.dtype, "tensor");
      return isWatched ? (watch?.mark(result) ?? result) : result;
    }),
  );
}

export const torchByName: ReadonlyMap<string, BuiltIn> = new Map([
  ...composedByName,
  ...functions.flatMap((one) => one.names.map((name) => [name, one] as const)),
]);

const method = (
  names: readonly string[],
  f: (call: Call, tensor: NDArray, rest: readonly Value[]) => Value,
): BuiltIn => ({
  names,
  call(call) {
    const [first, ...rest] = call.positional;
    return f(call, tensorIn(first, names[0]), rest);
  },
});

/** Methods that change a tensor itself, by the function that they take their numbers from. */
function changed(call: Call, tensor: NDArray, value: Value, gradFunction = "CopyBackwards"): NDArray {
  refuseLeaf(call.machine, tensor);
  write(
    call.machine.tape,
    tensor,
    value instanceof NDArray || value instanceof Int
      ? value
      : onlyNumber(call.machine, tensorIn(value, "this")),
  );
  takesHistory(call.machine, tensor, value, gradFunction);
  return tensor;
}

/** Methods of tensors, and of arrays where NumPy has the same. */
const methods: readonly BuiltIn[] = [
  method(["backward"], (call, tensor, rest) => {
    if ((rest[2] ?? call.keywords.get("create_graph")) === true)
      throw new ProgramFault("backward with create_graph=True (gradients of gradients) isn't known here");
    const seed = rest[0] ?? call.keywords.get("gradient");
    const isKept = (rest[1] ?? call.keywords.get("retain_graph")) === true;
    const inputs = rest[3] ?? call.keywords.get("inputs") ?? null;
    const only =
      inputs === null ? undefined : inputs instanceof NDArray ? [inputs] : itemsOf(call.machine, inputs);
    accumulateGradients(call.machine, tensor, seed instanceof NDArray ? seed : undefined, isKept, only);
    return null;
  }),
  method(["detach"], (_call, tensor) => detached(tensor)),
  method(["detach_"], (_call, tensor) => stopGradients(tensor)),
  method(["numpy"], (_call, tensor) => {
    if (tensor.requiresGrad)
      throw new ProgramFault("numpy: this tensor requires a gradient: use .detach().numpy()");
    const array = detached(tensor, "array");
    array.isData = true;
    return array;
  }),
  method(["cpu", "cuda", "contiguous"], (_call, tensor) => tensor),
  method(["to", "type_as"], (call, tensor, rest) => {
    const given = [...rest, ...call.keywords.values()]
      .map((value) =>
        value instanceof NDArray ? value.dtype : typeof value === "string" ? undefined : dtypeArgument(value),
      )
      .find((dtype) => dtype !== undefined);
    return given === undefined || given === tensor.dtype
      ? tensor
      : keptGradient(call, tensor, copied(call.machine, tensor, given));
  }),
  ...(["float", "double", "long", "int", "bool"] as const).map((name) =>
    method([name], (call, tensor) => {
      const dtype = (
        { float: "float32", double: "float64", long: "int64", int: "int32", bool: "bool" } as const
      )[name];
      return dtype === tensor.dtype
        ? tensor
        : keptGradient(call, tensor, copied(call.machine, tensor, dtype));
    }),
  ),
  method(["requires_grad_"], (call, tensor, rest) => {
    return requireGradient(tensor, (rest[0] ?? call.keywords.get("requires_grad")) !== false);
  }),
  method(["retain_grad"], (_call, tensor) => {
    tensor.retainsGrad = true;
    return null;
  }),
  method(["zero_"], (call, tensor) => changed(call, tensor, new Int(0), "ZeroBackward0")),
  method(["fill_"], (call, tensor, rest) =>
    changed(call, tensor, filledWith(call, rest[0]), "FillBackward0"),
  ),
  method(["copy_"], (call, tensor, rest) => changed(call, tensor, tensorIn(rest[0], "copy_"))),
  method(["item"], ({ machine }, array, places) => {
    const one = places.length === 0 ? array : placed(machine, array, places);
    if (one.dtype === "bool") return numbersOf(one)[0] !== 0;
    return isFloat(one.dtype) ? onlyNumber(machine, one) : toInt(machine, one);
  }),
  method(["tolist"], ({ machine }, array) => nested(machine, array)),
  method(["numel", "nelement"], (_call, tensor) => new Int(tensor.size)),
  method(["dim"], (_call, tensor) => new Int(tensor.shape.length)),
  method(["fill"], (call, array, rest) => {
    write(call.machine.tape, array, filledWith(call, rest[0]));
    return null;
  }),
  method(["element_size"], () => new Int(8)),
  ...torchRandomMethods,
];

const filledWith = (call: Call, value: Value | undefined): Int | NDArray =>
  value instanceof Int || value instanceof NDArray ? value : numberFrom(call, value);

function numberFrom(call: Call, value: Value | undefined): NDArray {
  const given = new Arguments({ ...call, positional: [value ?? null], keywords: new Map() }, "value");
  return arrayOf(Float64Array.of(given.number("value", 0)), [], "float64", "tensor");
}

/** NumPy's `item(k)`, counted through all numbers, or `item(i, j)`. */
function placed(machine: Machine, array: NDArray, places: readonly Value[]): NDArray {
  const [first] = places;
  const index = first instanceof Tuple ? first : places.length > 1 ? new Tuple(places) : undefined;
  return index ? itemAt(machine, array, index) : itemAt(machine, ravelled(machine, array), first);
}

/** Lists of Python's numbers. NumPy's keep their history, as `float(x)` does; a tensor's have none, as in PyTorch. */
function nested(machine: Machine, array: NDArray): Value {
  if (array.shape.length > 0) {
    const items = itemsOf(machine, array).map((item) => nested(machine, item as NDArray));
    return new List(items);
  }
  if (!isFloat(array.dtype)) {
    const [value] = numbersOf(array);
    return array.dtype === "bool" ? value !== 0 : new Int(value);
  }
  return onlyNumber(machine, array.kind === "tensor" ? detached(array, "array") : array);
}

const asMethods = new Set(
  "masked_fill fill_diagonal_ masked_select unbind topk addmm lerp logit new_zeros new_ones new_tensor view_as reshape_as expand_as".split(
    " ",
  ),
);

export const tensorMethods: ReadonlyMap<string, BuiltIn> = new Map([
  ...[...composedByName].filter(([name]) => asMethods.has(name)),
  ...methods.flatMap((one) => one.names.map((name) => [name, one] as const)),
]);

/** `add_`, `mul_` and the like: the function without the underscore, written into the tensor. */
export const inPlaceMethods: Readonly<Record<string, string>> = {
  add_: "+",
  sub_: "-",
  mul_: "*",
  div_: "/",
};
