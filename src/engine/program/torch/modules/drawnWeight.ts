import { type Shape, sizeOf } from "../../../shape";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import type { Dtype } from "../../values/dtype";
import { NDArray } from "../../values/ndarray";
import type { Value } from "../../values/value";
import type { Module } from "../module";
import { drawnTensor, type TorchDraw } from "../random/draws";
import { noteSeed } from "../random/source";

const first = new WeakSet<NDArray>();

/** A layer's first weights, as PyTorch draws them. @throws ProgramFault for more than a million */
export function drawnWeight(machine: Machine, shape: Shape, dtype: Dtype, draw: TorchDraw): NDArray {
  if (sizeOf(shape) > 1e6)
    throw new ProgramFault("a layer with more than a million weights is too large here");
  const tensor = drawnTensor(machine, shape, dtype, draw);
  tensor.requiresGrad = true;
  tensor.isParameter = true;
  first.add(tensor);
  return tensor;
}

/** A module's weight; says where it comes from, if it wasn't changed before it is used. */
export function usedWeight(machine: Machine, module: Module, name: string): Value {
  const tensor = module.attributes.get(name) ?? null;
  if (tensor instanceof NDArray && first.has(tensor) && tensor.storage.version === 0) noteSeed(machine);
  return tensor;
}
