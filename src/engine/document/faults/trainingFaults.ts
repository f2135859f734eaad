import { isPictureSet } from "../../datasets/dataset";
import { initializers } from "../../initializers";
import type { Parameter } from "../../math/parameter";
import type { GeneratedData, KeptPictures, PointData } from "../data";
import { isKept, isPoints } from "../data";
import { type DataShape, dataShape, datasetOf, outputsFit, partSizes, pictureOf } from "../dataShape";
import type { DocumentWithData } from "../document";
import type { Fault } from "../fault";
import { featureFaults, inputCount } from "../features/features";
import type { TrainingSettings } from "../trainingSettings";
import { valueFault } from "../valueFault";

/** More examples than this would keep the page waiting. */
const mostExamples = 100_000;
const wholeFromOne: Pick<Parameter, "minimum" | "integer"> = { minimum: 1, integer: true };
const wholeFromZero: Pick<Parameter, "minimum" | "integer"> = { minimum: 0, integer: true };

/** Faults between data, settings and network of a document whose parts have the right form. */
export function trainingFaults(document: DocumentWithData): Fault[] {
  const { dataset, training } = document;
  const data = isPoints(dataset) ? pointFaults(dataset) : generatedFaults(dataset);
  if (data.length > 0) return data;
  const features = featureFaults(document);
  return [...settingFaults(training), ...features, ...fitFaults(document)];
}

function generatedFaults(dataset: GeneratedData): Fault[] {
  const set = datasetOf(dataset);
  const maximum = isPictureSet(set) ? set.count : mostExamples;
  const faults = [
    ...(isKept(dataset) ? keptFaults(dataset) : []),
    fault("dataset.count", dataset.count, { ...wholeFromOne, maximum: Math.min(maximum, mostExamples) }),
    fault("dataset.seed", dataset.seed, { integer: true }),
    ...set.parameters.map((parameter) =>
      fault(`dataset.${parameter.name}`, dataset[parameter.name], parameter),
    ),
  ];
  return faults.flatMap((one) => one ?? []);
}

function keptFaults({ width, height, classes, test, count }: KeptPictures): (Fault | undefined)[] {
  const side = { ...wholeFromOne, maximum: 256 };
  return [
    fault("dataset.width", width, side),
    fault("dataset.height", height, side),
    fault("dataset.test", test, { ...wholeFromZero, below: count }),
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

function settingFaults({
  split,
  minibatch,
  epochs,
  patience,
  stopAtError,
  seed,
  initializer,
}: TrainingSettings) {
  const faults = [
    fault("training.split.train", split.train, wholeFromOne),
    fault("training.split.validation", split.validation, wholeFromZero),
    fault("training.split.test", split.test, wholeFromZero),
    fault("training.split.seed", split.seed, { integer: true }),
    minibatch === "full" ? undefined : fault("training.minibatch", minibatch, wholeFromOne),
    fault("training.epochs", epochs, wholeFromOne),
    patience === undefined ? undefined : fault("training.patience", patience, wholeFromOne),
    stopAtError === undefined
      ? undefined
      : fault("training.stopAtError", stopAtError, { minimum: 0, below: 1 }),
    fault("training.seed", seed, { integer: true }),
  ];
  if (!initializers.some(({ id }) => id === initializer))
    faults.push({
      path: "training.initializer",
      message: `"${initializer}" is not one of ${initializers.map(({ id }) => id).join(", ")}`,
    });
  if (patience !== undefined && split.validation === 0)
    faults.push({
      path: "training.patience",
      message: "stops early by the validation loss, but the split has no validation examples",
    });
  return faults.flatMap((one) => one ?? []);
}

function fitFaults(document: DocumentWithData): Fault[] {
  const { training, inputs } = document;
  const { split, axes, stopAtError } = training;
  const shape = dataShape(document.dataset);
  const faults: Fault[] = [];
  const total = split.train + split.validation + split.test;
  if (total !== shape.count)
    faults.push({
      path: "training.split",
      message: `${split.train} + ${split.validation} + ${split.test} are ${total}, but there are ${plural(shape.count, "example")}`,
    });
  const sizes = isPoints(document.dataset) ? partSizes(document.dataset) : undefined;
  if (sizes && (["train", "validation", "test"] as const).some((part) => sizes[part] !== split[part]))
    faults.push({
      path: "training.split",
      message: `is ${split.train}, ${split.validation} and ${split.test}, but dataset.parts gives ${sizes.train}, ${sizes.validation} and ${sizes.test}`,
    });
  if (isKept(document.dataset) && document.dataset.test > 0 && split.test !== document.dataset.test)
    faults.push({
      path: "training.split.test",
      message: `is ${split.test}, but ${document.dataset.test} were given for a test with the data`,
    });
  const wantedInputs = inputCount(document.dataset, training);
  if (inputs !== wantedInputs) {
    const features = wantedInputs - shape.features;
    const made = features > 0 ? ` and ${plural(features, "feature")} made of them` : "";
    faults.push({
      path: "inputs",
      message: `the network has ${plural(inputs, "input")}, but an example has ${plural(shape.features, "number")}${made}`,
    });
  }
  const wanted = Math.min(2, shape.features);
  const distinct = new Set(axes).size === axes.length;
  if (axes.length !== wanted || !distinct || !axes.every((axis) => isWithin(axis, shape.features)))
    faults.push({
      path: "training.axes",
      message: `must name ${plural(wanted, "input")} from 1 to ${shape.features}, but is ${JSON.stringify(axes)}`,
    });
  if (!outputsFit(document, shape)) faults.push(outputFault(document, shape));
  const { scale, precision } = training;
  if (precision && !pictureOf(document.dataset))
    faults.push({ path: "training.precision", message: "is for pictures, but these data have columns" });
  if (scale && !pictureOf(document.dataset))
    faults.push({ path: "training.scale", message: "is for pictures, but these data have columns" });
  if (scale && !(scale[0] < scale[1]))
    faults.push({
      path: "training.scale",
      message: `must go up, from no ink to all ink, but is ${JSON.stringify(scale)}`,
    });
  if (training.standardizeTargets && shape.task === "classification")
    faults.push({
      path: "training.standardizeTargets",
      message: "is for targets that are numbers, but these data have classes",
    });
  if (stopAtError !== undefined && shape.task === "regression")
    faults.push({
      path: "training.stopAtError",
      message: "is a proportion of classes, but these data have none",
    });
  return faults;
}

function outputFault({ layers, loss }: DocumentWithData, { task, outputs }: DataShape): Fault {
  const { units } = layers[layers.length - 1];
  const need =
    task === "classification"
      ? `${outputs} classes take ${outputs} outputs`
      : `these data have ${plural(outputs, "target")} and take a squared error`;
  return {
    path: units === outputs ? "loss.type" : `layers[${layers.length - 1}].units`,
    message: `the network has ${plural(units, "output")} and the loss ${loss.type}, but ${need}`,
  };
}

function fault(
  path: string,
  value: unknown,
  range: Pick<Parameter, "minimum" | "below" | "maximum" | "integer">,
): Fault | undefined {
  const message = typeof value === "number" ? valueFault(value, range) : "must be a number";
  return message === undefined ? undefined : { path, message: `${message}, but is ${String(value)}` };
}

const isWithin = (index: number, size: number) => Number.isInteger(index) && index >= 1 && index <= size;
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
