import { isPictureSet } from "../../datasets/dataset";
import { createRandom } from "../../random";
import { dataShape, datasetOf, pictureOf } from "../dataShape";
import type { DocumentWithData } from "../document";
import type { Fault } from "../fault";
import { type DataDocument, dataSettings, isPoints } from "../parts/data";
import type { TrainingSettings } from "../parts/trainingSettings";
import { type FeatureFormula, readFormula } from "./formula";

/** More than these crowd out the network. */
const mostFeatures = 20;
const longestFormula = 80;

/** The names of the data's columns: as they were imported, else x1, x2, or x alone. */
export function dataColumnNames(data: DataDocument): readonly string[] {
  if (isPoints(data)) return data.columns;
  const { features } = dataShape(data);
  return Array.from({ length: features }, (_, i) => (features === 1 ? "x" : `x${i + 1}`));
}

/** How many inputs a network has on these data: their columns, and the features made of them. */
export function inputCount(data: DataDocument, training: Pick<TrainingSettings, "features">): number {
  return dataShape(data).features + (training.features?.length ?? 0);
}

/**
 * The formulas of a document's features.
 * @throws Error where one can't be read: `featureFaults` tells that before
 */
export function formulasOf({ dataset, training }: DocumentWithData): readonly FeatureFormula[] {
  const columns = dataColumnNames(dataset);
  return (training.features ?? []).map((text) => {
    const formula = readFormula(text, columns);
    if (typeof formula === "string") throw new Error(`features: ${text} ${formula}`);
    return formula;
  });
}

/** The features that data with these columns have, too. */
export const fittingFeatures = (features: readonly string[], data: DataDocument): readonly string[] =>
  pictureOf(data)
    ? []
    : features.filter((text) => typeof readFormula(text, dataColumnNames(data)) !== "string");

/** What is wrong with a document's features: how they are written, or what they give for its examples. */
export function featureFaults({ dataset, training: { features = [] } }: DocumentWithData): Fault[] {
  const path = (k: number) => `training.features[${k}]`;
  if (features.length > mostFeatures)
    return [
      {
        path: "training.features",
        message: `has ${features.length} features; ${mostFeatures} are the most`,
      },
    ];
  if (features.length > 0 && pictureOf(dataset))
    return [{ path: "training.features", message: "are formulas of columns, but these data are pictures" }];
  const columns = dataColumnNames(dataset);
  const read = features.map((text) =>
    text.length > longestFormula ? `is longer than ${longestFormula} letters` : readFormula(text, columns),
  );
  const faults = read.flatMap((formula, k) => {
    const twice = features.indexOf(features[k]) < k;
    if (twice) return { path: path(k), message: `"${features[k]}" is there twice` };
    return typeof formula === "string" ? { path: path(k), message: `"${features[k]}" ${formula}` } : [];
  });
  if (faults.length > 0 || read.length === 0) return faults;
  const inputs = inputsOf(dataset);
  return (read as FeatureFormula[]).flatMap((formula, k) => {
    const message = resultFault(formula, inputs, columns);
    return message ? { path: path(k), message: `"${features[k]}" ${message}` } : [];
  });
}

/** What is wrong with the numbers that a formula gives, as the end of a sentence. */
function resultFault(
  { evaluate, columns: taken }: FeatureFormula,
  inputs: ArrayLike<number>,
  columns: readonly string[],
): string | undefined {
  const width = columns.length;
  for (let at = 0; at < inputs.length; at += width) {
    const value = evaluate(inputs, at);
    if (Number.isFinite(value)) continue;
    const where = taken.map((index) => `${columns[index]} = ${inputs[at + index]}`).join(", ");
    return `is ${value} at point ${at / width + 1}, where ${where}: it must be a number for every point`;
  }
  return undefined;
}

function inputsOf(data: DataDocument): ArrayLike<number> {
  if (isPoints(data)) return data.inputs.flat();
  const dataset = datasetOf(data);
  if (isPictureSet(dataset)) throw new Error("features: pictures have none");
  return dataset.generate(dataSettings(data), data.count, createRandom(data.seed)).inputs;
}
