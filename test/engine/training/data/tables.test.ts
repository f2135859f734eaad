import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { TrainableDocument } from "../../../../src/engine/document/document";
import { trainingFaults } from "../../../../src/engine/document/faults/trainingFaults";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { loadKernels } from "../../../../src/engine/simd/load";
import { confusionOf } from "../../../../src/engine/training/classes/confusion";
import { type DataPart, dataParts } from "../../../../src/engine/training/data/preparedData";
import { measureColumns } from "../../../../src/engine/training/layers/measures";
import { TrainingSession } from "../../../../src/engine/training/session";
import { expectClose } from "../../../tolerance";
import { train } from "../documents";

/** By PyTorch, NumPy and scikit-learn: test/golden/training/make.py. What isn't known is "NaN". */
interface Golden {
  readonly document: { readonly title: string };
  /** Of the start and of each epoch, of each layer: its `measureColumns`. */
  readonly measures: readonly (readonly Readonly<Record<string, number | "NaN">>[])[];
  readonly classes?: Readonly<Record<DataPart, Readonly<Record<"counts" | "classes", unknown>>>>;
}

const golden = JSON.parse(
  readFileSync(new URL("../../../golden/training/tables.json", import.meta.url), "utf8"),
) as readonly Golden[];

const runs = golden.flatMap((one) =>
  [undefined, loadKernels()].map(
    (kernels) => [one.document.title, kernels ? "kernels" : "plain loops", one, kernels] as const,
  ),
);

test.each(runs)(
  "the tables of layers and classes hold the reference's numbers: %s, by %s",
  (_title, _by, { document, measures, classes }, kernels) => {
    const read = readDocument(document);
    expect(read.faults).toBeUndefined();
    const trainable = read.document as TrainableDocument;
    expect(trainingFaults(trainable)).toEqual([]);
    const session = train(new TrainingSession(trainable, undefined, kernels));

    const { width } = session.measured;
    const all = Array.from(session.measured.all());
    const rows = measures.map((layers, epoch) => [
      epoch,
      ...layers.flatMap((layer) => measureColumns.map((column) => layer[column])),
    ]);
    expect(all).toHaveLength(rows.length * width);
    rows.forEach((row, k) => {
      expectClose(all.slice(k * width, (k + 1) * width), row, `epoch ${k}`);
    });
    // What the page's table shows is the same at the end.
    const last = session.answers
      .measures()
      .layers.map((layer) => measureColumns.map((column) => layer[column]));
    expectClose(
      last,
      measures[measures.length - 1].map((layer) => measureColumns.map((column) => layer[column])),
    );

    const said = session.answers.said(session.maps.examples());
    expect(said !== undefined).toBe(classes !== undefined);
    if (said && classes)
      for (const part of dataParts) {
        const found = confusionOf(session.data, said, part);
        expectClose({ counts: found?.counts, classes: found?.classes }, classes[part], part);
      }
  },
);
