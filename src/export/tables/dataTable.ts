import type { Pictures } from "../../engine/datasets/pictures/pictures";
import type { TrainableDocument } from "../../engine/document/document";
import { csvField } from "../../engine/import/csvField";
import { prepareData } from "../../engine/training/data/prepareData";
import { dataParts } from "../../engine/training/data/preparedData";
import { countInputs, inputOf } from "../../engine/training/data/seenExamples";

/**
 * The examples as CSV: columns and features by their names, in the data's own units, then the class or the targets, and the part of
 * each. It can be imported again.
 */
export function dataAsCsv(document: TrainableDocument, pictures?: Pictures): string {
  const data = prepareData(document, pictures);
  const { columns, features, count, labels, targets, task, targetStandardization: scaled, partOf } = data;
  const outputs = targets.length / count;
  const answers =
    task.kind === "classification"
      ? ["class"]
      : Array.from({ length: outputs }, (_, k) => (outputs === 1 ? "target" : `target ${k + 1}`));
  const answersOf = (n: number) =>
    task.kind === "classification" && labels
      ? [task.classes[labels[n]]]
      : Array.from(targets.subarray(n * outputs, (n + 1) * outputs), (target, k) =>
          String(scaled ? target * scaled.deviations[k] + scaled.means[k] : target),
        );
  const rows = Array.from({ length: count }, (_, n) => [
    ...Array.from({ length: countInputs(data) }, (_input, i) => String(inputOf(data, n, i))),
    ...answersOf(n),
    dataParts[partOf[n]],
  ]);
  const lines = [[...columns, ...features, ...answers, "split"], ...rows];
  return `${lines.map((line) => line.map(csvField).join(",")).join("\n")}\n`;
}
