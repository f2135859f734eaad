import type { Edit } from "../../document";
import { versioned } from "../../version";
import { fittedToData } from "./fittedToData";

/** What the network sees beside the data's columns; its inputs follow. */
export function setFeatures(features: readonly string[]): Edit {
  return (document) => {
    const { dataset, training } = document;
    if (!dataset || !training || same(features, training.features ?? [])) return document;
    const { features: _before, ...rest } = training;
    const changed = { ...rest, ...(features.length > 0 && { features }) };
    return versioned(fittedToData({ ...document, training: changed }, dataset));
  };
}

/** One more feature, after those that are there. */
export const addFeature =
  (formula: string): Edit =>
  (document) =>
    setFeatures([...(document.training?.features ?? []), formula])(document);

export const removeFeature =
  (formula: string): Edit =>
  (document) =>
    setFeatures((document.training?.features ?? []).filter((text) => text !== formula))(document);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
