import { quantitiesIn } from "../../math/expressions/parts";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import { createSpreads, fourDigits, recompute } from "../answer/recomputation";
import type { Student } from "../answer/student";
import { roundedLike, significantDigits } from "../answer/writtenNumber";
import { agreesInDigits, isRoundedAway } from "./agreement";

/** A way to the number without any mistake of its own, beside rounding. */
export interface RoundingPath {
  readonly kind: "follows" | "early" | "cut" | "nothing";
  /** For "early": to how many digits numbers on the way were rounded. */
  readonly digits?: number;
  readonly value: number;
  readonly score: number;
  /** Whether rounding like this is sensible: to four digits or more. */
  readonly sensible: boolean;
}

/** Looks for a way to the number from the student's own earlier numbers, in which nothing but rounding happened. */
export function roundingPaths(
  { quantity, number }: GivenAnswer,
  formula: QuantityFormula,
  student: Student<FormulaTable>,
): RoundingPath[] {
  const { formulas } = student;
  const found: RoundingPath[] = [];
  const add = (
    kind: RoundingPath["kind"],
    value: number,
    score: number,
    sensible = true,
    digits?: number,
  ) => {
    found.push({ kind, value, score, sensible, ...(digits !== undefined && { digits }) });
  };
  const readings = student.readings();
  const { unrounded, written } = student.pins();
  const others = readings.flatMap((instead) =>
    instead ? [unrounded, written].map((pins) => recompute(formulas, { pins, instead })) : [],
  );
  for (const recomputation of [student.unrounded(), student.written(), ...others]) {
    for (const way of formula.ways) {
      const value = recomputation.evaluate(way);
      if (agreesInDigits(value, number) || isRoundedAway(value, number)) add("follows", value, 0.5);
      else if (isCut(value, number)) add("cut", value, 0.4);
    }
  }
  const isLarge = student.unwritten(quantity).length > 1000;
  // A whole number says nothing of how numbers on the way were rounded.
  const isWhole = number.half >= 0.5;
  for (const digits of isWhole ? [] : isLarge ? [4, 3] : [6, 5, 4, 3, 2, 1]) {
    if (digits < 4 && !isCredible(digits, { quantity, number }, formula, student)) continue;
    for (const keep of roundings(digits)) {
      const recomputations = readings.map((instead) => recompute(formulas, { pins: written, keep, instead }));
      const value = recomputations
        .flatMap((recomputation) => formula.ways.map((way) => recomputation.evaluate(way)))
        .find((each) => agreesInDigits(each, number));
      const sensible = digits >= 4;
      if (value !== undefined)
        add("early", value, sensible ? 0.15 : digits === 3 ? 0.06 : 0.015, sensible, digits);
    }
  }
  const spreads = [
    { kept: () => 0, prior: 0.5, digits: undefined },
    { kept: fourDigits, prior: 0.3, digits: 4 },
  ];
  for (const { kept, prior, digits } of spreads) {
    for (const instead of readings) {
      const spread = createSpreads(formulas, student.spreads(), kept, instead);
      for (const way of formula.ways) {
        const { value, error } = spread(way);
        if (error > 0 && agreesInDigits(value, number, error))
          add(
            digits === undefined ? "follows" : "early",
            value,
            (prior * number.half) / (number.half + error),
            true,
            digits,
          );
      }
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

/**
 * Whether someone may have rounded to so few digits: a number that this one comes from is written so, or this one is off by
 * no more than half a unit of that digit of its own. Without either, some way of rounding gives any number.
 */
function isCredible(
  digits: number,
  { quantity, number }: Pick<GivenAnswer, "quantity" | "number">,
  { exact }: QuantityFormula,
  student: Student<FormulaTable>,
): boolean {
  const off = Math.abs(number.value - exact) - number.half;
  if (digits > 1 && significantDigits(number) > 1 && off <= 5 * 10 ** -digits * Math.abs(exact)) return true;
  const { formulas } = student;
  const reads = [quantity, ...student.unwritten(quantity)].flatMap((name) =>
    (formulas.find(name)?.ways ?? []).flatMap(quantitiesIn),
  );
  return reads.some((name) => {
    const spread = formulas.find(name)?.kind === "given" ? undefined : student.spreads().get(name);
    if (!spread || spread.error === 0) return false;
    const unit = 2 * spread.error * (1 + 1e-9);
    return unit >= 10 ** -digits || Math.abs(spread.value) < unit * 10 ** digits;
  });
}

/** To that many decimals, and to that many significant digits. */
function roundings(digits: number): ((value: number) => number)[] {
  return [
    (value) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : value),
    (value) => (Number.isFinite(value) ? Number(value.toPrecision(digits)) : value),
  ];
}

/** Whether digits were dropped and not rounded. */
function isCut(value: number, number: GivenAnswer["number"]): boolean {
  const unit = 2 * number.half;
  const beyond = Math.abs(value) - Math.abs(number.value);
  return (
    unit > 0 &&
    Math.sign(value) === Math.sign(number.value) &&
    beyond > 0 &&
    beyond < unit &&
    number.value !== 0 &&
    roundedLike(value, number) !== number.text
  );
}
