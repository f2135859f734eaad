import { print } from "../math/expressions/print";
import { type Notation, operandText } from "../names/notation";
import type { GraphPass } from "../pass/pass";
import { wholeOf } from "../steps/groups/group";
import type { Step } from "../steps/trace";
import { isPartial } from "./formula/explainForward";
import { asciiNumbers, asciiSymbols } from "./formula/formulaStyles";
import { whyZero } from "./reasons/whyZero";
import { stepWords } from "./words/stepWords";
import { matrixText, nestedText, wholeText } from "./words/wholeText";

/** A step as plain text, for the command line: symbols with their left side, and the numbers put in, in full. */
export function plainStepText(
  step: Step,
  pass: GraphPass,
  notation: Notation,
): { symbols: string; substituted: string; words: string } {
  const why = step.expression && whyZero(step, pass, notation);
  const words = stepWords(step, pass, notation) + (why ? ` ${why}` : "");
  const left = notation.ascii(step.quantity);
  if (step.expression) {
    return {
      symbols: `${left} = ${print(step.expression, asciiSymbols(notation))}${isPartial(step) ? " + …" : ""}`,
      substituted: print(step.expression, { ...asciiNumbers, first: notation.first }),
      words,
    };
  }
  const whole = wholeOf(step.group, step.k);
  // In a program every array has its own shape, and a literal no name.
  const numbers = step.location ? nestedText : matrixText;
  return {
    symbols: `${left} = ${wholeText(whole, (operand) => (operand.isLiteral ? numbers(operand) : operandText(notation, operand.quantity, "ascii")))}`,
    substituted: wholeText(whole, numbers, String),
    words,
  };
}
