import type { NetworkDocument } from "../src/engine/document/document";
import { readDocument } from "../src/engine/document/reading/read";
import { versioned } from "../src/engine/document/version";
import { type Parameter, type Settings, settingsOf } from "../src/engine/math/parameter";
import type { Loss, LossForm } from "../src/engine/ops/loss/loss";
import { schedules } from "../src/engine/schedules";
import dP1 from "../src/exercises/d-p1.json" with { type: "json" };

/** Reads a document that a test relies on. */
export function read(json: unknown): NetworkDocument {
  const { document, faults } = readDocument(json);
  if (!document) throw new Error(faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return document;
}

/** Sheet D, problem 1, with its names. */
export const classic = read(dP1.document);

/** A document like the classic one, with some of its parts exchanged. */
export function like(changes: Record<string, unknown>): NetworkDocument {
  return read({ ...classic, names: undefined, ...changes });
}

/** The same in the lowest version that can express it. */
export const readLowest = (json: object): NetworkDocument => versioned(read({ ...json, version: 4 }));

/** Values of a variant's parameters; of those that a document may leave out all or, for every other k, none. */
export function someSettings(parameters: readonly Parameter[], k: number): Settings {
  const needed = parameters.filter(({ since }) => since === undefined);
  const others = parameters.filter(({ since }) => since !== undefined && k % 2 === 1);
  const tuned = Object.fromEntries(others.map(({ name, default: usual }) => [name, usual + 0.125]));
  return { ...settingsOf(needed), ...tuned };
}

/** A schedule, or for every other k none. */
export function someSchedule(k: number): NetworkDocument["schedule"] {
  if (k % 2 === 0) return undefined;
  const { id, parameters } = schedules[Math.floor(k / 2) % schedules.length];
  return { type: id, ...settingsOf(parameters) };
}

/** The other way over the outputs, and weights of the classes, or for every other k none. */
export function someForm({ overOutputs, weightedMean }: Loss, outputs: number, k: number): LossForm {
  if (k % 2 === 0) return {};
  return {
    ...(overOutputs && { overOutputs: overOutputs === "sum" ? "mean" : "sum" }),
    ...(weightedMean && { weights: Array.from({ length: outputs }, (_, c) => [2, 0.5, 3][c % 3]) }),
  };
}
