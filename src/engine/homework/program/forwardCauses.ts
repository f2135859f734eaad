import { textSymbols } from "../../explain/formulaStyles";
import { type Expression, negative, number, product, sum } from "../../math/expressions/expression";
import { partsOf, withParts } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import { texToText } from "../../math/expressions/texToText";
import type { KnownMistake } from "../../mistakes";
import { replaced, without } from "../../mistakes/formula/parts";
import type { Notation } from "../../names/notation";
import type { GivenAnswer } from "../answer";
import type { FormulaTable } from "../formulas";
import type { Student } from "../student";
import { firstFitting, type ProgramCause, type Tried } from "./cause";

/** A formula with one thing done differently. */
interface Variant {
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
  function* tried(): Iterable<Tried> {
    for (const { mistake, words, expression } of variantsOf(whole, write))
      for (const numbers of [student.unrounded(), student.written()])
        yield { mistake, words, numbers: [numbers.evaluate(expression)] };
  }
  return firstFitting(tried(), [answer], [0]);
}

/** The formula with those of its values put in that have no name, as one writes a line. */
function writtenOut(way: Expression, formulas: FormulaTable, isKept: (name: string) => boolean): Expression {
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

/** The likeliest first. */
function variantsOf(whole: Expression, write: (part: Expression) => string): readonly Variant[] {
  const inside: Variant[] = [];
  const visit = (part: Expression, put: (other: Expression) => Expression): void => {
    const add = (mistake: KnownMistake, words: string, other: Expression) =>
      inside.push({ mistake, words, expression: put(other) });
    switch (part.kind) {
      case "sum":
        part.terms.forEach((term, k) => {
          add("missingTerm", `the term ${write(term)} is missing`, sum(without(part.terms, k)));
          add(
            "wrongTermSign",
            `${write(term)} has the wrong sign`,
            sum(replaced(part.terms, k, negative(term))),
          );
        });
        break;
      case "product":
        if (part.factors.length > 1)
          part.factors.forEach((factor, k) => {
            add(
              "missingFactor",
              `the factor ${write(factor)} is missing`,
              product(...without(part.factors, k)),
            );
          });
        break;
      case "quotient":
        add("missingPart", `the division by ${write(part.denominator)} is missing`, part.numerator);
        break;
      case "negative":
        add("wrongSign", `the minus before ${write(part.of)} is missing`, part.of);
        break;
      case "call": {
        const [inner] = part.arguments;
        if (part.function.id === "negate")
          add("wrongSign", `the minus before ${write(inner)} is missing`, inner);
        else if (part.arguments.length === 1)
          add("missingPart", `${texToText(part.function.id)} of ${write(inner)} is missing`, inner);
        break;
      }
    }
    partsOf(part).forEach((inner, index) => {
      visit(inner, (other) => put(withParts(part, (own, k) => (k === index ? other : own))));
    });
  };
  visit(whole, (other) => other);
  return [
    { mistake: "wrongSign", words: "the sign is wrong", expression: negative(whole) },
    { mistake: "wrongFactor", words: "it is twice what it should be", expression: product(number(2), whole) },
    {
      mistake: "wrongFactor",
      words: "it is half of what it should be",
      expression: product(number(0.5), whole),
    },
    ...inside,
  ];
}
