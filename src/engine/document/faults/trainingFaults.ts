import { initializers } from "../../initializers";
import { wholeFromOne, wholeFromZero } from "../../math/parameter";
import { type DataShape, dataShape, outputsFit, partSizes, pictureOf } from "../dataShape";
import type { DocumentWithData } from "../document";
import type { Fault } from "../fault";
import { featureFaults, inputCount } from "../features/features";
import { isKept, isPoints } from "../parts/data";
import type { TrainingSettings } from "../parts/trainingSettings";
import { dataFaults } from "./dataFaults";
import { plural } from "./plural";
import { rangeFault } from "./rangeFault";

/** Faults between data, settings and network of a document whose parts have the right form. */
export function trainingFaults(document: DocumentWithData): Fault[] {
  const { dataset, training } = document;
  const data = dataFaults(dataset);
  if (data.length > 0) return data;
  const features = featureFaults(document);
  return [...settingFaults(training), ...features, ...fitFaults(document)];
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
    rangeFault("training.split.train", split.train, wholeFromOne),
    rangeFault("training.split.validation", split.validation, wholeFromZero),
    rangeFault("training.split.test", split.test, wholeFromZero),
    rangeFault("training.split.seed", split.seed, { integer: true }),
    minibatch === "full" ? undefined : rangeFault("training.minibatch", minibatch, wholeFromOne),
    rangeFault("training.epochs", epochs, wholeFromOne),
    patience === undefined ? undefined : rangeFault("training.patience", patience, wholeFromOne),
    stopAtError === undefined
      ? undefined
      : rangeFault("training.stopAtError", stopAtError, { minimum: 0, below: 1 }),
    rangeFault("training.seed", seed, { integer: true }),
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
  if (axes.length !== wanted || !distinct || !axes.every((axis) => isPosition(axis, shape.features)))
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

const isPosition = (index: number, size: number) => Number.isInteger(index) && index >= 1 && index <= size;
