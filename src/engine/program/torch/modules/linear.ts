import { applyBinary } from "../../arrays/operators";
import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { Arguments } from "../../functions/function";
import { transposedView } from "../../functions/reshaping";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray } from "../../values/ndarray";
import { Int, type Value } from "../../values/value";
import { Module } from "../module";
import { linearDraws } from "../random/initial";
import { ownGenerator, refuseOtherDevices } from "../random/source";
import { drawnWeight, usedWeight } from "./drawnWeight";
import type { MakeModule } from "./makeModule";

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
      ["weight", drawnWeight(machine, [outputs, inputs], dtype, draws.weight)],
      ["bias", hasBias ? drawnWeight(machine, [outputs], dtype, draws.bias) : null],
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
          usedWeight(machine, self, "weight"),
          usedWeight(machine, self, "bias"),
        ),
      text,
    );
  };
}

/** x Wᵀ + b, where a row of W is a unit. */
export function linearLayer(machine: Machine, x: Value, weight: Value, bias: Value): Value {
  if (!(x instanceof NDArray) || !(weight instanceof NDArray))
    throw new ProgramFault("a linear layer takes a tensor");
  const product = applyBinary(machine, "@", x, transposedView(machine, weight, [1, 0], "TBackward0"));
  if (!(bias instanceof NDArray)) return product;
  const sum = applyBinary(machine, "+", product, bias) as NDArray;
  if (sum.isResult)
    sum.gradFunction =
      x.shape.length === 2 ? "AddmmBackward0" : x.shape.length === 1 ? "AddBackward0" : "ViewBackward0";
  return sum;
}
