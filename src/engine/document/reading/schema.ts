import * as v from "valibot";
import { activations } from "../../activations";
import { losses } from "../../losses";
import { reductions } from "../../ops/reduction";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { penalties } from "../../penalties";
import { schedules } from "../../schedules";
import { drawnSchema } from "./drawnSchema";
import { oneOf } from "./formFaults";
import { keyed } from "./keyed";
import { notesSchema } from "./notesSchema";
import { trainingEntries } from "./trainingSchema";
import { settings, variant } from "./variantSchema";

const finite = v.pipe(v.number(), v.finite());
const nonFiniteNames = ["NaN", "Infinity", "-Infinity"];
/** Inputs alone may be non-finite, written as strings, since JSON has no such numbers. */
const input = v.union([finite, v.pipe(v.picklist(nonFiniteNames), v.transform(Number))]);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const rows = <Item extends v.GenericSchema>(item: Item) => v.array(v.array(item));

const activationObject = variant(
  activations.map(({ id, parameters }) => v.strictObject({ type: v.literal(id), ...settings(parameters) })),
);
const activationName = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const activation = activations.find(({ id }) => id === dataset.value);
    if (!activation) return addIssue({ message: oneOf(dataset.value, activations) });
    const [needed] = activation.parameters;
    if (needed)
      addIssue({
        message: `${activation.id} needs its ${needed.name}: {"type": "${activation.id}", "${needed.name}": ${needed.default}}`,
      });
  }),
);
/** Chosen by hand, so that a fault is reported for the form that was written and not for all three. */
const activationChoice = v.lazy((value) => (typeof value === "string" ? activationName : activationObject));
const activation = v.lazy((value) =>
  Array.isArray(value)
    ? v.pipe(v.array(activationChoice), v.minLength(1, "a stack needs at least one activation"))
    : activationChoice,
);

const layer = v.strictObject({
  units: count,
  activation,
  biasMode: v.picklist(["perUnit", "shared", "none"]),
  weights: rows(finite),
  bias: v.array(finite),
  penalty: v.optional(
    v.strictObject(Object.fromEntries(penalties.map(({ id }) => [id, v.optional(notNegative)]))),
  ),
});

const core = {
  format: v.string(),
  version: v.number(),
  title: v.string(),
  description: v.optional(v.string()),
  inputs: count,
  layers: v.pipe(v.array(layer), v.minLength(1, "must hold at least one layer")),
  loss: variant(
    losses.map(({ id, parameters, overOutputs, weightedMean }) =>
      v.strictObject({
        type: v.literal(id),
        reduction: v.picklist(reductions.map((reduction) => reduction.id)),
        ...settings(parameters),
        ...(overOutputs && { overOutputs: v.optional(v.picklist(["sum", "mean"])) }),
        ...(weightedMean && { weights: v.optional(v.array(notNegative)) }),
      }),
    ),
  ),
  optimizer: variant(
    optimizers.map(({ id, parameters }) =>
      v.strictObject({ type: v.literal(id), ...settings([learningRate, ...parameters]) }),
    ),
  ),
  schedule: v.optional(
    variant(
      schedules.map(({ id, parameters }) => v.strictObject({ type: v.literal(id), ...settings(parameters) })),
    ),
  ),
  batch: v.strictObject({ inputs: rows(input), targets: rows(finite) }),
  names: v.optional(
    keyed(
      v.pipe(
        v.string(),
        v.trim(),
        v.minLength(1, "a name can't be empty"),
        v.maxLength(24, "a name has at most 24 characters"),
      ),
    ),
  ),
};

const extras = { drawn: v.optional(drawnSchema), notes: v.optional(notesSchema) };

/** The form of a network's document. Ranges of variants' parameters are part of it; what fits together isn't. */
export const networkSchema = v.strictObject({ ...core, ...trainingEntries, ...extras });

const { format, title, description, optimizer, names } = core;
/** The form of a program's document. */
export const programSchema = v.strictObject({
  format,
  version: core.version,
  title,
  description,
  program: v.string(),
  of: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, "a name can't be empty"))),
  pass: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  parameters: v.optional(v.array(v.string())),
  optimizer: v.optional(optimizer),
  names,
  ...extras,
});
