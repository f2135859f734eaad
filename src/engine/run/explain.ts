import { type Expression, quantitiesIn } from "../math/expression";
import { print } from "../math/print";
import type { Notation } from "../network/notation";
import { ruleTex, ruleText } from "./chainRule";
import type { Explanation } from "./explanation";
import { factorsOf } from "./factors";
import type { Writing } from "./form";
import type { Pass } from "./pass";
import { wordsOf } from "./sentences";
import { texNumbers, texSymbols, textNumbers, textSymbols } from "./styles";
import { titleOf } from "./titles";
import type { Step } from "./trace";

/**
 * Explains a step as the page first shows it; nothing where there is more to say: for a step of several numbers, for
 * 0, and for what isn't finite.
 */
export function explain(
  step: Step,
  pass: Pass,
  notation: Notation,
  { form }: Writing,
): Explanation | undefined {
  const { expression, value } = step;
  if (!expression || form !== "scalar" || !value || !Number.isFinite(value)) return undefined;
  return explainNumber(step, expression, pass, notation);
}

/** Explains the step of one number as one writes it by hand, each term with its own names. */
export function explainNumber(
  step: Step,
  expression: Expression,
  pass: Pass,
  notation: Notation,
): Explanation {
  const reads = quantitiesIn(expression);
  const mark = (name: string, tex: string) => `\\htmlData{q=${reads.indexOf(name)}}{${tex}}`;
  const [moreTex, moreText] = isPartial(step) ? [" + \\cdots", " + …"] : ["", ""];
  return {
    reads,
    title: titleOf(step, pass, notation),
    rule: { tex: ruleTex(step, notation), text: ruleText(step, notation) },
    symbols: {
      tex: print(expression, texSymbols(notation, mark)) + moreTex,
      text: print(expression, textSymbols(notation)) + moreText,
    },
    numbers: { tex: print(expression, texNumbers(mark)), text: print(expression, textNumbers) },
    words: wordsOf(step, pass, notation),
    factors: factorsOf(expression, step, notation),
    form: "scalar",
  };
}

/** Whether terms of the sum are still to come. */
export const isPartial = ({ term }: Step) => term !== undefined && term.number < term.of;
