import type { Expression } from "../../math/expressions/expression";
import { quantitiesIn } from "../../math/expressions/parts";
import type { Spread } from "../../math/expressions/spread";
import { exchanged } from "../../mistakes/formula/parts";
import type { GivenAnswer } from "./answer";
import type { Formulas, FormulaTable } from "./formulas";
import { type Recomputation, recompute } from "./recomputation";

/**
 * What is known about the numbers that someone worked with, answer by answer: those that were written down, and those
 * that must have been behind them.
 */
export interface Student<Table extends FormulaTable = Formulas> {
  readonly formulas: Table;
  /** The numbers as they would have been kept with all digits: only what is wrong differs from the exact ones. */
  unrounded(): Recomputation;
  /** The numbers with everything that was written down just as it was. */
  written(): Recomputation;
  /**
   * Right formulas in place of others: nothing, and where an activation is wrong also the slopes at the weighted sums,
   * which give other numbers then.
   */
  readings(): readonly (ReadonlyMap<string, Expression> | undefined)[];
  pins(): { unrounded: ReadonlyMap<string, number>; written: ReadonlyMap<string, number> };
  spreads(): ReadonlyMap<string, Spread>;
  /** Notes an answer that is right, or follows from earlier ones. */
  note(answer: GivenAnswer): void;
  /**
   * Notes a wrong answer.
   * @param value what it was before it was rounded, where that is known
   * @param behind wrong numbers that weren't written down but led to it
   */
  noteWrong(answer: GivenAnswer, value: number, behind: ReadonlyMap<string, Behind>): void;
  isNoted(name: string): boolean;
  /** The wrong numbers that a number follows from: answers, and numbers that must have been wrong but weren't written. */
  rootsOf(name: string): ReadonlySet<string>;
  /** What a number comes from, as far back as the next numbers that were written down; the nearest first. */
  unwritten(name: string): readonly string[];
}

/** A wrong number that wasn't written down. */
export interface Behind {
  /** As it comes out of the exact numbers. */
  readonly exactly: number;
  /** As it comes out of the numbers that were written down. */
  readonly rounded: number;
  readonly error: number;
}

export function createStudent<Table extends FormulaTable>(formulas: Table): Student<Table> {
  const unrounded = new Map<string, number>();
  const written = new Map<string, number>();
  const spreads = new Map<string, Spread>();
  const noted = new Set<string>();
  /** For a wrong number what it is wrong from: itself. */
  const roots = new Map<string, Set<string>>();
  let recomputations: { unrounded: Recomputation; written: Recomputation } | undefined;
  let hasWrongActivation = false;
  let atSums: ReadonlyMap<string, Expression> | undefined;
  const reads = new Map<string, readonly string[]>();
  const readsOf = (name: string) => {
    const known = reads.get(name);
    if (known) return known;
    const found = (formulas.find(name)?.ways ?? []).flatMap(quantitiesIn);
    reads.set(name, found);
    return found;
  };
  const write = ({ quantity, number }: GivenAnswer) => {
    recomputations = undefined;
    noted.add(quantity);
    written.set(quantity, number.value);
    // A whole number is meant as it stands: 0 is 0, and not anything up to a half.
    spreads.set(quantity, { value: number.value, error: number.half >= 0.5 ? 0 : number.half });
  };
  const both = () => {
    recomputations ??= {
      unrounded: recompute(formulas, { pins: new Map(unrounded) }),
      written: recompute(formulas, { pins: new Map(written) }),
    };
    return recomputations;
  };
  return {
    formulas,
    unrounded: () => both().unrounded,
    written: () => both().written,
    readings() {
      if (!hasWrongActivation) return [undefined];
      atSums ??= slopesAtSums(formulas);
      return [undefined, atSums];
    },
    pins: () => ({ unrounded, written }),
    spreads: () => spreads,
    note: write,
    noteWrong(answer, value, behind) {
      write(answer);
      hasWrongActivation ||= formulas.find(answer.quantity)?.kind === "activation";
      unrounded.set(answer.quantity, value);
      roots.set(answer.quantity, new Set([answer.quantity]));
      for (const [name, wrong] of behind) {
        if (noted.has(name)) continue;
        unrounded.set(name, wrong.exactly);
        written.set(name, wrong.rounded);
        spreads.set(name, { value: wrong.exactly, error: wrong.error });
        roots.set(name, new Set([name]));
      }
    },
    isNoted: (name) => noted.has(name),
    rootsOf(name) {
      const found = new Set<string>();
      const seen = new Set<string>();
      const visit = (at: string) => {
        if (seen.has(at)) return;
        seen.add(at);
        const own = roots.get(at);
        if (own) for (const root of own) found.add(root);
        else for (const read of readsOf(at)) visit(read);
      };
      for (const read of readsOf(name)) visit(read);
      return found;
    },
    unwritten(name) {
      const found = new Set<string>();
      let level = [name];
      while (level.length > 0) {
        const next = level.flatMap(readsOf).filter((read) => {
          if (found.has(read) || noted.has(read) || unrounded.has(read) || read === name) return false;
          return formulas.find(read)?.kind !== "given";
        });
        level = [...new Set(next)];
        for (const read of level) found.add(read);
      }
      return [...found];
    },
  };
}

/** The slopes that are usually worked out from the activation, σ(z) (1 − σ(z)) for a (1 − a). */
function slopesAtSums(formulas: FormulaTable): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  for (const name of formulas.names) {
    const formula = formulas.find(name);
    if (formula?.kind !== "slope") continue;
    const way = exchanged(formula.ways[0], (read) => {
      const inner = formulas.find(read);
      return inner?.kind === "activation" ? inner.ways[0] : undefined;
    });
    if (way) found.set(name, way);
  }
  return found;
}
