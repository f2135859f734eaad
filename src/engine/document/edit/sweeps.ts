import { datasets } from "../../datasets";
import type { Parameter } from "../../math/parameter";
import { learningRate } from "../../optimizers/optimizer";
import { penalties } from "../../penalties";
import { type Edit, isPoints, type NetworkDocument } from "../document";
import { setOptimizer } from "./editChoices";
import { setDataParameter } from "./editData";
import { setAllPenalties, setTraining } from "./editSettings";
import { setUnits } from "./editSizes";

/** A setting that capacity at a glance varies. */
export interface Sweep {
  readonly id: string;
  readonly label: string;
  /** The range of its values. */
  readonly parameter: Pick<Parameter, "minimum" | "above" | "below" | "maximum" | "integer">;
  /** Values to begin with, at most nine. */
  readonly values: readonly number[];
  /** Whether a document has this setting; without it, every one has. */
  fits?(document: NetworkDocument): boolean;
  apply(value: number): Edit;
}

const wholeFromOne = { minimum: 1, integer: true };
const hidden =
  (units: number): Edit =>
  (document) =>
    document.layers.slice(0, -1).reduce((changed, _, place) => setUnits(place, units)(changed), document);
const weightDecay = penalties.map(
  ({ id, label }): Sweep => ({
    id,
    label: `weight decay ${label}`,
    parameter: { minimum: 0 },
    values: [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    apply: (value) => setAllPenalties(id, value),
  }),
);
const noise: Sweep = {
  id: "noise",
  label: "noise of the data",
  parameter: { minimum: 0, maximum: 2 },
  values: [0, 0.05, 0.1, 0.15, 0.2, 0.3],
  fits: ({ dataset }) =>
    dataset !== undefined &&
    !isPoints(dataset) &&
    (datasets.find(({ id }) => id === dataset.type)?.parameters ?? []).some(({ name }) => name === "noise"),
  apply: (value) => setDataParameter("noise", value),
};

/** All settings that can be varied, in the order of the menu. */
export const sweeps: readonly Sweep[] = [
  {
    id: "hiddenUnits",
    label: "hidden units",
    parameter: { ...wholeFromOne, maximum: 200 },
    values: [1, 2, 3, 4, 8, 12, 16, 32, 50],
    fits: ({ layers }) => layers.length > 1,
    apply: hidden,
  },
  ...weightDecay,
  {
    id: "patience",
    label: "stop early, patience",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50],
    fits: ({ training }) => (training?.split.validation ?? 0) > 0,
    apply: (value) => setTraining({ patience: value }),
  },
  {
    id: "epochs",
    label: "epochs",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    apply: (value) => setTraining({ epochs: value }),
  },
  {
    id: "learningRate",
    label: "learning rate η",
    parameter: learningRate,
    values: [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    apply: (value) => (document) => setOptimizer(document.optimizer.type, { learningRate: value })(document),
  },
  {
    id: "minibatch",
    label: "minibatch",
    parameter: wholeFromOne,
    values: [1, 5, 10, 20, 50, 100, 200],
    apply: (value) => setTraining({ minibatch: value }),
  },
  noise,
];
