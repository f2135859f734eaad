import { areAlike } from "../math/expressions/alike";
import type { Notation } from "../names/notation";
import type { Writing } from "../names/presentation";
import type { Step } from "../steps/trace";
import type { Keep } from "./formula/keep";

/**
 * Keeps what an explanation says in symbols, while the numbers of its step move: names and rules cost several times as
 * much to write as the numbers among them.
 * @returns for a step, what was kept of the one before; nothing of it where that was another or is written differently now
 */
export function createKept(): (step: Step, notation: Notation, writing: Writing) => Keep {
  let before: { readonly step: Step; readonly notation: Notation; readonly writing: Writing } | undefined;
  let parts = new Map<string, unknown>();
  return (step, notation, writing) => {
    if (before?.notation !== notation || before.writing !== writing || !isWrittenAlike(before.step, step))
      parts = new Map();
    before = { step, notation, writing };
    return <Part>(name: string, make: () => Part): Part => {
      if (!parts.has(name)) parts.set(name, make());
      return parts.get(name) as Part;
    };
  };
}

function isWrittenAlike(a: Step, b: Step): boolean {
  if (a.group !== b.group || a.k !== b.k || a.index !== b.index || a.term?.number !== b.term?.number)
    return false;
  if (a.expression || b.expression)
    return a.expression !== undefined && b.expression !== undefined && areAlike(a.expression, b.expression);
  return a.reads.length === b.reads.length && a.reads.every((name, k) => name === b.reads[k]);
}
