import * as v from "valibot";
import { datasets } from "../../datasets";
import { decidingEpochs, decidingFigures } from "../parts/sweepDocument";
import { keyed } from "./keyed";
import { variant } from "./variantSchema";

/** The form of the parts that version 2 adds. Ranges, and what fits together, are for the faults to look at. */

const finite = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const numbers = v.array(finite);
const rows = v.array(numbers);

const points = v.strictObject({
  type: v.literal("points"),
  columns: v.array(v.string()),
  inputs: rows,
  classes: v.optional(v.array(v.string())),
  labels: v.optional(v.array(whole)),
  targets: v.optional(rows),
  parts: v.optional(v.array(whole)),
});

const generated = datasets.map(({ id, parameters }) =>
  v.strictObject({
    type: v.literal(id),
    count: finite,
    seed: finite,
    ...Object.fromEntries(parameters.map(({ name }) => [name, finite])),
  }),
);

const pictures = v.strictObject({
  type: v.literal("pictures"),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  name: v.string(),
  count: finite,
  seed: finite,
  width: finite,
  height: finite,
  classes: v.array(v.string()),
  test: whole,
});

const training = v.strictObject({
  split: v.strictObject({ train: finite, validation: finite, test: finite, seed: finite }),
  standardize: v.boolean(),
  scale: v.optional(v.pipe(numbers, v.length(2))),
  standardizeTargets: v.optional(v.boolean()),
  features: v.optional(v.array(v.string())),
  axes: numbers,
  minibatch: v.lazy((value) => (typeof value === "string" ? v.literal("full") : finite)),
  epochs: finite,
  patience: v.optional(finite),
  stopAtError: v.optional(finite),
  seed: finite,
  initializer: v.string(),
  shuffle: v.optional(v.boolean()),
  precision: v.optional(v.literal("float32")),
});

const parameters = v.array(v.strictObject({ weights: rows, bias: numbers }));

const optimizer = { step: whole, slots: keyed(parameters) };
const moment = { ...optimizer, epoch: whole, random: v.pipe(v.number(), v.integer()) };

const setting = v.nullable(v.union([finite, v.string()]));

const batchState = v.strictObject({ ...optimizer, epochs: v.optional(whole) });
const trainingState = v.strictObject({
  ...moment,
  next: whole,
  best: v.optional(v.strictObject({ ...moment, validationLoss: finite, layers: parameters })),
  changes: v.optional(
    v.array(v.strictObject({ epoch: whole, step: whole, field: v.string(), from: setting, to: setting })),
  ),
});

/** Chosen by hand, so that a fault is reported for the form that was written. */
const state = v.lazy((value) => {
  const fields = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return fields.length > 0 && fields.every((field) => Object.hasOwn(batchState.entries, field))
    ? batchState
    : trainingState;
});

const variedValue = v.union([finite, v.string()]);
const sweptValues = v.strictObject({ setting: v.string(), values: v.array(variedValue) });
const sweptRange = v.strictObject({
  setting: v.string(),
  from: finite,
  to: finite,
  scale: v.picklist(["linear", "log"]),
});
const sweep = v.strictObject({
  settings: v.array(
    // Chosen by hand, so that a fault is reported for the form that was written.
    v.lazy((value) =>
      typeof value === "object" && value !== null && "from" in value ? sweptRange : sweptValues,
    ),
  ),
  runs: v.optional(v.array(v.array(variedValue))),
  draw: v.optional(
    v.strictObject({ count: v.pipe(whole, v.minValue(1)), seed: v.pipe(finite, v.integer()) }),
  ),
  repeats: v.pipe(whole, v.minValue(1)),
  seed: v.pipe(finite, v.integer()),
  decides: v.strictObject({ figure: v.picklist(decidingFigures), at: v.picklist(decidingEpochs) }),
});

export const trainingEntries = {
  picture: v.optional(v.strictObject({ width: whole, height: whole })),
  dataset: v.optional(variant([points, pictures, ...generated])),
  training: v.optional(training),
  initial: v.optional(parameters),
  state: v.optional(state),
  sweep: v.optional(sweep),
};
