import { tupleText } from "../../shape";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { gradientsOf } from "../tape/gradients";
import { isOtherNow, readSaved } from "../tape/saved";
import { copyOf } from "../values/buffers";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import type { Recorded } from "../values/recorded";
import type { Value } from "../values/value";

/**
 * `.backward()`: adds to `.grad` of all leaves that require a gradient, and of results that keep theirs.
 * @param isKept whether the way back can be gone again, as with `retain_graph`
 * @param inputs the only tensors that get gradients, where they are given
 * @throws ProgramFault where there is nothing to go back through, more than one number without a gradient to start from, or
 * what the way back reads isn't there any more
 */
export function accumulateGradients(
  machine: Machine,
  tensor: NDArray,
  seed: NDArray | undefined,
  isKept = false,
  inputs?: readonly Value[],
): void {
  if (!tensor.requiresGrad)
    throw new ProgramFault(
      "backward: this tensor requires no gradient. Either nothing that it was computed from does (write requires_grad=True where that is made), or the way back is cut, as by torch.no_grad(), .detach(), .data, .item() or a comparison",
    );
  if (tensor.size !== 1 && !seed)
    throw new ProgramFault(
      `backward: only a single number can be the start (shape ${tupleText(tensor.shape)}): use .sum() or .mean(), or give a gradient`,
    );
  if (seed && seed.size !== tensor.size)
    throw new ProgramFault("backward: the gradient given has another shape than the tensor");
  const of = machine.tape.recordedOf(tensor);
  if (machine.tape.isPassRecorded) machine.backwardFrom = tensor;
  const gradients = gradientsOf(
    of,
    seed && Float64Array.from(numbersOf(seed)),
    (numbers) => machine.budget.spend(1 + numbers / 8),
    readSaved,
  );
  goBack(machine, gradients.keys(), isKept);
  const { watch } = machine.tape;
  const isWatched = [...gradients.keys()].some((recorded) => watch?.has(recorded));
  for (const [recorded, gradient] of gradients) {
    const { owner } = recorded;
    if (!(owner instanceof NDArray && owner.requiresGrad)) continue;
    if (!(inputs ? inputs.includes(owner) : !owner.isResult || owner.retainsGrad)) continue;
    const add = () => addGradient(owner, gradient);
    if (watch) watch.quietly(add);
    else add();
    if (isWatched && owner.grad) watch?.mark(owner.grad);
  }
}

/**
 * Looks whether what PyTorch has kept for a way back is there as it was, and frees it.
 * @throws ProgramFault where it has been freed by a way back before, or changed in place
 */
export function goBack(machine: Machine, values: Iterable<Recorded>, isKept: boolean): void {
  const nodes = [...values].flatMap(({ node }) => (node?.saved ? [{ ...node, saved: node.saved }] : []));
  if (nodes.some(({ saved }) => saved.isFreed))
    throw new ProgramFault(
      "backward: some of the way back was gone before, and PyTorch keeps what it needs for one time only. Compute the loss again before each backward(); where a value is carried over from before, .detach() it; or go back the first time with backward(retain_graph=True)",
      undefined,
      {
        type: "RuntimeError",
        text: "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).",
      },
    );
  for (const { op, saved } of nodes) {
    if (saved.tensors.some(isOtherNow))
      machine.notes.add(
        "numbers were changed through .data between the forward pass and backward(): PyTorch's backward() reads the changed ones without a word, so .grad is the gradient of neither; the steps show the gradients of the forward pass",
      );
    if (saved.tensors.every(({ storage, counted }) => storage.counted === counted)) continue;
    throw new ProgramFault(
      `backward: a tensor that ${op.spoken ?? op.label ?? op.id} needs for its gradient was changed in place after it, so PyTorch refuses. Make a new one (h = h + 1 for h += 1), or change it after backward()`,
      undefined,
      {
        type: "RuntimeError",
        text: "one of the variables needed for gradient computation has been modified by an inplace operation",
      },
    );
  }
  if (!isKept) for (const { saved } of nodes) saved.isFreed = true;
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
