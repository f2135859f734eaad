import type { Pictures } from "../../../engine/datasets/pictures/pictures";
import type { TrainableDocument } from "../../../engine/document/document";
import { formulasOf } from "../../../engine/document/features/features";
import { lossOf } from "../../../engine/document/variants";
import { zeroOne } from "../../../engine/ops/loss/loss";
import { prepareData } from "../../../engine/training/data/prepareData";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { Standardization } from "../../../engine/training/data/standardization";
import { commentText, pythonNumber, pythonRows } from "../literals";

/** The data as both programs have them, in NumPy: `X` and `T` of all examples, as the network and the loss take them. */
export function dataLines(document: TrainableDocument, pictures?: Pictures): string[] {
  const data = prepareData(document, pictures);
  const { columns, count, inputs, partOf } = data;
  const rows = Array.from({ length: count }, (_, n) => [
    ...inputs.subarray(n * columns.length, (n + 1) * columns.length),
  ]);
  return [
    `# Columns: ${columns.map(commentText).join(", ")}`,
    `X = np.array(${pythonRows(rows)})`,
    ...featureLines(document),
    ...(data.standardization ? standardizedLines("X", data.standardization) : []),
    ...targetLines(document, data),
    ...(document.training.precision
      ? ["# In single precision, as on the page", "X, T = X.astype(np.float32), T.astype(np.float32)"]
      : []),
    "# Which part each example is in: 0 training, 1 validation, 2 test",
    `part = np.array([int(letter) for letter in ${JSON.stringify(Array.from(partOf).join(""))}])`,
  ];
}

function featureLines(document: TrainableDocument): string[] {
  const formulas = formulasOf(document);
  if (formulas.length === 0) return [];
  return [
    "# Features, made of the columns as they are",
    "X = np.column_stack([",
    "    X,",
    ...formulas.map(
      ({ numpy }, k) =>
        `    ${numpy((index) => `X[:, ${index}]`)},  # ${commentText(document.training.features?.[k] ?? "")}`,
    ),
    "])",
  ];
}

/** Mean and deviation of the training examples are written out: of a column that is always the same they are 0 and 1. */
function standardizedLines(name: string, { means, deviations }: Standardization): string[] {
  return [
    "# Standardized by mean and deviation of the training examples",
    `${name} = (${name} - np.array(${list(means)})) / np.array(${list(deviations)})`,
  ];
}

function targetLines(document: TrainableDocument, data: PreparedData): string[] {
  const { labels, task, targets, count, targetStandardization } = data;
  if (task.kind === "regression" || !labels) {
    const outputs = targets.length / count;
    // In the data's own units.
    const rows = Array.from({ length: count }, (_, n) =>
      Array.from(targets.subarray(n * outputs, (n + 1) * outputs), (target, k) =>
        targetStandardization
          ? target * targetStandardization.deviations[k] + targetStandardization.means[k]
          : target,
      ),
    );
    return [
      `T = np.array(${pythonRows(rows)})`,
      ...(targetStandardization ? standardizedLines("T", targetStandardization) : []),
    ];
  }
  const [low, high] = (lossOf(document).classes ?? zeroOne).targets.map(pythonNumber);
  const { units } = document.layers[document.layers.length - 1];
  const names = task.classes.map((name, k) => `${k} ${commentText(name)}`).join(", ");
  const label = `label = np.array([${Array.from(labels).join(", ")}])`;
  return [
    `# Classes: ${names}`,
    label,
    units === 1
      ? `T = np.where(label == 1, ${high}, ${low})[:, None]`
      : `T = np.where(label[:, None] == np.arange(${units}), ${high}, ${low})`,
  ];
}

const list = (numbers: Float64Array) => `[${Array.from(numbers, pythonNumber).join(", ")}]`;
