import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { isFloat } from "../values/dtype";
import { type ArrayKind, NDArray } from "../values/ndarray";
import type { Value } from "../values/value";

/** The same numbers without their history: it shares the storage, and gradients stop here. */
export function stopGradients(tensor: NDArray): NDArray {
  tensor.storage.recorded = undefined;
  tensor.storage.pending = [];
  tensor.recorded = undefined;
  tensor.recordedVersion = -1;
  tensor.view = undefined;
  tensor.requiresGrad = false;
  tensor.isResult = false;
  return tensor;
}

/** The same numbers without their history: it shares the storage, so that a change of one is seen in both. */
export function detached(tensor: NDArray, kind: ArrayKind = "tensor"): NDArray {
  const { storage, shape, strides, offset, dtype } = tensor;
  const result = new NDArray(storage, shape, strides, offset, dtype, kind);
  result.parent = tensor;
  result.stopsGradients = true;
  return result;
}

/** Says whether a tensor is one that gradients are left at. @throws ProgramFault for integers, and for what was computed */
export function requireGradient(tensor: NDArray, isRequired: boolean): NDArray {
  if (isRequired && !isFloat(tensor.dtype))
    throw new ProgramFault("only tensors of floats can require gradients: write the numbers with a point");
  if (!isRequired && tensor.isResult)
    throw new ProgramFault(
      "requires_grad can be taken away only of a tensor that nothing has computed: use .detach() for one without a way back",
    );
  tensor.requiresGrad = isRequired;
  return tensor;
}

/** @throws ProgramFault where a tensor that gradients are left at, or a view of one, would be changed in place */
export function refuseLeaf(machine: Machine, tensor: NDArray): void {
  let of: NDArray | undefined = tensor;
  while (of?.isResult && of.view) of = of.view.base;
  if (of?.kind === "tensor" && of.requiresGrad && !of.isResult && machine.tape.isRecording)
    throw new ProgramFault(
      "a leaf that requires a gradient can't be changed in place: put the change into with torch.no_grad()",
    );
}

/** What gets something that requires a gradient put into it requires one itself. */
export function takesHistory(machine: Machine, target: NDArray, value: Value, gradFunction: string): void {
  const requires = target.isResult || (value instanceof NDArray && value.requiresGrad);
  if (!requires || target.kind !== "tensor" || !machine.tape.isRecording) return;
  target.requiresGrad = true;
  target.isResult = true;
  target.gradFunction = gradFunction;
}
