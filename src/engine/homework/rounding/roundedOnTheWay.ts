import type { FormulaKind } from "../../mistakes/formula/formula";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import { recompute } from "../answer/recomputation";
import { agreesInDigits } from "./agreement";
import type { RoundingPath } from "./roundingPath";

/** Numbers that must come out, and be wrong without it, before rounding to few digits is taken for the reason. */
const leastWrong = 3;

/** What may have been rounded: everything on the way, or the values of the pass alone. */
const rounded: readonly (readonly FormulaKind[] | undefined)[] = [
  undefined,
  ["weightedSum", "activation"],
  ["activation"],
];

/**
 * One way of rounding numbers that weren't written down that leads to nearly all that were; nothing where there is none,
 * or where all is right without.
 */
export function roundedOnTheWay(
  formulas: FormulaTable,
  answers: readonly GivenAnswer[],
): ((answer: GivenAnswer) => RoundingPath | undefined) | undefined {
  const exact = (name: string) => formulas.find(name)?.exact ?? Number.NaN;
  const wrong = answers.filter(({ quantity, number }) => !agreesInDigits(exact(quantity), number));
  if (wrong.length < leastWrong || answers.length > 400) return undefined;
  const written = new Map(answers.map(({ quantity, number }) => [quantity, number.value]));
  for (const digits of [3, 2]) {
    for (const keep of [
      (value: number) => Number(value.toFixed(digits)),
      (value: number) => Number(value.toPrecision(digits)),
    ]) {
      for (const kinds of rounded) {
        const values = valuesWith(formulas, written, keep, kinds);
        const explained = wrong.filter(({ quantity, number }) => values(quantity, number));
        if (explained.length < 0.9 * wrong.length) continue;
        return ({ quantity, number }) =>
          values(quantity, number)
            ? { kind: "early", digits, value: exact(quantity), score: 1, sensible: true }
            : undefined;
      }
    }
  }
  return undefined;
}

/** Whether a number comes out with those before it as they were written, or else rounded. */
function valuesWith(
  formulas: FormulaTable,
  written: ReadonlyMap<string, number>,
  keep: (value: number) => number,
  kinds: readonly FormulaKind[] | undefined,
): (name: string, number: GivenAnswer["number"]) => boolean {
  const kept = (value: number, name: string) => {
    const kind = formulas.find(name)?.kind;
    const isRounded = Number.isFinite(value) && (!kinds || (kind !== undefined && kinds.includes(kind)));
    return isRounded ? keep(value) : value;
  };
  // From the numbers as they were written, or as they were before that.
  const recomputations = [written, new Map<string, number>()].map((pins) =>
    recompute(formulas, { pins, keep: kept }),
  );
  return (name, number) =>
    (formulas.find(name)?.ways ?? []).some((way) =>
      recomputations.some((recomputation) => agreesInDigits(recomputation.evaluate(way), number)),
    );
}
