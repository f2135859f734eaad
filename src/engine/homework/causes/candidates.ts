import type { Expression } from "../../math/expressions/expression";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import type { FormulaMistake } from "../../mistakes/formula/trial";
import type { GivenAnswer } from "../answer/answer";
import { createSpreads, fourDigits, recompute } from "../answer/recomputation";
import type { Student } from "../answer/student";
import { significantDigits } from "../answer/writtenNumber";
import { agreesInDigits } from "../rounding/agreement";
import type { Group } from "./groups";
import type { Variants } from "./variants";

/** A mistake that gives just the number that was written. */
export interface CauseCandidate {
  readonly mistake: FormulaMistake;
  readonly words: string;
  /** The formulas in which it was made; the first is the one to show. */
  readonly instead: ReadonlyMap<string, Expression>;
  /** The same with those numbers that were written down earlier, where it is said of a layer. */
  readonly throughout?: ReadonlyMap<string, Expression>;
  /** What was made wrong besides, by its words. */
  readonly besides?: string;
  /** All numbers of a pass in which it was made throughout, where it isn't one of a formula. */
  readonly numbers?: ReadonlyMap<string, number>;
  /** The number before it was rounded. */
  readonly value: number;
  /** How likely it is beside others. */
  readonly score: number;
  /** What the other answers say for it, as a power of ten; part of the score. */
  readonly support?: number;
}

export interface CauseCandidates {
  readonly candidates: readonly CauseCandidate[];
  /** How likely it is that mistakes that were tried give the number by chance, weighed as the candidates are. */
  readonly chance: number;
}

/** Numbers of the pass that are computed at most for one answer; what lies further back isn't tried. */
const budget = 150_000;

/** Slips with a whole result, on top of another mistake. */
const besides = [
  { factor: -1, words: "the sign is wrong" },
  { factor: 2, words: "the result is twice what it should be" },
  { factor: 0.5, words: "the result is half of what it should be" },
];

/** Digits at least that carry two mistakes at once: with fewer, some pair fits any number. */
const digitsForTwo = 5;

/**
 * All mistakes, in the answer's own formula and in those that weren't written down, that give the answer.
 * Yields now and then.
 */
export function* candidateMistakes(
  { quantity, number }: GivenAnswer,
  student: Student,
  variants: Variants,
  groups: (names: readonly string[]) => readonly Group[],
): Generator<void, CauseCandidates, void> {
  const { formulas } = student;
  const formula = formulas.find(quantity);
  if (!formula) return { candidates: [], chance: 0 };
  const found: CauseCandidate[] = [];
  const pins = student.pins();
  const spreads = student.spreads();
  const behind = student.unwritten(quantity).map((name) => formulas.find(name) as QuantityFormula);
  // Behind a large batch so much is rounded that it can be taken to explain nearly anything.
  const isLarge = behind.length > 1000;
  const window =
    0.5 * Math.max(Math.abs(number.value), 0.5 * Math.abs(formula.exact)) + 2 * number.half || 0.5;
  const kinds = new Set([formula, ...behind].map(({ kind, layer }) => `${kind} ${layer}`));
  const [alone, several] = [0.35, 0.6];
  const tolerated = {
    alone: Math.max(1, alone * behind.length),
    several: Math.max(1, several * kinds.size),
  };
  let near = 0;
  const see = (values: readonly number[], prior: number) => {
    if (Math.abs(values[0] - number.value) <= window) near += prior;
  };
  /** How well a prediction fits: 1 where it gives the digits, less where rounding on the way must explain the rest. */
  const likeness = (
    values: readonly number[],
    way: Expression,
    instead: ReadonlyMap<string, Expression>,
  ): number => {
    if (values.some((value) => agreesInDigits(value, number))) return 1;
    if (isLarge) return 0;
    if (!values.some((value) => Math.abs(value - number.value) <= 40 * number.half)) return 0;
    const { value, error } = createSpreads(formulas, spreads, fourDigits, instead)(way);
    if (!agreesInDigits(value, number, error)) return 0;
    return number.half / (number.half + error);
  };

  // The answer's own formula.
  const recomputations = [student.unrounded(), student.written()];
  for (const { mistake, variant, prior } of variants(formula)) {
    const values = recomputations.map((recomputation) => recomputation.evaluate(variant.expression));
    see(values, prior);
    const instead = new Map([[quantity, variant.expression]]);
    const own = { mistake, instead };
    const fits = likeness(values, variant.expression, new Map());
    const words = variant.words ?? mistake.words;
    if (fits > 0) found.push({ ...own, words, value: closest(values, number.value), score: prior * fits });
    if (significantDigits(number) < digitsForTwo || mistake.scalesResult) continue;
    for (const { factor, words: more } of besides) {
      const both = values.map((value) => value * factor);
      see(both, 0.02 * prior);
      if (both.some((value) => agreesInDigits(value, number)))
        found.push({
          ...own,
          words,
          besides: more,
          value: closest(both, number.value),
          score: 0.02 * prior,
        });
    }
  }

  // What lies behind it and wasn't written down: one formula, or all of a kind.
  const cost = behind.length + 10;
  let spent = 0;
  const tryOut = (
    mistake: FormulaMistake,
    words: string,
    instead: ReadonlyMap<string, Expression>,
    prior: number,
    among: number,
    throughout = instead,
  ) => {
    spent += cost;
    const way = instead.get(quantity) ?? formula.ways[0];
    const values = [pins.unrounded, pins.written].map((each) =>
      recompute(formulas, { pins: each, instead }).evaluate(way),
    );
    // Looked for in many places, something fits by chance so many times likelier.
    const likely = prior / among;
    see(values, likely);
    const fits = likeness(values, way, instead);
    if (fits > 0)
      found.push({
        mistake,
        words,
        instead,
        throughout,
        value: closest(values, number.value),
        score: likely * fits,
      });
  };
  for (const at of behind) {
    if (spent > budget / 2) break;
    yield;
    for (const { mistake, variant, prior } of variants(at))
      tryOut(
        mistake,
        variant.words ?? mistake.words,
        new Map([[at.name, variant.expression]]),
        alone * prior,
        tolerated.alone,
      );
  }
  const here = new Set([quantity, ...behind.map(({ name }) => name)]);
  for (const { mistake, words, instead, prior } of groups([...here])) {
    if (spent > budget) break;
    yield;
    const open = new Map([...instead].filter(([name]) => !student.isNoted(name)));
    const counted = [...open.keys()].filter((name) => here.has(name)).length;
    if (counted > 0)
      tryOut(mistake, words, open, (counted > 1 ? several : 0.8 * alone) * prior, tolerated.several, instead);
  }
  found.sort((a, b) => b.score - a.score);
  // A whole number stands for itself, and is not one that anything up to a half away gives by chance.
  const grain = number.half >= 0.5 ? 0.001 * window : number.half;
  return { candidates: found, chance: (Math.max(near, 0.05) * grain) / window };
}

const closest = (values: readonly number[], to: number) =>
  values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best));
