import { isPictureSet } from "../datasets/dataset";
import type { Pictures } from "../datasets/pictures/pictures";
import { type DataDocument, dataSettings, isKept, isPoints } from "../document/data";
import { classNamesOf, type DataShape, dataShape, datasetOf, pictureOf } from "../document/dataShape";
import type { TrainableDocument } from "../document/document";
import { columnNames, formulasOf } from "../document/features/features";
import { lossOf } from "../document/variants";
import { zeroOne } from "../ops/loss/loss";
import { createRandom } from "../random";
import type { Bounds } from "../studies/region";
import type { Examples } from "./examples";
import { byteScale, drawnPictures, scaled } from "./pictures/bytes";
import { type Framing, framingOf } from "./pictures/framing";
import type { Standardization } from "./standardization";

/** What the outputs are about. */
export type Task =
  | { readonly kind: "classification"; readonly classes: readonly string[] }
  | { readonly kind: "regression" };

/** The three parts of the data, in this order wherever they are numbered. */
export const parts = ["train", "validation", "test"] as const;
export type DataPart = (typeof parts)[number];

/** All examples of a document, dealt out to the three parts. */
export interface PreparedData {
  readonly task: Task;
  /** The name of each column of the data. They are the network's first inputs; the features follow. */
  readonly columns: readonly string[];
  /** The formula of each feature. */
  readonly features: readonly string[];
  readonly count: number;
  /** Where the examples are pictures: then each column is a pixel. */
  readonly picture?: Framing;
  /** [count × columns], in the data's own units; of pictures, bytes, which are to be asked for each time: see `inKernels`. */
  readonly inputs: Float64Array | Uint8Array;
  /** [count × features], in the units that follow from the data's own. */
  readonly featureValues: Float64Array;
  /** The class of each example, from 0; for classification alone. */
  readonly labels?: Int32Array;
  /** [count × outputs], as the loss takes them. */
  readonly targets: Float64Array;
  /** What the loss takes of target k is (t − mean) / deviation; absent where it takes t. */
  readonly targetStandardization?: Standardization;
  /** The part of each example: 0 train, 1 validation, 2 test. */
  readonly partOf: Uint8Array;
  /** What the network sees of input i, a column or a feature, is (x − mean) / deviation; absent where it sees x. */
  readonly standardization?: Standardization;
  /** Holds all examples on the axes, with a margin: [xMin, xMax, yMin, yMax]. With one input, y is the target. */
  readonly bounds: Bounds;
  /** The same for each input, [minimum, maximum], where other axes are chosen later. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The best accuracy any classifier can reach, where the dataset knows it. */
  readonly bestAccuracy?: number;
}

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
  const targets = labels ? encoded(labels, document) : asTheLossTakes(answers, targetStandardization);
  const columns = columnNames(dataset);
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
    : picture && scaled(picture, training.scale, width);
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

function asTheLossTakes(answers: Float64Array, of: Standardization | undefined): Float64Array {
  if (!of) return answers;
  const width = of.means.length;
  return answers.map((target, k) => (target - of.means[k % width]) / of.deviations[k % width]);
}

/** The examples of one part, in their order, as the network sees them. Bytes stay bytes, and where they are. */
export function examplesOfPart(data: PreparedData, part: DataPart): Examples {
  const number = parts.indexOf(part);
  const indices = [...data.partOf.keys()].filter((n) => data.partOf[n] === number);
  return storedExamples(data, Int32Array.from(indices)) ?? examplesAt(data, indices);
}

/** All examples where they are bytes, as the network sees them. */
export const allExamples = (data: PreparedData): Examples | undefined => storedExamples(data);

function storedExamples(data: PreparedData, rows?: Int32Array): Examples | undefined {
  const { count, targets, standardization } = data;
  if (!(data.inputs instanceof Uint8Array) || !standardization) return undefined;
  return {
    count: rows?.length ?? count,
    get inputs() {
      return data.inputs;
    },
    targets,
    scale: byteScale(standardization),
    ...(rows && { stored: count, rows }),
  };
}

/** Examples by their indices, as the network sees them. */
export function examplesAt(
  data: PreparedData,
  indices: readonly number[],
): Examples & { readonly inputs: Float64Array } {
  const width = widthOf(data);
  const outputs = data.targets.length / data.count;
  const inputs = new Float64Array(width * indices.length);
  const targets = new Float64Array(outputs * indices.length);
  indices.forEach((index, n) => {
    for (let i = 0; i < width; i++) inputs[n * width + i] = standardized(data, i, inputOf(data, index, i));
    targets.set(data.targets.subarray(index * outputs, (index + 1) * outputs), n * outputs);
  });
  return { count: indices.length, inputs, targets };
}

/** How many inputs the network has. */
export const widthOf = ({ columns, features }: Pick<PreparedData, "columns" | "features">): number =>
  columns.length + features.length;

type PreparedInputs = Pick<PreparedData, "columns" | "features" | "inputs" | "featureValues">;

/** An input of an example, a column or a feature, in the data's units. */
export function inputOf(
  { columns, features, inputs, featureValues }: PreparedInputs,
  index: number,
  input: number,
) {
  const feature = input - columns.length;
  return feature < 0
    ? inputs[index * columns.length + input]
    : featureValues[index * features.length + feature];
}

/** [count × width] */
function allInputs(data: PreparedInputs & Pick<PreparedData, "count">): PreparedData["inputs"] {
  if (data.features.length === 0) return data.inputs;
  const width = widthOf(data);
  return Float64Array.from({ length: data.count * width }, (_, k) =>
    inputOf(data, Math.floor(k / width), k % width),
  );
}

/** What the network sees of a value of an input. */
export function standardized({ standardization }: PreparedData, input: number, value: number): number {
  if (!standardization) return value;
  return (value - standardization.means[input]) / standardization.deviations[input];
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

/** Two seeds may be the same number: the examples mustn't be dealt out by the very numbers that they are made of. */
const dealing = 0x6d2b79f5;

/**
 * Which part each example is in. Every example draws a number and they are dealt out in its order, so that one more or
 * less leaves nearly all others where they were.
 * @param tested so many at the end are for the test
 */
function dealtOut(count: number, split: TrainableDocument["training"]["split"], tested: number): Uint8Array {
  const random = createRandom(split.seed ^ dealing);
  const dealt = count - tested;
  const draws = Float64Array.from({ length: dealt }, random);
  const order = Int32Array.from({ length: dealt }, (_, n) => n).sort((a, b) => draws[a] - draws[b]);
  const partOf = new Uint8Array(count).fill(2);
  order.forEach((n, rank) => {
    partOf[n] = rank < split.train ? 0 : rank < split.train + split.validation ? 1 : 2;
  });
  return partOf;
}

function fitStandardization(
  inputs: PreparedData["inputs"],
  width: number,
  partOf: Uint8Array,
): Standardization {
  const trained = [...partOf.keys()].filter((n) => partOf[n] === 0);
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const n of trained) for (let i = 0; i < width; i++) means[i] += inputs[n * width + i];
  for (let i = 0; i < width; i++) means[i] /= trained.length;
  for (const n of trained)
    for (let i = 0; i < width; i++) squares[i] += (inputs[n * width + i] - means[i]) ** 2;
  return { means, deviations: squares.map((sum) => Math.sqrt(sum / trained.length) || 1) };
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
