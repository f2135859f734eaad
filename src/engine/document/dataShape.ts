import { datasets } from "../datasets";
import { type Dataset, isPictureSet, type PictureSet } from "../datasets/dataset";
import type { PictureForm } from "../datasets/pictures/pictures";
import { zeroOne } from "../ops/loss/loss";
import type { NetworkDocument } from "./document";
import {
  type DataDocument,
  dataSettings,
  type GeneratedData,
  isKept,
  isPoints,
  type KeptPictures,
  type PointData,
} from "./parts/data";
import { lossOf, variantById } from "./variants";

/** What a network must have to be trained on data. */
export interface DataShape {
  readonly count: number;
  readonly features: number;
  readonly task: "classification" | "regression";
  /** Classes, or targets of an example. */
  readonly outputs: number;
}

/** Of points as they lie; of a data set that is made, or of pictures, by what it declares, without making it. */
export function dataShape(data: DataDocument): DataShape {
  if (!isPoints(data)) {
    const { features, task, outputs } = datasetOf(data);
    return { count: data.count, features, task, outputs: outputs(dataSettings(data)) };
  }
  const { inputs, columns, classes, targets } = data;
  const shape = { count: inputs.length, features: columns.length };
  return classes
    ? { ...shape, task: "classification", outputs: classes.length }
    : { ...shape, task: "regression", outputs: targets?.[0]?.length ?? 0 };
}

/** How many examples each part has where the points say to which they belong. */
export function partSizes({
  parts,
}: PointData): { train: number; validation: number; test: number } | undefined {
  if (!parts) return undefined;
  const sizes = [0, 0, 0];
  for (const part of parts) sizes[part] += 1;
  return { train: sizes[0], validation: sizes[1], test: sizes[2] };
}

export function datasetOf(data: GeneratedData): Dataset {
  return isKept(data) ? keptSet(data) : variantById(datasets, data.type, "dataset");
}

/** Pictures of the reader's own as the others are described. */
const keptSet = ({ name, width, height, classes, count, sha256 }: KeptPictures): PictureSet => ({
  id: "pictures",
  label: name,
  task: "classification",
  parameters: [],
  words: `${count} pictures of ${width} × ${height} pixels, kept in this browser.`,
  features: width * height,
  outputs: () => classes.length,
  picture: { width, height, most: 255 },
  count,
  classes,
  load: () => Promise.reject(new Error(`dataset: ${sha256} isn't a file of the page`)),
});

/** Whether the network's outputs and loss can tell these classes apart, or hit these targets. */
export function outputsFit(document: NetworkDocument, { task, outputs }: DataShape): boolean {
  const { units } = document.layers[document.layers.length - 1];
  const loss = lossOf(document);
  if (task === "regression") return loss.regression === true && units === outputs;
  const { boundary } = loss.classes ?? zeroOne;
  return units === outputs ? outputs > 1 : units === 1 && outputs === 2 && boundary !== undefined;
}

/** What the pictures have in common, where the examples are pictures. */
export function pictureOf(data: DataDocument): PictureForm | undefined {
  if (isPoints(data)) return undefined;
  const dataset = datasetOf(data);
  return isPictureSet(dataset) ? dataset.picture : undefined;
}

/** The classes by name: as the data have them, else counted from 1. */
export function classNamesOf(data: DataDocument): readonly string[] {
  if (isPoints(data)) return data.classes ?? [];
  const dataset = datasetOf(data);
  if (isPictureSet(dataset)) return dataset.classes;
  return Array.from({ length: dataShape(data).outputs }, (_, k) => `class ${k + 1}`);
}
