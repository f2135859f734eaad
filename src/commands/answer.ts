import type { Pictures } from "../engine/datasets/pictures/pictures";
import type { ReadingOptions } from "../engine/homework/reading/conventions";
import { jsonNumber } from "../engine/math/jsonNumber";
import type { Check, DifferenceMethod } from "../engine/studies/check";
import type { Jacobian } from "../engine/studies/jacobian";

/** What the user got wrong; printed to standard error, with exit status 2. */
export class UserError extends Error {}

/** An answer's JSON, in pieces, since it may be larger than memory; at the end, where a number first stopped being finite. */
export type Answer = Generator<string, string | undefined>;

export interface Options {
  /** The size of steps as it was written; the usual one of the model where absent. */
  readonly by: string | undefined;
  /** Calls and loops of a program that are stepped over, as it was written. */
  readonly over?: string | undefined;
  readonly steps: number;
  readonly method: DifferenceMethod;
  readonly step: number;
  /** Someone's own numbers, as text. */
  readonly text: string;
  readonly reading: ReadingOptions;
  /** Those that the document's data are, where they are pictures. */
  readonly pictures?: Pictures | undefined;
}

/** A JSON array, item by item. */
export function* listed(count: number, itemAt: (place: number) => unknown): Generator<string, void> {
  yield "[";
  for (let place = 0; place < count; place++) yield `${place > 0 ? "," : ""}${JSON.stringify(itemAt(place))}`;
  yield "]";
}

export const checkJson = ({ method, step, largest, entries }: Check) =>
  JSON.stringify({
    method,
    step,
    largest: jsonNumber(largest),
    entries: entries.map((entry) => ({
      ...entry,
      analytic: jsonNumber(entry.analytic),
      numeric: jsonNumber(entry.numeric),
      relative: jsonNumber(entry.relative),
    })),
  });

export const jacobianJson = ({ values, ...rest }: Jacobian) => ({
  ...rest,
  values: values.map((row) => Array.from(row, jsonNumber)),
});
