import { activate, activateBack } from "./activations";
import { affine, affineBack } from "./affine";
import { loss, lossBack, multiclassHinge, multiclassHingeBack } from "./losses";
import { penalty, penaltyBack } from "./penalties";
import { Plan, Stage } from "./plan";
import { softmax, softmaxBack, softmaxCrossEntropy, softmaxCrossEntropyBack } from "./softmax";

/** What a stage does. Activations, losses, penalties and optimizers count on from theirs; `operations.ts` has the same numbers. */
export enum Operation {
  affine,
  softmax,
  softmaxCrossEntropy,
  multiclassHinge,
  reduction,
  weightedMean,
  activation = 16,
  loss = 32,
  penalty = 48,
  optimizer = 64,
}

/** Computes all that comes out. */
export function forward<T>(plan: Plan): void {
  plan.penalty = 0;
  const end = plan.stages + plan.count * offsetof<Stage>();
  for (let address = plan.stages; address < end; address += offsetof<Stage>()) {
    const stage = changetype<Stage>(address);
    const operation = stage.operation;
    if (operation == Operation.affine) affine<T>(stage);
    else if (operation >= Operation.penalty) plan.penalty += penalty<T>(operation - Operation.penalty, stage);
    else if (operation >= Operation.loss) loss<T>(operation - Operation.loss, stage);
    else if (operation >= Operation.activation)
      activate<T>(
        operation - Operation.activation,
        stage.x,
        stage.y,
        stage.units * stage.row,
        load<f64>(stage.numbers),
      );
    else if (operation == Operation.softmax) softmax<T>(stage);
    else if (operation == Operation.softmaxCrossEntropy) softmaxCrossEntropy<T>(stage);
    else if (operation == Operation.multiclassHinge) multiclassHinge<T>(stage);
    else plan.loss = plan.penalty + reduced<T>(stage);
  }
}

/** Computes all gradients. What a stage passes on overwrites what was there: each has a single consumer, but the weights. */
export function backward<T>(plan: Plan): void {
  let address = plan.stages + plan.count * offsetof<Stage>();
  while (address > plan.stages) {
    address -= offsetof<Stage>();
    const stage = changetype<Stage>(address);
    const operation = stage.operation;
    if (operation == Operation.affine) affineBack<T>(stage);
    else if (operation >= Operation.penalty) penaltyBack<T>(operation - Operation.penalty, stage);
    else if (operation >= Operation.loss) lossBack<T>(operation - Operation.loss, stage);
    else if (operation >= Operation.activation)
      activateBack<T>(
        operation - Operation.activation,
        stage.x,
        stage.y,
        stage.dy,
        stage.dx,
        stage.units * stage.row,
        load<f64>(stage.numbers),
      );
    else if (operation == Operation.softmax) softmaxBack<T>(stage);
    else if (operation == Operation.softmaxCrossEntropy) softmaxCrossEntropyBack<T>(stage);
    else if (operation == Operation.multiclassHinge) multiclassHingeBack<T>(stage);
  }
}

/**
 * The losses of the examples as one number. A sum and a mean have their share as number; a weighted mean the weights of the
 * classes, and writes the shares, which depend on the targets.
 */
function reduced<T>(stage: Stage): f64 {
  let sum: f64 = 0;
  for (let n: usize = 0; n < stage.batch; n++) sum += <f64>load<T>(stage.losses + n * sizeof<T>());
  if (stage.operation == Operation.reduction) return sum * load<f64>(stage.numbers);
  let total: f64 = 0;
  for (let k: usize = 0; k < stage.units; k++)
    for (let n: usize = 0; n < stage.batch; n++)
      total +=
        load<f64>(stage.numbers + 8 * k) * <f64>load<T>(stage.targets + k * stage.row + n * sizeof<T>());
  for (let n: usize = 0; n < stage.batch; n++) store<T>(stage.shares + n * sizeof<T>(), <T>(1 / total));
  return sum / total;
}
