import * as v from "valibot";
import { activations } from "../../activations";
import { losses } from "../../losses";
import type { Parameter } from "../../math/parameter";
import { reductions } from "../../ops/reduction";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { penalties } from "../../penalties";
import { schedules } from "../../schedules";
import type { NetworkDocument } from "../document";
import { choiceFaults, drawnFaults, drawnSchema } from "../drawn";
import type { Fault } from "../fault";
import { runFaults } from "../faults/runFaults";
import { structureFaults } from "../faults/structureFaults";
import { trainingFaults } from "../faults/trainingFaults";
import { nameFault } from "../naming/nameFault";
import { noteFaults, notesSchema } from "../notes";
import { type AnyDocument, isProgram, type ProgramDocument } from "../programDocument";
import type { SweepingDocument } from "../sweep/plannedRuns";
import { sweepFaults } from "../sweep/sweepFaults";
import { fieldVersions, newerParts, version } from "../version";
import { keyed } from "./keyed";
import { trainingEntries } from "./trainingSchema";

export type Reading<Of extends AnyDocument = NetworkDocument> =
  | { readonly document: Of; readonly faults?: undefined }
  | { readonly document?: undefined; readonly faults: readonly Fault[] };

/** Reads the document of a network; one of a program is refused. */
export function readDocument(json: unknown): Reading {
  const reading = readAnyDocument(json);
  if (reading.faults || !isProgram(reading.document)) return reading as Reading;
  return {
    faults: [
      { path: "program", message: "is a program, and a network is needed here: a document with layers" },
    ],
  };
}

/**
 * Reads a document from parsed JSON, whichever its model is. The format and the version are looked at first; a document
 * with any fault is refused with all of them.
 */
export function readAnyDocument(json: unknown): Reading<AnyDocument> {
  const header = headerFaults(json);
  if (header.length > 0) return { faults: header };
  if (Object.hasOwn(json as object, "program")) return readProgram(json);
  const result = v.safeParse(schema, json);
  if (!result.success) return { faults: result.issues.map(faultOf) };
  const document = result.output as unknown as NetworkDocument;
  const newer = newerParts(document).filter(({ since }) => since > document.version);
  const faults =
    newer.length > 0 ? newer.map((part) => newerFault(part, document.version)) : faultsWithin(document);
  return faults.length > 0 ? { faults } : { document };
}

function readProgram(json: unknown): Reading<ProgramDocument> {
  const result = v.safeParse(programSchema, json);
  if (!result.success) return { faults: result.issues.map(faultOf) };
  const document = result.output as unknown as ProgramDocument;
  const faults: Fault[] = [];
  for (const [name, display] of Object.entries(document.names ?? {})) {
    const message = nameFault(display);
    if (message) faults.push({ path: `names[${JSON.stringify(name)}]`, message });
  }
  if (document.drawn) faults.push(...choiceFaults(document.drawn));
  faults.push(...noteFaults(document));
  const { parameters = [] } = document;
  parameters.forEach((name, k) => {
    if (parameters.indexOf(name) < k)
      faults.push({ path: `parameters[${k}]`, message: `${name} is there twice` });
  });
  return faults.length > 0 ? { faults } : { document };
}

/** Faults between the parts, each of which has its form; those of a run where there are none of the network. */
function faultsWithin(document: NetworkDocument): Fault[] {
  const { dataset, training } = document;
  const faults = structureFaults(document);
  if (faults.length === 0) faults.push(...runFaults(document), ...drawnFaults(document));
  if (document.sweep && !(dataset && training))
    faults.push({
      path: "sweep",
      message: "trains the document, which needs a dataset and training for that",
    });
  if (faults.length > 0 || !dataset || !training) return faults;
  const trained = { ...document, dataset, training };
  const wrong = trainingFaults(trained);
  return wrong.length === 0 && document.sweep ? sweepFaults(trained as SweepingDocument) : wrong;
}

function headerFaults(json: unknown): Fault[] {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return [{ path: "", message: `a document is a JSON object, but this is ${shown(json)}` }];
  }
  const { format, version: found } = json as Record<string, unknown>;
  if (format !== "backprop-workbench") {
    return [
      {
        path: "format",
        message: `must be "backprop-workbench", but is ${shown(format)}: this is not a document of the Backprop Workbench`,
      },
    ];
  }
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1) {
    return [
      { path: "version", message: `must be a whole number from 1 to ${version}, but is ${shown(found)}` },
    ];
  }
  if (found > version) {
    return [
      {
        path: "version",
        message: `is ${found}, but this workbench reads versions up to ${version}: the document comes from a newer one; reload the page or update`,
      },
    ];
  }
  return Object.entries(fieldVersions)
    .filter(([field, since]) => since > found && Object.hasOwn(json, field))
    .map(([path, since]) => newerFault({ path, since }, found));
}

