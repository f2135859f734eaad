import { activations } from "../../../engine/activations";
import { type LayerDocument, stagesOf, type TrainableDocument } from "../../../engine/document/document";
import { featureText } from "../../../engine/document/features/usual";
import { createLabels } from "../../../engine/names/labels";
import { numberOf } from "../../../engine/names/quantity";
import { plain } from "../../../engine/names/tensorRef";
import type { PreparedData } from "../../../engine/training/data/preparedData";

/** A unit, or with layer 0 an input, from 1. */
export interface UnitRef {
  readonly layer: number;
  readonly index: number;
}

export const sameUnit = (one: UnitRef | undefined, other: UnitRef | undefined) =>
  one?.layer === other?.layer && one?.index === other?.index;

/** As the sheet writes it: `a₁[3]`, or a name of its own; inputs by the names of their columns. */
export function unitLabel(
  document: TrainableDocument,
  data: PreparedData,
  { layer, index }: UnitRef,
): string {
  if (layer === 0) return inputLabel(data, index);
  return createLabels(document.names, false).text(numberOf(plain("a", layer, [index])));
}

/** A column by its name, a feature as it is read: x₁². */
export function inputLabel({ columns, features }: PreparedData, index: number): string {
  const feature = features[index - 1 - columns.length];
  return columns[index - 1] ?? (feature === undefined ? `x${index}` : featureText(feature));
}

/** What an output is about: the class whose probability it is; nothing for hidden units and regression. */
export function outputClass(
  { layers }: TrainableDocument,
  { task }: PreparedData,
  { layer, index }: UnitRef,
): string | undefined {
  if (layer !== layers.length || task.kind !== "classification") return undefined;
  return task.classes[layers[layer - 1].units === 1 ? 1 : index - 1];
}

/** "tanh", or the names of a stack. */
export function activationWords(layer: LayerDocument): string {
  return stagesOf(layer)
    .map(({ type }) => activations.find(({ id }) => id === type)?.label ?? type)
    .join(", ");
}
