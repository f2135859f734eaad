import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import { gradientsOf } from "../tape/gradients";
import { copyOf } from "../values/buffers";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { tuple } from "../values/operands";

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

/**
 * `.backward()`: adds to `.grad` of all leaves that require a gradient, and of results that keep theirs.
 * @throws ProgramFault where there is nothing to go back through, or more than one number without a gradient to start from
 */
export function backward(machine: Machine, tensor: NDArray, seed: NDArray | undefined): void {
  if (!tensor.requiresGrad)
    throw new ProgramFault(
      "backward: this tensor requires no gradient. Either nothing that it was computed from does (write requires_grad=True where that is made), or the way back is cut, as by torch.no_grad(), .detach(), .data, .item() or a comparison",
    );
  if (tensor.size !== 1 && !seed)
    throw new ProgramFault(
      `backward: only a single number can be the start (shape ${tuple(tensor.shape)}): use .sum() or .mean(), or give a gradient`,
    );
  if (seed && seed.size !== tensor.size)
    throw new ProgramFault("backward: the gradient given has another shape than the tensor");
  const of = machine.tape.recordedOf(tensor);
  if (machine.tape.isPassRecorded) machine.backwardFrom = tensor;
  const gradients = gradientsOf(of, seed && Float64Array.from(numbersOf(seed)), (numbers) =>
    machine.budget.spend(1 + numbers / 8),
  );
  const { watch } = machine.tape;
  const isWatched = [...gradients.keys()].some((recorded) => watch?.has(recorded));
  for (const [recorded, gradient] of gradients) {
    const { owner } = recorded;
    if (!(owner instanceof NDArray && owner.requiresGrad && (!owner.isResult || owner.retainsGrad))) continue;
    const add = () => addGradient(owner, gradient);
    if (watch) watch.quietly(add);
    else add();
    if (isWatched && owner.grad) watch?.mark(owner.grad);
  }
}

/** Gradients add up until they are set to 0. */
function addGradient(leaf: NDArray, gradient: Float64Array): void {
  if (!leaf.grad) {
    leaf.grad = arrayOf(copyOf(gradient), leaf.shape, leaf.dtype, "tensor");
    return;
  }
  const { grad } = leaf;
  const sum = copyOf(numbersOf(grad));
  for (let k = 0; k < sum.length; k++) sum[k] += gradient[k];
  grad.storage.data = sum;
  grad.storage.isHeld = false;
  grad.storage.version += 1;
  grad.storage.recorded = undefined;
  grad.storage.pending = [];
}
