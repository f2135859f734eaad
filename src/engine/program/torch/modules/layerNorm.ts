import { itemsOf } from "../../arrays/items";
import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { Arguments, type BuiltIn } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { arrayOf } from "../../values/ndarray";
import { Float, Int, Tuple, type Value } from "../../values/value";
import { torchByName } from "../functions";
import { Module } from "../module";
import type { MakeModule } from "./makeModule";

/** Begins with a weight of ones and a bias of zeros, as PyTorch's does. */
export function layerNorm(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: "LayerNorm", positional, keywords },
      "normalized_shape eps elementwise_affine device dtype",
    );
    const shapeGiven = given.require("normalized_shape");
    const lengths = shapeGiven instanceof Int ? [shapeGiven] : itemsOf(machine, shapeGiven);
    const shape = lengths.map((length) => wholeNumber(length, "LayerNorm: normalized_shape"));
    const size = shape.reduce((product, length) => product * length, 1);
    machine.budget.spend(2 * size);
    const eps = given.number("eps", 1e-5);
    const isAffine = given.isTrue("elementwise_affine", true);
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    const parameter = (value: number): Value => {
      if (!isAffine) return null;
      const tensor = arrayOf(new Float64Array(size).fill(value), shape, dtype, "tensor");
      tensor.requiresGrad = true;
      tensor.isParameter = true;
      return tensor;
    };
    const normalizedShape = new Tuple(shape.map((length) => new Int(length)));
    const attributes = new Map<string, Value>([
      ["weight", parameter(1)],
      ["bias", parameter(0)],
    ]);
    const text = `LayerNorm(${machine.repr(normalizedShape)}, eps=${machine.repr(new Float(eps))}, elementwise_affine=${isAffine ? "True" : "False"})`;
    const layer = torchByName.get("layer_norm") as BuiltIn;
    return new Module(
      machine,
      "LayerNorm",
      attributes,
      ({ attributes: own }, [x]) =>
        layer.call({
          machine,
          library: "torch",
          name: "layer_norm",
          positional: [
            x ?? null,
            normalizedShape,
            own.get("weight") ?? null,
            own.get("bias") ?? null,
            new Float(eps),
          ],
          keywords: new Map(),
        }),
      text,
    );
  };
}
