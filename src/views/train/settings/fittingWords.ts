import { type NetworkDocument, stagesOf, type TrainableDocument } from "../../../engine/document/document";
import { trainable } from "../../../engine/document/edit/train/editTraining";
import { losses } from "../../../engine/losses";

/** What of a network becomes another where it is to be trained on other data, as a list in words; nothing where all of it fits. */
export function fittingWords(
  network: NetworkDocument,
  data: Pick<TrainableDocument, "dataset" | "training">,
): string | undefined {
  const adapted = trainable(network, data);
  const [last, adaptedLast] = [network, adapted].map(({ layers }) => layers[layers.length - 1]);
  const activations = [last, adaptedLast].map((layer) =>
    stagesOf(layer)
      .map(({ type }) => type)
      .join(", "),
  );
  const changes = [
    countWords("input", network.inputs, adapted.inputs),
    countWords("output", last.units, adaptedLast.units),
    activations[0] === activations[1] ? "" : `${activations[0]} at the end becomes ${activations[1]}`,
    network.loss.type === adapted.loss.type
      ? ""
      : `the loss becomes ${losses.find(({ id }) => id === adapted.loss.type)?.label}`,
    network.state && !("epoch" in network.state) ? "its updates so far count no more" : "",
  ].filter((words) => words !== "");
  return changes.length > 0 ? changes.join(", ") : undefined;
}

function countWords(noun: string, before: number, after: number): string {
  if (before === after) return "";
  const what = `${before} ${noun}${before === 1 ? "" : "s"}`;
  return after < before
    ? `of ${what} ${after} ${after === 1 ? "stays" : "stay"}`
    : `${what} ${before === 1 ? "becomes" : "become"} ${after}, with new weights`;
}
