import { isPictureSet } from "../../datasets/dataset";
import { wholeFromOne, wholeFromZero } from "../../math/parameter";
import { datasetOf } from "../dataShape";
import type { Fault } from "../fault";
import {
  type DataDocument,
  type GeneratedData,
  isKept,
  isPoints,
  type KeptPictures,
  type PointData,
} from "../parts/data";
import { plural } from "./plural";
import { rangeFault } from "./rangeFault";

/** More examples than this would keep the page waiting. */
const mostExamples = 100_000;

/** Faults within the data of a document, whose parts have the right form. */
export const dataFaults = (data: DataDocument): Fault[] =>
  isPoints(data) ? pointFaults(data) : generatedFaults(data);

function generatedFaults(dataset: GeneratedData): Fault[] {
  const set = datasetOf(dataset);
  const maximum = isPictureSet(set) ? set.count : mostExamples;
  const faults = [
    ...(isKept(dataset) ? keptFaults(dataset) : []),
    rangeFault("dataset.count", dataset.count, { ...wholeFromOne, maximum: Math.min(maximum, mostExamples) }),
    rangeFault("dataset.seed", dataset.seed, { integer: true }),
    ...set.parameters.map((parameter) =>
      rangeFault(`dataset.${parameter.name}`, dataset[parameter.name], parameter),
    ),
  ];
  return faults.flatMap((one) => one ?? []);
}

function keptFaults({ width, height, classes, test, count }: KeptPictures): (Fault | undefined)[] {
  const side = { ...wholeFromOne, maximum: 256 };
  return [
    rangeFault("dataset.width", width, side),
    rangeFault("dataset.height", height, side),
    rangeFault("dataset.test", test, { ...wholeFromZero, below: count }),
    classes.length < 2 || classes.length > 256
      ? { path: "dataset.classes", message: `has ${classes.length}: it must be 2 to 256` }
      : undefined,
  ];
}

function pointFaults({ columns, inputs, classes, labels, targets, parts }: PointData): Fault[] {
  const faults: Fault[] = [];
  if (columns.length === 0)
    faults.push({ path: "dataset.columns", message: "is empty: points need an input" });
  if (inputs.length === 0)
    faults.push({ path: "dataset.inputs", message: "is empty: at least one point is needed" });
  if (inputs.length > mostExamples)
    faults.push({
      path: "dataset.inputs",
      message: `has ${inputs.length} points; ${mostExamples} are the most`,
    });
  inputs.forEach((row, n) => {
    if (row.length !== columns.length)
      faults.push({
        path: `dataset.inputs[${n}]`,
        message: `has ${plural(row.length, "number")}, but there are ${plural(columns.length, "column")}`,
      });
  });
  if (
    (classes === undefined) !== (labels === undefined) ||
    (labels === undefined) === (targets === undefined)
  )
    faults.push({ path: "dataset", message: "needs either classes and labels, or targets" });
  const answers = labels ?? targets ?? [];
  const path = labels ? "dataset.labels" : "dataset.targets";
  if (answers.length !== inputs.length)
    faults.push({ path, message: `has ${answers.length}, but there are ${plural(inputs.length, "point")}` });
  if (parts && parts.length !== inputs.length)
    faults.push({
      path: "dataset.parts",
      message: `has ${parts.length}, but there are ${plural(inputs.length, "point")}`,
    });
  const unknown = parts?.findIndex((part) => part > 2) ?? -1;
  if (unknown >= 0)
    faults.push({
      path: `dataset.parts[${unknown}]`,
      message: `is ${parts?.[unknown]}, but 0 is training, 1 validation and 2 test`,
    });
  if (classes && classes.length < 2)
    faults.push({
      path: "dataset.classes",
      message: `has ${classes.length}: telling apart takes at least two classes`,
    });
  labels?.forEach((label, n) => {
    if (!Number.isInteger(label) || label < 0 || label >= (classes?.length ?? 0))
      faults.push({
        path: `dataset.labels[${n}]`,
        message: `is ${label}, but classes count from 0 and there are ${classes?.length ?? 0}`,
      });
  });
  targets?.forEach((row, n) => {
    if (row.length === 0 || row.length !== targets[0].length)
      faults.push({
        path: `dataset.targets[${n}]`,
        message: `has ${plural(row.length, "number")}; the first has ${targets[0].length}`,
      });
  });
  return faults;
}
