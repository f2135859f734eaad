import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { write } from "../tape/writing";
import { isFloat, isInteger } from "../values/dtype";
import { NDArray } from "../values/ndarray";
import { Instance, List, SetValue, type Value } from "../values/value";
import { arrayFrom } from "./conversion";
import { itemsOf } from "./items";
import { applyBinary, operatorMethods } from "./operators";
import { refuseLeaf, takesHistory } from "./requiresGrad";

/**
 * `a += b` where that changes `a` itself: arrays, lists. Nothing where it makes something new, as for numbers.
 * @param isUpdate whether it is a step of a parameter: gradients stop at the new value
 */
export function inPlace(
  machine: Machine,
  operator: string,
  old: Value,
  value: Value,
  isUpdate: boolean,
): Value | undefined {
  if (old instanceof List && operator === "+") {
    old.items.push(...itemsOf(machine, value));
    return old;
  }
  if (old instanceof Instance) {
    const method = machine.methodOf(old, `__i${operatorMethods[operator]}__`);
    return method?.call([value], new Map());
  }
  if (old instanceof SetValue && operator === "|" && value instanceof SetValue) {
    for (const [key, item] of value.entries) old.entries.set(key, item);
    return old;
  }
  if (!(old instanceof NDArray) || old.kind === "scalar" || operator === "@") return undefined;
  if (old.kind === "matrix" && operator === "*") return undefined;
  changeInPlace(machine, old, applyBinary(machine, operator, old, value) as NDArray, operator);
  if (isUpdate && old.kind !== "tensor") machine.tape.stop(old);
  return old;
}

/** Writes a result into the array that it was computed from. @throws ProgramFault where its dtype or shape doesn't go in */
export function changeInPlace(machine: Machine, target: NDArray, result: Value, operator: string): void {
  const value = arrayFrom(machine, result);
  refuseLeaf(machine, target);
  if (value instanceof NDArray) {
    const isCut =
      (isFloat(value.dtype) && !isFloat(target.dtype)) || (target.dtype === "bool" && isInteger(value.dtype));
    if (isCut)
      throw new ProgramFault(
        `${operator}= gives ${value.dtype}, which an array of ${target.dtype} can't hold: make it an array of floats, with a point in its numbers or dtype=float`,
      );
    if (value.shape.length > target.shape.length || value.size !== target.size)
      throw new ProgramFault(
        `${operator}= gives the shape (${value.shape.join(", ")}), but the array has (${target.shape.join(", ")})`,
      );
  }
  // PyTorch keeps a copy of what it changes itself.
  const node = value instanceof NDArray ? value.recorded?.node : undefined;
  if (node?.saved)
    node.saved = {
      ...node.saved,
      tensors: node.saved.tensors.filter(({ storage }) => storage !== target.storage),
    };
  write(machine.tape, target, value);
  if (value instanceof NDArray) takesHistory(machine, target, value, value.gradFunction ?? "CopyBackwards");
}

/** Writes numbers into a weight; they have no history. */
export function setNumbers(machine: Machine, tensor: NDArray, value: NDArray): void {
  if (tensor.shape.join() !== value.shape.join())
    throw new ProgramFault(
      `weights of shape (${tensor.shape.join(", ")}) can't become (${value.shape.join(", ")})`,
    );
  const before = machine.tape.isRecording;
  machine.tape.isRecording = false;
  write(machine.tape, tensor, value);
  machine.tape.isRecording = before;
}
