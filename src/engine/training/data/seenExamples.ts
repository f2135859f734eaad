import type { Examples } from "./examples";
import { byteScale } from "./pictureBytes";
import { type DataPart, dataParts, type PreparedData } from "./preparedData";
import { standardized } from "./standardization";

/** The examples of one part, in their order, as the network sees them. Bytes stay bytes, and where they are. */
export function examplesOfPart(data: PreparedData, part: DataPart): Examples {
  const number = dataParts.indexOf(part);
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
  const width = countInputs(data);
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
export const countInputs = ({ columns, features }: Pick<PreparedData, "columns" | "features">): number =>
  columns.length + features.length;

/** What inputs are made of. */
export type PreparedInputs = Pick<PreparedData, "columns" | "features" | "inputs" | "featureValues">;

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
