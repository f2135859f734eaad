import { isPictureSet } from "../../datasets/dataset";
import type { Pictures } from "../../datasets/pictures/pictures";
import { classNamesOf, type DataShape, dataShape, datasetOf, pictureOf } from "../../document/dataShape";
import type { TrainableDocument } from "../../document/document";
import { dataColumnNames, formulasOf } from "../../document/features/features";
import { type DataDocument, dataSettings, isKept, isPoints } from "../../document/parts/data";
import { lossOf } from "../../document/variants";
import { zeroOne } from "../../ops/loss/loss";
import { createRandom } from "../../random";
import { dealtOut } from "./dealtOut";
import { framingOf } from "./framing";
import { drawnPictures, inkScale } from "./pictureBytes";
import type { PreparedData } from "./preparedData";
import { countInputs, inputOf, type PreparedInputs } from "./seenExamples";
import { fitStandardization, standardizedAll } from "./standardization";

/**
 * The same document gives the same examples in the same parts.
 * @param pictures as `bringPictures` gives them
 */
export function prepareData(document: TrainableDocument, pictures?: Pictures): PreparedData {
  const { dataset, training } = document;
  const shape = dataShape(dataset);
  const picture = pictureOf(dataset);
  const { inputs, labels, answers } = examplesOf(dataset, shape, pictures);
  const partOf =
    isPoints(dataset) && dataset.parts
      ? Uint8Array.from(dataset.parts)
      : dealtOut(shape.count, training.split, isKept(dataset) ? dataset.test : 0);
  const targetStandardization =
    training.standardizeTargets && !labels ? fitStandardization(answers, shape.outputs, partOf) : undefined;
  const targets = labels ? encoded(labels, document) : standardizedAll(answers, targetStandardization);
  const columns = dataColumnNames(dataset);
  const formulas = formulasOf(document);
  const width = columns.length + formulas.length;
  const featureValues = Float64Array.from({ length: shape.count * formulas.length }, (_, k) =>
    formulas[k % formulas.length].evaluate(inputs, Math.floor(k / formulas.length) * columns.length),
  );
  const ranges = columns.map((_, i) =>
    picture ? widened(0, picture.most) : rangeOf(inputs, i, columns.length),
  );
  const [across, up] = training.axes;
  const [xMin, xMax] = ranges[across - 1];
  const [yMin, yMax] = up === undefined ? rangeOf(targets, 0, 1) : ranges[up - 1];
  const made = { columns, features: training.features ?? [], count: shape.count, inputs, featureValues };
  const standardization = training.standardize
    ? fitStandardization(allInputs(made), width, partOf)
    : picture && inkScale(picture, training.scale, width);
  const bestAccuracy = isPoints(dataset)
    ? undefined
    : datasetOf(dataset).bestAccuracy?.(dataSettings(dataset));
  return {
    task: labels ? { kind: "classification", classes: classNamesOf(dataset) } : { kind: "regression" },
    ...made,
    ...(picture && { picture: framingOf(picture, inputs) }),
    ...(labels && { labels }),
    targets,
    ...(targetStandardization && { targetStandardization }),
    partOf,
    ...(standardization && { standardization }),
    bounds: [xMin, xMax, yMin, yMax],
    ranges,
    ...(bestAccuracy !== undefined && { bestAccuracy }),
  };
}

/** [count × width] */
function allInputs(data: PreparedInputs & Pick<PreparedData, "count">): PreparedData["inputs"] {
  if (data.features.length === 0) return data.inputs;
  const width = countInputs(data);
  return Float64Array.from({ length: data.count * width }, (_, k) =>
    inputOf(data, Math.floor(k / width), k % width),
  );
}

function examplesOf(
  dataset: DataDocument,
  { count, outputs, task }: DataShape,
  pictures: Pictures | undefined,
) {
  if (isPoints(dataset)) {
    const inputs = Float64Array.from(dataset.inputs.flat());
    if (dataset.labels)
      return { inputs, labels: Int32Array.from(dataset.labels), answers: new Float64Array() };
    return { inputs, answers: Float64Array.from((dataset.targets ?? []).flat()) };
  }
  const set = datasetOf(dataset);
  if (isPictureSet(set)) {
    if (!pictures) throw new Error(`data: the pictures of ${set.id} were not brought`);
    return { ...drawnPictures(pictures, count, dataset.seed), answers: new Float64Array() };
  }
  const made = set.generate(dataSettings(dataset), count, createRandom(dataset.seed));
  if (task === "regression") return { inputs: made.inputs, answers: made.targets };
  const labels = Int32Array.from({ length: count }, (_, n) =>
    made.targets.subarray(n * outputs, (n + 1) * outputs).indexOf(1),
  );
  return { inputs: made.inputs, labels, answers: made.targets };
}

/** Classes as the loss takes them: one target for each, or one for two. */
function encoded(labels: Int32Array, document: TrainableDocument): Float64Array {
  const [low, high] = (lossOf(document).classes ?? zeroOne).targets;
  const { units } = document.layers[document.layers.length - 1];
  const targets = new Float64Array(units * labels.length).fill(low);
  labels.forEach((label, n) => {
    if (units > 1) targets[n * units + label] = high;
    else if (label === 1) targets[n] = high;
  });
  return targets;
}

/** From the smallest to the largest number of a column, with a tenth of the way as margin. */
function rangeOf(numbers: ArrayLike<number>, column: number, width: number): readonly [number, number] {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let k = column; k < numbers.length; k += width) {
    minimum = Math.min(minimum, numbers[k]);
    maximum = Math.max(maximum, numbers[k]);
  }
  return widened(minimum, maximum);
}

function widened(minimum: number, maximum: number): readonly [number, number] {
  const margin = 0.1 * (maximum - minimum) || 1;
  return [minimum - margin, maximum + margin];
}
