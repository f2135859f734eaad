import { evaluateWith } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { type Spread, spreadIn } from "../../math/expressions/spread";
import type { FormulaTable } from "./formulas";

/** The numbers of a pass as they come out under some assumption. */
export interface Recomputation {
  value(name: string): number;
  /** What a formula gives with this recomputation's numbers. */
  evaluate(expression: Expression): number;
}

export interface Assumptions {
  /** Numbers that are what they are, whatever their formula says. */
  readonly pins?: ReadonlyMap<string, number> | undefined;
  /** FormulaTable in place of the right ones. */
  readonly instead?: ReadonlyMap<string, Expression> | undefined;
  /** What becomes of each number as soon as it is found: rounding. */
  readonly keep?: ((value: number, name: string) => number) | undefined;
}

/** Recomputes the pass, each number when it is asked for. */
export function recompute(formulas: FormulaTable, { pins, instead, keep }: Assumptions): Recomputation {
  const known = new Map(pins);
  const value = (name: string): number => {
    const found = known.get(name);
    return found === undefined ? find(name) : found;
  };
  const find = (name: string): number => {
    const formula = formulas.find(name);
    if (!formula) return Number.NaN;
    // A formula that reads what it is to find itself, as an exchanged one may, finds the exact number there.
    known.set(name, formula.exact);
    const way = instead?.get(name) ?? formula.ways[0];
    const number = way === undefined ? formula.exact : evaluateWith(way, ({ name }) => value(name));
    const kept = way !== undefined && keep ? keep(number, name) : number;
    known.set(name, kept);
    return kept;
  };
  return { value, evaluate: (expression) => evaluateWith(expression, ({ name }) => value(name)) };
}

/** The spread of every number of a pass, given those of some. */
export function createSpreads(
  formulas: FormulaTable,
  given: ReadonlyMap<string, Spread>,
  /** How exactly a number that wasn't written down was kept. */
  kept: (value: number) => number,
  /** FormulaTable in place of the right ones. */
  instead?: ReadonlyMap<string, Expression>,
  /** How far settings may be off, beside 1. */
  ofSettings = 0,
): (expression: Expression) => Spread {
  const known = new Map<string, Spread>();
  const read = (name: string): Spread => {
    const found = given.get(name) ?? known.get(name);
    if (found) return found;
    const formula = formulas.find(name);
    if (!formula) return { value: Number.NaN, error: 0 };
    known.set(name, { value: formula.exact, error: 0 });
    const way = instead?.get(name) ?? formula.ways[0];
    const of = way ? spreadIn(way, read, ofSettings) : { value: formula.exact, error: 0 };
    const spread = way ? { value: of.value, error: of.error + kept(of.value) } : of;
    known.set(name, spread);
    return spread;
  };
  return (expression) => spreadIn(expression, read, ofSettings);
}

/** How far a number that is kept to four digits, or to four decimals where that leaves two of them, may be off. */
export function fourDigits(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return 0;
  return Math.max(0.5 * 10 ** (Math.floor(Math.log10(size)) - 3), 0.5e-4 * Math.min(1, 100 * size));
}