const newerFault = ({ path, since }: { path: string; since: number }, found: number): Fault => ({
  path,
  message: `is a field of version ${since}, but this document says version ${found}`,
});

// ---- the shape of the JSON, made from the lists ------------------------------------------------

const finite = v.pipe(v.number(), v.finite());
const nonFiniteNames = ["NaN", "Infinity", "-Infinity"];
/** Inputs alone may be non-finite, written as strings, since JSON has no such numbers. */
const input = v.union([finite, v.pipe(v.picklist(nonFiniteNames), v.transform(Number))]);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const rows = <Item extends v.GenericSchema>(item: Item) => v.array(v.array(item));

function within({ minimum, above, below, maximum, integer }: Parameter) {
  return v.pipe(
    finite,
    v.check((value) => maximum === undefined || value <= maximum, `must be at most ${maximum}`),
    v.check((value) => !integer || Number.isInteger(value), "must be a whole number"),
    v.check((value) => minimum === undefined || value >= minimum, `must be at least ${minimum}`),
    v.check((value) => above === undefined || value > above, `must be above ${above}`),
    v.check((value) => below === undefined || value < below, `must be below ${below}`),
  );
}

const settings = (parameters: readonly Parameter[]) =>
  Object.fromEntries(
    parameters.map((parameter) => {
      const value = within(parameter);
      return [parameter.name, parameter.since === undefined ? value : v.optional(value)];
    }),
  );

const activationObject = v.variant(
  "type",
  activations.map(({ id, parameters }) =>
    v.strictObject({ type: v.literal(id), ...settings(parameters) }),
  ) as unknown as [Variant, ...Variant[]],
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

type Variant = v.StrictObjectSchema<{ type: v.LiteralSchema<string, undefined> }, undefined>;

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
  loss: v.variant(
    "type",
    losses.map(({ id, parameters, overOutputs, weightedMean }) =>
      v.strictObject({
        type: v.literal(id),
        reduction: v.picklist(reductions.map((reduction) => reduction.id)),
        ...settings(parameters),
        ...(overOutputs && { overOutputs: v.optional(v.picklist(["sum", "mean"])) }),
        ...(weightedMean && { weights: v.optional(v.array(notNegative)) }),
      }),
    ) as unknown as [Variant, ...Variant[]],
  ),
  optimizer: v.variant(
    "type",
    optimizers.map(({ id, parameters }) =>
      v.strictObject({ type: v.literal(id), ...settings([learningRate, ...parameters]) }),
    ) as unknown as [Variant, ...Variant[]],
  ),
  schedule: v.optional(
    v.variant(
      "type",
      schedules.map(({ id, parameters }) =>
        v.strictObject({ type: v.literal(id), ...settings(parameters) }),
      ) as unknown as [Variant, ...Variant[]],
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

const schema = v.strictObject({ ...core, ...trainingEntries, ...extras });

const { format, title, description, optimizer, names } = core;
const programSchema = v.strictObject({
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

// ---- from the library's issues to sentences ----------------------------------------------------

function faultOf(issue: v.BaseIssue<unknown>): Fault {
  return { path: pathText(issue.path?.map(({ key }) => key) ?? []), message: sentence(issue) };
}

/** `layers[0].weights[1][2]` */
export function pathText(keys: readonly unknown[]): string {
  return keys
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const { type, input: value, expected } = issue;
  if (type === "strict_object" && expected === "never") return "is not a field of this format; remove it";
  if (value === undefined) return "is missing, and needed";
  if (type === "variant" || type === "picklist" || type === "literal" || type === "union")
    return `${shown(value)} is not one of ${choices(expected)}`;
  if (type === "boolean") return `must be true or false, but is ${shown(value)}`;
  if (type === "number" || type === "finite") return `must be a number, but is ${shown(value)}`;
  if (type === "integer") return `must be a whole number, but is ${shown(value)}`;
  if (type === "min_value")
    return `must be at least ${String((issue as { requirement?: unknown }).requirement)}, but is ${shown(value)}`;
  if (type === "check") return `${issue.message}, but is ${shown(value)}`;
  if (type === "array") return `must be a list, but is ${shown(value)}`;
  if (type === "strict_object" || type === "record") return `must be an object, but is ${shown(value)}`;
  if (type === "string") return `must be a text, but is ${shown(value)}`;
  return issue.message;
}

const choices = (expected: string | null) =>
  (expected ?? "").replace(/[()]/g, "").split(" | ").join(", ").replace(/"/g, "");

function oneOf(value: string, list: readonly { readonly id: string }[]): string {
  return `${shown(value)} is not one of ${list.map(({ id }) => id).join(", ")}`;
}

/** A faulty value, cut where it is long. */
function shown(value: unknown): string {
  const text = value === undefined ? "missing" : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
