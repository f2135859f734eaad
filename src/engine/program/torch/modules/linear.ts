import { applyBinary } from "../../arrays/operators";
import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/dtypeArgument";
import { Arguments } from "../../functions/function";
import { transposedView } from "../../functions/reshaping";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import type { Dtype } from "../../values/dtype";
import { arrayOf, NDArray } from "../../values/ndarray";
import { Int, type Value } from "../../values/value";
import { Module } from "../module";
import type { MakeModule } from "./makeModule";

/** Weights that PyTorch would draw at random: nothing can be computed with them before they are given. */
function weights(machine: Machine, shape: readonly number[], dtype: Dtype): NDArray {
  const size = shape.reduce((product, length) => product * length, 1);
  machine.budget.spend(size);
  if (size > 1e6) throw new ProgramFault("a layer with more than a million weights is too large here");
  const tensor = arrayOf(new Float64Array(size), shape, dtype, "tensor");
  tensor.requiresGrad = true;
  tensor.isParameter = true;
  unset.add(tensor);
  return tensor;
}

const unset = new WeakSet<NDArray>();

function requireSet(tensor: NDArray): NDArray {
  if (unset.has(tensor) && tensor.storage.version === 0)
    throw new ProgramFault(
      "this layer's weights are random in PyTorch, and can't be reproduced here: print model.state_dict() where it runs, and give the numbers before this line, as in model.layer.weight.data = torch.tensor(…), the bias too",
    );
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
    const attributes = new Map<string, Value>([
      ["weight", weights(machine, [outputs, inputs], dtype)],
      ["bias", hasBias ? weights(machine, [outputs], dtype) : null],
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
    transposedView(machine, requireSet(weight), [1, 0], "TBackward0"),
  );
  if (!(bias instanceof NDArray)) return product;
  const sum = applyBinary(machine, "+", product, requireSet(bias)) as NDArray;
  if (sum.isResult)
    sum.gradFunction =
      x.shape.length === 2 ? "AddmmBackward0" : x.shape.length === 1 ? "AddBackward0" : "ViewBackward0";
  return sum;
}
