import { type Expression, evaluate } from "../math/expression";
import type { GivenAnswer } from "./answer";
import type { Formula } from "./formulas";
import { mistakes } from "./mistakes/inFormula";
import type { Context, Mistake, Variant } from "./mistakes/inFormula/mistake";
import { agreesWith } from "./reading/writtenNumber";
import type { Student } from "./student";
import { createSpreads, createWorld, fourDigits } from "./world";

/** A mistake that gives just the number that was written. */
export interface Candidate {
  readonly mistake: Mistake;
  readonly words: string;
  /** The formulas in which it was made; the first is the one to show. */
  readonly instead: ReadonlyMap<string, Expression>;
  /** What was made wrong besides, by its words. */
  readonly besides?: string;
  /** The number before it was rounded. */
  readonly value: number;
  /** How likely it is beside others. */
  readonly score: number;
}

/** Variants by formula; the same for every answer. */
export type Variants = (formula: Formula) => readonly Made[];

interface Made {
  readonly mistake: Mistake;
  readonly variant: Variant;
  /** How likely it is that just this was done. */
  readonly prior: number;
}

const allWeights = mistakes.reduce((sum, { weight }) => sum + weight, 0);

export function createVariants(context: Context): Variants {
  const made = new Map<string, readonly Made[]>();
  return (formula) => {
    const known = made.get(formula.name);
    if (known) return known;
    const found = mistakes.flatMap((mistake) => {
      const variants = mistake.variants(formula, context);
      const prior = mistake.weight / allWeights / Math.sqrt(Math.max(1, variants.length));
      return variants.map((variant) => ({ mistake, variant, prior }));
    });
    made.set(formula.name, found);
    return found;
  };
}

/** Numbers of the pass that are computed at most for one answer; what lies further back isn't tried. */
const budget = 150_000;

/** Formulas at most in which the same mistake is looked for; behind a large batch lie thousands. */
const together = 300;

/** Slips with a whole result, on top of another mistake. */
const besides = [
  { factor: -1, words: "the sign is wrong" },
  { factor: 2, words: "the result is twice what it should be" },
  { factor: 0.5, words: "the result is half of what it should be" },
];

/**
 * All mistakes, in the answer's own formula and in those that weren't written down, that give the answer.
 * Yields now and then.
 */
export function* candidatesFor(
  { quantity, number }: GivenAnswer,
  student: Student,
  variants: Variants,
): Generator<void, Candidate[], void> {
  const { formulas } = student;
  const formula = formulas.find(quantity);
  if (!formula) return [];
  const found: Candidate[] = [];
  const pins = student.pins();
  const spreads = student.spreads();
  const behind = student.unwritten(quantity).map((name) => formulas.find(name) as Formula);
  // Behind a large batch so much is rounded that it can be taken to explain nearly anything.
  const isLarge = behind.length > 1000;
  /** How well a prediction fits: 1 where it gives the digits, less where rounding on the way must explain the rest. */
  const likeness = (
    values: readonly number[],
    way: Expression,
    instead: ReadonlyMap<string, Expression>,
  ): number => {
    if (values.some((value) => agreesWith(value, number))) return 1;
    if (isLarge) return 0;
    if (!values.some((value) => Math.abs(value - number.value) <= 40 * number.half)) return 0;
    const { value, error } = createSpreads(formulas, spreads, fourDigits, instead)(way);
    if (!agreesWith(value, number, error)) return 0;
    return number.half / (number.half + error);
  };

  // The answer's own formula.
  const worlds = [student.unrounded(), student.written()];
  for (const { mistake, variant, prior } of variants(formula)) {
    const values = worlds.map((world) => world.evaluate(variant.expression));
    const instead = new Map([[quantity, variant.expression]]);
    const fits = likeness(values, variant.expression, new Map());
    const words = variant.words ?? mistake.words;
    if (fits > 0)
      found.push({ mistake, words, instead, value: closest(values, number.value), score: prior * fits });
    for (const { factor, words: more } of besides) {
      const both = values.map((value) => value * factor);
      if (mistake.id === "wrongSign" || mistake.id === "wrongFactor") continue;
      if (both.some((value) => agreesWith(value, number)))
        found.push({
          mistake,
          words,
          besides: more,
          instead,
          value: closest(both, number.value),
          score: 0.02 * prior,
        });
    }
  }

  // What lies behind it and wasn't written down: one formula, or all of a kind.
  const cost = behind.length + 10;
  let spent = 0;
  const tryOut = (mistake: Mistake, words: string, instead: Map<string, Expression>, prior: number) => {
    spent += cost;
    const way = instead.get(quantity) ?? formula.ways[0];
    const values = [pins.unrounded, pins.written].map((each) =>
      createWorld(formulas, { pins: each, instead }).evaluate(way),
    );
    const fits = likeness(values, way, instead);
    if (fits > 0)
      found.push({ mistake, words, instead, value: closest(values, number.value), score: prior * fits });
  };
  for (const at of behind) {
    if (spent > budget / 2) break;
    yield;
    for (const { mistake, variant, prior } of variants(at))
      tryOut(mistake, variant.words ?? mistake.words, new Map([[at.name, variant.expression]]), 0.35 * prior);
  }
  for (const { mistake, words, instead, prior } of groupsOf(
    behind.length > together ? [] : [formula, ...behind],
    variants,
  )) {
    if (spent > budget) break;
    yield;
    tryOut(mistake, words, instead, 0.6 * prior);
  }
  return found.sort((a, b) => b.score - a.score);
}

/** The same mistake at all units of a layer, and in all layers. */
function groupsOf(formulas: readonly Formula[], variants: Variants) {
  const groups = new Map<
    string,
    { mistake: Mistake; words: string; prior: number; instead: Map<string, Expression> }
  >();
  for (const formula of formulas) {
    for (const { mistake, variant, prior } of variants(formula)) {
      if (mistake.once) continue;
      for (const where of [`${formula.layer}`, "everywhere"]) {
        const id = `${mistake.id} ${variant.key} ${formula.kind} ${where}`;
        const group = groups.get(id) ?? {
          mistake,
          words: variant.words ?? mistake.words,
          prior,
          instead: new Map<string, Expression>(),
        };
        if (!group.instead.has(formula.name)) group.instead.set(formula.name, variant.expression);
        groups.set(id, group);
      }
    }
  }
  const several = [...groups.values()].filter(({ instead }) => instead.size > 1);
  const seen = new Set<string>();
  return several.filter(({ mistake, instead }) => {
    // In a network of two layers "everywhere" is often the one layer again.
    const id = `${mistake.id} ${[...instead].map(([name, way]) => `${name} ${evaluate(way)}`).join("; ")}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const closest = (values: readonly number[], to: number) =>
  values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best));
