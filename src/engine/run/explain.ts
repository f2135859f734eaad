import { quantitiesIn } from "../math/expression";
import { shortNumber, texNumber } from "../math/format";
import { print } from "../math/print";
import type { Notation } from "../network/notation";
import { nameOf } from "../network/quantity";
import type { Whole } from "./block";
import { ruleTex, ruleText } from "./chainRule";
import { type Factor, factorsOf } from "./factors";
import type { Pass } from "./pass";
import { wordsOf } from "./sentences";
import { asciiNumbers, asciiSymbols, texNumbers, texSymbols, textNumbers, textSymbols } from "./styles";
import { titleOf } from "./titles";
import type { Step } from "./trace";
import { matrixTex, matrixText, wholeTex, wholeText } from "./wholeText";

/** A formula in LaTeX, and as a line of text. */
export interface Formula {
  readonly tex: string;
  readonly text: string;
}

/** One step in four ways: in symbols, with the numbers put in, its result, and in words. */
export interface Explanation {
  readonly title: string;
  /** What the formulas show: `\htmlData{q=2}{…}` in them marks `reads[2]`. */
  readonly reads: readonly string[];
  /** Left side and, for a gradient, its chain rule. */
  readonly rule: Formula;
  /** The rule's right side in the quantities that are known. */
  readonly symbols: Formula;
  readonly numbers: Formula;
  readonly words: string;
  readonly factors: readonly Factor[];
}

/** Explains a step, of one number or of a whole layer. */
export function explain(step: Step, pass: Pass, notation: Notation): Explanation {
  const reads = step.expression ? quantitiesIn(step.expression) : step.reads;
  const mark = (name: string, tex: string) => {
    const place = reads.indexOf(name);
    return place < 0 ? tex : `\\htmlData{q=${place}}{${tex}}`;
  };
  return {
    reads,
    title: titleOf(step, pass, notation),
    rule: { tex: ruleTex(step, notation), text: ruleText(step, notation) },
    words: wordsOf(step, pass, notation),
    ...formulasOf(step, notation, mark),
  };
}

/** @param mark wraps what a formula reads: gets its name and its LaTeX */
function formulasOf(
  step: Step,
  notation: Notation,
  mark: (name: string, tex: string) => string,
): Pick<Explanation, "symbols" | "numbers" | "factors"> {
  const { expression } = step;
  if (expression) {
    return {
      symbols: {
        tex: print(expression, texSymbols(notation, mark)) + (isPartial(step) ? " + \\cdots" : ""),
        text: print(expression, textSymbols(notation)) + (isPartial(step) ? " + …" : ""),
      },
      numbers: { tex: print(expression, texNumbers(mark)), text: print(expression, textNumbers) },
      factors: factorsOf(expression, step, notation),
    };
  }
  const whole = step.whole as Whole;
  return {
    symbols: {
      tex: wholeTex(whole, ({ quantity }) => mark(nameOf(quantity), notation.tex(quantity))),
      text: wholeText(whole, ({ quantity }) => notation.text(quantity)),
    },
    numbers: {
      tex: wholeTex(whole, matrixTex, texNumber),
      text: wholeText(whole, matrixText, shortNumber),
    },
    factors: [],
  };
}

/** The step as plain text, for the command line: symbols with their left side, and the numbers put in, in full. */
export function plainStep(
  step: Step,
  pass: Pass,
  notation: Notation,
): { symbols: string; substituted: string; words: string } {
  const words = wordsOf(step, pass, notation);
  const left = notation.ascii(step.quantity);
  if (step.expression) {
    return {
      symbols: `${left} = ${print(step.expression, asciiSymbols(notation))}${isPartial(step) ? " + …" : ""}`,
      substituted: print(step.expression, asciiNumbers),
      words,
    };
  }
  const whole = step.whole as Whole;
  return {
    symbols: `${left} = ${wholeText(whole, ({ quantity }) => notation.ascii(quantity))}`,
    substituted: wholeText(whole, matrixText, String),
    words,
  };
}

/** Whether terms of the sum are still to come. */
const isPartial = ({ term }: Step) => term !== undefined && term.number < term.of;
