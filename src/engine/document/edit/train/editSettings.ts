import { dataShape } from "../../dataShape";
import type { Edit, NetworkDocument } from "../../document";
import { isKept, isPoints, type KeptPictures } from "../../parts/data";
import type { TrainingSettings } from "../../parts/trainingSettings";
import { versioned } from "../../version";
import { setPenalty } from "../editLayer";

/** @param changes a setting that is undefined is taken away */
export function setTraining(changes: Partial<TrainingSettings>): Edit {
  return (document) => {
    const { training } = document;
    if (!training) return document;
    const fields = Object.keys(changes) as (keyof TrainingSettings)[];
    if (fields.every((field) => changes[field] === training[field])) return document;
    const entries = Object.entries({ ...training, ...changes }).filter(([, value]) => value !== undefined);
    return versioned({ ...document, training: Object.fromEntries(entries) as unknown as TrainingSettings });
  };
}

/** The size of one part. A split that came with the data is given up for one that the seed deals out. Generated data get as many examples; of points, the training part makes up the difference. */
export function setSplit(part: "train" | "validation" | "test", size: number): Edit {
  return (document) => {
    const { dataset, training } = document;
    if (!dataset || !training || training.split[part] === size) return document;
    const split = { ...training.split, [part]: size };
    const total = split.train + split.validation + split.test;
    if (isKept(dataset)) return keptSplit(document, dataset, part, size);
    if (!isPoints(dataset))
      return { ...document, dataset: { ...dataset, count: total }, training: { ...training, split } };
    const train = split.train + dataShape(dataset).count - total;
    return dealtOut({ ...document, training: { ...training, split: { ...split, train } } });
  };
}

/** The examples stay as many, and those that were given for a test are that: of the others training has what validation leaves. */
function keptSplit(
  document: NetworkDocument,
  { count, test }: KeptPictures,
  part: "train" | "validation" | "test",
  size: number,
): NetworkDocument {
  const { training } = document;
  if (!training) return document;
  const { split } = training;
  const tested = test > 0 ? test : part === "test" ? size : split.test;
  const others = count - tested;
  const validation = part === "train" ? others - size : part === "validation" ? size : split.validation;
  return {
    ...document,
    training: { ...training, split: { ...split, train: others - validation, validation, test: tested } },
  };
}

/** Deals the examples out by another seed, also those whose parts came with the data. */
export function setSplitSeed(seed: number): Edit {
  return (document) => {
    const { training } = document;
    if (!training || training.split.seed === seed) return document;
    return dealtOut({ ...document, training: { ...training, split: { ...training.split, seed } } });
  };
}

function dealtOut(document: NetworkDocument): NetworkDocument {
  if (!document.dataset || !isPoints(document.dataset) || !document.dataset.parts) return document;
  const { parts: _parts, ...dataset } = document.dataset;
  return versioned({ ...document, dataset });
}

/** The same coefficient of a penalty for every layer. */
export function setAllPenalties(id: string, coefficient: number): Edit {
  return (document) =>
    document.layers.reduce((changed, _, index) => setPenalty(index, id, coefficient)(changed), document);
}
