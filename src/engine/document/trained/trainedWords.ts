import { activations } from "../../activations";
import { capitalized } from "../../math/capitalized";
import { datasetOf } from "../dataShape";
import { stagesOf, type TrainableDocument } from "../document";
import { isPoints } from "../parts/data";

/** What is trained in a few words: the data, and the network. */
export interface TrainedWords {
  /** Such as "Two circles". */
  readonly data: string;
  /** Such as "2-8-2 tanh, softmax". */
  readonly network: string;
}

/** The document's own title stays what it was when other data are chosen; these words follow. */
export function trainedWords({ dataset, inputs, layers }: TrainableDocument): TrainedWords {
  const data = isPoints(dataset) ? "points of my own" : datasetOf(dataset).label;
  const stages = layers.flatMap((layer) => stagesOf(layer).map(({ type }) => type));
  const names = [...new Set(stages)].map((type) => activations.find(({ id }) => id === type)?.label ?? type);
  return {
    data: capitalized(data),
    network: `${[inputs, ...layers.map(({ units }) => units)].join("-")} ${names.join(", ")}`,
  };
}
