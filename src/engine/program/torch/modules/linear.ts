import { sizeOf } from "../../../shape";
import { applyBinary } from "../../arrays/operators";
import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/dtypeArgument";
import { Arguments } from "../../functions/function";
import { transposedView } from "../../functions/reshaping";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import type { Dtype } from "../../values/dtype";
import { NDArray } from "../../values/ndarray";
import { Int, type Value } from "../../values/value";
import { Module } from "../module";
import { drawnTensor, type TorchDraw } from "../random/draws";
import { linearDraws } from "../random/initial";
import { noteSeed, ownGenerator, refuseOtherDevices } from "../random/source";
import type { MakeModule } from "./makeModule";

/** The first weights, as PyTorch draws them. */
function weights(machine: Machine, shape: readonly number[], dtype: Dtype, draw: TorchDraw): NDArray {
  if (sizeOf(shape) > 1e6)
    throw new ProgramFault("a layer with more than a million weights is too large here");
  const tensor = drawnTensor(machine, shape, dtype, draw);
  tensor.requiresGrad = true;
  tensor.isParameter = true;
  first.add(tensor);
  return tensor;
}

const first = new WeakSet<NDArray>();

/** Says where they come from, if they weren't changed before they are used. */
function used(machine: Machine, tensor: NDArray): NDArray {
  if (first.has(tensor) && tensor.storage.version === 0) noteSeed(machine);
  return tensor;
}

export function linear(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: "Linear", positional, keywords },
      "in_features out_features bias device dtype",
    );
    const [inputs, outputs] = ["in_features", "out_features"].map((name) =>
      wholeNumber(given.require(name), `Linear: ${name}`),
    );
    if (inputs < 1 || outputs < 1) throw new ProgramFault("Linear: at least one input and one output");
    const hasBias = given.isTrue("bias", true);
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    refuseOtherDevices({ name: "Linear", keywords });
    const draws = linearDraws(ownGenerator(machine).now, inputs);
    const attributes = new Map<string, Value>([
      ["weight", weights(machine, [outputs, inputs], dtype, draws.weight)],
      ["bias", hasBias ? weights(machine, [outputs], dtype, draws.bias) : null],
      ["in_features", new Int(inputs)],
      ["out_features", new Int(outputs)],
    ]);
    const text = `Linear(in_features=${inputs}, out_features=${outputs}, bias=${hasBias ? "True" : "False"})`;
    return new Module(
      machine,
      "Linear",
      attributes,
      (self, [x]) =>
        linearLayer(
          machine,
          x ?? null,
          self.attributes.get("weight") ?? null,
          self.attributes.get("bias") ?? null,
        ),
      text,
    );
  };
}

/** x Wᵀ + b, where a row of W is a unit. */
export function linearLayer(machine: Machine, x: Value, weight: Value, bias: Value): Value {
  if (!(x instanceof NDArray) || !(weight instanceof NDArray))
    throw new ProgramFault("a linear layer takes a tensor");
  const product = applyBinary(
    machine,
    "@",
    x,
    transposedView(machine, used(machine, weight), [1, 0], "TBackward0"),
  );
  if (!(bias instanceof NDArray)) return product;
  const sum = applyBinary(machine, "+", product, used(machine, bias)) as NDArray;
  if (sum.isResult)
    sum.gradFunction =
      x.shape.length === 2 ? "AddmmBackward0" : x.shape.length === 1 ? "AddBackward0" : "ViewBackward0";
  return sum;
}
