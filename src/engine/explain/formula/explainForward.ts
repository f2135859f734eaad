import type { Expression } from "../../math/expressions/expression";
import { quantitiesIn } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import type { Notation } from "../../names/notation";
import { isByTerms, type Writing } from "../../names/presentation";
import type { GraphPass } from "../../pass/pass";
import type { Step } from "../../steps/trace";
import type { Explanation } from "./explanation";
import { factorsOf } from "./factors";
import { texNumbers, texSymbols, textNumbers, textSymbols } from "./formulaStyles";
import { forwardTitle, forwardWords } from "./forwardWords";
import { type Keep, keepNothing } from "./keep";
import { leftOf } from "./leftOf";
import { marked } from "./marked";

/**
 * Explains the steps with which a pass begins, as the page first shows them. Nothing for all others, and where there
 * is more to say: of several numbers, of 0, and of what isn't finite.
 */
export function explainForward(
  step: Step,
  _pass: GraphPass,
  notation: Notation,
  { form }: Writing,
): Explanation | undefined {
  const { expression, value, phase } = step;
  if (!expression || phase !== "forward" || !isByTerms(form) || !value || !Number.isFinite(value))
    return undefined;
  return {
    title: forwardTitle(step, notation),
    left: leftOf(step, notation),
    words: forwardWords(step),
    ...termByTerm(step, expression, notation),
  };
}

/** One number's formula as one writes it by hand, each term with its own names. */
export function termByTerm(
  step: Step,
  expression: Expression,
  notation: Notation,
  keep: Keep = keepNothing,
): Omit<Explanation, "title" | "left" | "words"> {
  const reads = keep("reads", () => quantitiesIn(expression));
  const indices = keep("indices", () => new Map(reads.map((name, index) => [name, index])));
  const mark = (name: string, tex: string) => marked(notation, indices.get(name) as number, tex);
  const [moreTex, moreText] = isPartial(step) ? [" + \\cdots", " + …"] : ["", ""];
  return {
    reads,
    right: keep("right", () => ({
      tex: print(expression, texSymbols(notation, mark)) + moreTex,
      text: print(expression, textSymbols(notation)) + moreText,
    })),
    numbers: {
      tex: print(expression, texNumbers(mark, notation)),
      text: print(expression, { ...textNumbers, first: notation.first }),
    },
    factors: factorsOf(expression, step, notation, keep),
    form: "scalar",
  };
}

/** Whether terms of the sum are still to come. */
export const isPartial = ({ term }: Step) => term !== undefined && term.number < term.of;
