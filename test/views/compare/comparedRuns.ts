import { twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import type { SweepDocument } from "../../../src/engine/document/parts/sweepDocument";
import type { SweepingDocument } from "../../../src/engine/document/sweep/plannedRuns";
import { type ComparedRun, quantitiesOf } from "../../../src/views/compare/runs/rows";

export const sweep: SweepDocument = {
  settings: [
    { setting: "learningRate", values: [0.01, 0.1] },
    { setting: "activation", values: ["tanh", "relu"] },
  ],
  repeats: 2,
  seed: 1,
  decides: { figure: "validationError", at: "best" },
};
export const document = { ...twoCirclesDocument(), version: 5, sweep } as SweepingDocument;

/** A run that is done. @param error the validation error that it ended with */
export function row(index: number, values: ComparedRun["values"], error: number, repeat = 0): ComparedRun {
  const figures = {
    epoch: 10,
    trainLoss: error + 1,
    validationLoss: error + 2,
    testLoss: 3,
    trainError: 0,
    validationError: error,
    testError: 0,
    seconds: 1,
  };
  const result = {
    cell: index >> 1,
    repeat,
    values,
    end: figures,
    best: figures,
    stopped: { kind: "epochs", epoch: 10, sentence: "" },
    seconds: 1,
  };
  return {
    index,
    cell: index >> 1,
    repeat,
    values,
    figure: error,
    figures,
    result: result as unknown as ComparedRun["result"],
  };
}

/** Two cells with two seeds each; the last has no figure that decides. */
export const rows = [
  row(0, [0.01, "tanh"], 0.2),
  row(1, [0.01, "tanh"], 0.4, 1),
  row(2, [0.1, "relu"], 0.1),
  row(3, [0.1, "relu"], Number.NaN, 1),
];
export const quantities = quantitiesOf(document, false);
export const quantity = (id: string) =>
  quantities.find((one) => one.id === id) as (typeof quantities)[number];
