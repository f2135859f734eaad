import { textSymbols } from "../../explain/formula/formulaStyles";
import type { Expression } from "../../math/expressions/expression";
import { partsOf, withParts } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import { expressionMistakes, type KnownMistake } from "../../mistakes";
import type { Notation } from "../../names/notation";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { Student } from "../answer/student";
import { firstFitting, type MistakenAnswers, type ProgramCause } from "./programCause";

/** A formula with one thing done differently. */
interface MistakenExpression {
  readonly mistake: KnownMistake;
  readonly words: string;
  readonly expression: Expression;
}

/** So many formulas are put into each other at most: a line's own operations. */
const mostInside = 12;

/** Tries what is often done differently on the way forward, in the formula of a line as a whole: parts left out, signs, factors. */
export function forwardCause(
  name: string,
  answer: GivenAnswer,
  formulas: FormulaTable,
  student: Student<FormulaTable>,
  notation: Notation,
  isNamed: (name: string) => boolean,
): ProgramCause | undefined {
  const [way] = formulas.find(name)?.ways ?? [];
  if (!way) return undefined;
  const whole = writtenOut(way, formulas, (read) => isNamed(read) || student.isNoted(read));
  const write = (part: Expression) => print(part, textSymbols(notation));
  function* tried(): Iterable<MistakenAnswers> {
    for (const { mistake, words, expression } of variantsOf(whole, write))
      for (const numbers of [student.unrounded(), student.written()])
        yield { mistake, words, numbers: [numbers.evaluate(expression)] };
  }
  return firstFitting(tried(), [answer], [0]);
}

/** The formula with those of its values put in that have no name, as one writes a line. */
export function writtenOut(
  way: Expression,
  formulas: FormulaTable,
  isKept: (name: string) => boolean,
): Expression {
  let left = mostInside;
  const visit = (part: Expression): Expression => {
    if (part.kind === "quantity") {
      const inner = isKept(part.name) ? undefined : formulas.find(part.name)?.ways[0];
      if (!inner || left === 0) return part;
      left -= 1;
      return visit(inner);
    }
    return withParts(part, visit);
  };
  return visit(way);
}

/** The likeliest first: slips with the whole, then those in its parts, from the outermost inwards. */
function variantsOf(whole: Expression, write: (part: Expression) => string): readonly MistakenExpression[] {
  const ofWhole = expressionMistakes.flatMap(({ mistake, ofWhole: slips }) =>
    (slips?.(whole) ?? []).map((slip): MistakenExpression => ({ mistake, ...slip })),
  );
  const inside: MistakenExpression[] = [];
  const visit = (part: Expression, put: (other: Expression) => Expression): void => {
    for (const { mistake, ofPart } of expressionMistakes)
      for (const { words, expression } of ofPart?.(part, write) ?? [])
        inside.push({ mistake, words, expression: put(expression) });
    partsOf(part).forEach((inner, index) => {
      visit(inner, (other) => put(withParts(part, (own, k) => (k === index ? other : own))));
    });
  };
  visit(whole, (other) => other);
  return [...ofWhole, ...inside];
}
