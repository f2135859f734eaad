import type { NetworkDocument } from "../src/engine/document/document";
import { readDocument } from "../src/engine/document/read";
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
