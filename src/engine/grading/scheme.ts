import * as v from "valibot";
import { keyed } from "../document/reading/keyed";

/** What becomes of a number that a sheet asks for. */
export const markKinds = [
  "right",
  "rounding",
  "convention",
  "carried",
  "coarse",
  "wrong",
  "shown",
  "unanswered",
] as const;

export type MarkKind = (typeof markKinds)[number];

/** Which numbers a sheet asks for, and what they count: described in docs/grading.md. */
export interface Scheme {
  readonly questions: readonly GradedQuestion[];
  /** The share of a number's points, from 0 to 1. */
  readonly credit: Readonly<Record<MarkKind, number>>;
  /** A number with fewer significant digits is coarse; 0 lets any pass. */
  readonly digits: number;
}

export interface GradedQuestion {
  readonly name: string;
  /** Canonical names, or the names of whole tensors: `z1[2]`, `dL/dW1`, `W2'`. */
  readonly quantities: readonly string[];
  /** Dealt out evenly among its numbers. */
  readonly points: number;
}

/** What follows rightly from an earlier mistake counts in full, as does what was only rounded on the way. */
export const usualCredit: Scheme["credit"] = {
  right: 1,
  rounding: 1,
  convention: 1,
  carried: 1,
  coarse: 0.5,
  wrong: 0,
  shown: 0,
  unanswered: 0,
};

const share = v.pipe(
  v.number("must be a number from 0 to 1"),
  v.minValue(0, "must be at least 0"),
  v.maxValue(1, "must be at most 1"),
);

const schemeSchema = v.strictObject({
  questions: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string("must be a text"), v.minLength(1, "must not be empty")),
        quantities: v.pipe(v.array(v.string("must be a text")), v.minLength(1, "must not be empty")),
        points: v.pipe(
          v.number("must be a number"),
          v.check((points) => points > 0 && Number.isFinite(points), "must be above 0"),
        ),
      }),
      "must be a list",
    ),
    v.minLength(1, "must not be empty"),
  ),
  credit: v.optional(keyed(share)),
  digits: v.optional(
    v.pipe(v.number("must be a number"), v.integer("must be a whole number"), v.minValue(0)),
  ),
});

/** A scheme out of JSON; a sentence about the first thing that is wrong with it. */
export function readScheme(json: unknown): { readonly scheme: Scheme } | { readonly fault: string } {
  const { success, output, issues } = v.safeParse(schemeSchema, json);
  if (!success) {
    const [{ message, path = [] }] = issues;
    const where = path.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
    return { fault: `${where.replace(/^\./, "") || "the scheme"}: ${message}` };
  }
  const { questions, credit = {}, digits = 0 } = output;
  const unknown = Object.keys(credit).find((kind) => !(markKinds as readonly string[]).includes(kind));
  if (unknown !== undefined) return { fault: `credit.${unknown}: is not one of ${markKinds.join(", ")}` };
  const twice = questions.find(({ name }, k) => questions.findIndex((other) => other.name === name) < k);
  if (twice) return { fault: `questions: two are called “${twice.name}”` };
  return { scheme: { questions, credit: { ...usualCredit, ...credit }, digits } };
}
