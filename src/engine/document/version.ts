import { losses } from "../losses";
import type { Parameter } from "../math/parameter";
import { optimizers } from "../optimizers";
import { pictureOf } from "./dataShape";
import { batchMoment, type NetworkDocument } from "./document";
import { type AnyDocument, isProgram } from "./programDocument";

/**
 * The newest version of the document's format that this engine reads. Version 2 adds data, training and a run, 3
 * programs, 4 what networks are compared by: forms of the losses, weight decay, schedules, examples in their order, 5 sweeps,
 * 6 what imported data need: a given split, standardized targets, 7 features made of the data's columns,
 * 8 numbers that are drawn for each student, 9 pictures,
 * 10 their training in single precision,
 * 11 notes to steps,
 * 12 which pass of a training loop is looked at.
 */
export const version = 12;

/** The fields of a document that came with a version, and that version. */
export const fieldVersions: Readonly<Record<string, number>> = {
  dataset: 2,
  training: 2,
  initial: 2,
  state: 2,
  program: 3,
  schedule: 4,
  sweep: 5,
  picture: 9,
  drawn: 8,
  notes: 11,
  pass: 12,
};

const lossForms = [
  { name: "overOutputs", since: 4 },
  { name: "weights", since: 4 },
];

/** The parts of a document that not every version has, by their paths, each with the version that brought it. */
export function newerParts(document: AnyDocument): { readonly path: string; readonly since: number }[] {
  const parts = (group: string, of: object, declared: readonly Pick<Parameter, "name" | "since">[]) =>
    declared.flatMap(({ name, since }) =>
      since !== undefined && Object.hasOwn(of, name) ? [{ path: `${group}${name}`, since }] : [],
    );
  const declaredBy = (
    list: readonly { readonly id: string; readonly parameters: readonly Parameter[] }[],
    id: string,
  ) => list.find((variant) => variant.id === id)?.parameters ?? [];
  const { optimizer } = document;
  const own = [
    ...parts(
      "",
      document,
      Object.entries(fieldVersions).map(([name, since]) => ({ name, since })),
    ),
    ...(optimizer ? parts("optimizer.", optimizer, declaredBy(optimizers, optimizer.type)) : []),
  ];
  if (isProgram(document)) return own;
  const { dataset, loss, training } = document;
  return [
    ...own,
    ...parts("loss.", loss, [...declaredBy(losses, loss.type), ...lossForms]),
    ...parts("dataset.", dataset ?? {}, [
      { name: "parts", since: 6 },
      ...(dataset && pictureOf(dataset) ? [{ name: "type", since: 9 }] : []),
    ]),
    ...parts("training.", training ?? {}, [
      { name: "shuffle", since: 4 },
      { name: "standardizeTargets", since: 6 },
      { name: "features", since: 7 },
      { name: "scale", since: 9 },
      { name: "precision", since: 10 },
    ]),
    ...parts("state.", batchMoment(document) ?? {}, [{ name: "epochs", since: 4 }]),
  ];
}

/** The document with the lowest version that can express it. */
export function versioned<Document extends AnyDocument>(document: Document): Document {
  const lowest = Math.max(1, ...newerParts(document).map(({ since }) => since));
  return document.version === lowest ? document : { ...document, version: lowest };
}

/** The document with the parameters that it has, and no updates on the batch before. A run of training stays. */
export function withoutUpdates(document: NetworkDocument): NetworkDocument {
  if (!batchMoment(document)) return document;
  const { initial: _initial, state: _state, ...rest } = document;
  return versioned(rest);
}
