import type { TrainableDocument } from "../../document/document";
import { lossOf } from "../../document/variants";
import { activationOps } from "../../network/compile";

/** Turns the scores of classes into probabilities where the loss takes scores; all else stays. */
export function probabilitiesOf(
  document: TrainableDocument,
): (outputs: Float64Array, count: number) => Float64Array {
  const id = lossOf(document).classes?.probabilities;
  const last = document.layers[document.layers.length - 1];
  const [op] = id ? activationOps({ ...last, activation: id }) : [];
  if (!op) return (outputs) => outputs;
  return (outputs, count) => {
    const shape = [outputs.length / count, count];
    const probabilities = new Float64Array(outputs.length);
    const scratch = new Float64Array(op.scratch ? op.scratch([shape]).reduce((size, n) => size * n, 1) : 0);
    op.forward([outputs], probabilities, [shape], scratch);
    return probabilities;
  };
}
