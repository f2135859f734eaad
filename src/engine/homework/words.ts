import type { Formula as PrintedFormula } from "../explain/explanation";
import { texSymbols, textSymbols } from "../explain/styles";
import type { Expression } from "../math/expression";
import { shortNumber } from "../math/format";
import { print } from "../math/print";
import { createNotation, written } from "../names/notation";
import type { Pass } from "../pass/pass";
import type { Formulas } from "./formulas";
import type { Finding } from "./judge";
import type { Diagnosis } from "./judgement";
import { exchanged } from "./mistakes/inFormula/parts";
import { agreesWith, roundedLike } from "./reading/writtenNumber";

/** Writes findings down in the sheet's notation. */
export interface Writer {
  symbol(name: string): string;
  /** A sentence about an answer that isn't wrong by itself. */
  words(finding: Finding): string;
  /** What is to be said about wrong answers that have the same cause. */
  diagnosis(findings: readonly Finding[]): Diagnosis;
}

export function createWriter({ document }: Pass, formulas: Formulas): Writer {
  const notation = createNotation(document.names, document.batch.inputs.length > 1);
  const symbol = (name: string) => written(name, notation.text);
  /** Slopes are written out: that is how they are worked with. */
  const open = (expression: Expression): Expression =>
    exchanged(expression, (name) => {
      const formula = formulas.find(name);
      return formula?.kind === "slope" ? formula.ways[0] : undefined;
    }) ?? expression;
  const formulaOf = (name: string, expression: Expression): PrintedFormula => ({
    tex: `${written(name, notation.tex)} = ${print(
      open(expression),
      texSymbols(notation, (_, tex) => tex),
    )}`,
    text: `${symbol(name)} = ${print(open(expression), textSymbols(notation))}`,
  });
  const rightSide = (expression: Expression) => print(open(expression), textSymbols(notation));
  const list = (names: readonly string[]) => {
    const symbols = names.map(symbol);
    if (symbols.length > 4) return `${symbols.slice(0, 3).join(", ")} and ${symbols.length - 3} more`;
    return symbols.length < 2
      ? symbols.join("")
      : `${symbols.slice(0, -1).join(", ")} and ${symbols[symbols.length - 1]}`;
  };
  const minus = (text: string) => text.replaceAll("-", "−");

  return {
    symbol,
    words({ answer, formula, verdict, from, neutral, expected }) {
      const exact = minus(roundedLike(formula.exact, answer.number));
      if (verdict === "given")
        return agreesWith(formula.exact, answer.number)
          ? "As it is given."
          : `Not a result: the sheet gives ${minus(shortNumber(formula.exact, 8))}.`;
      if (verdict === "right")
        return isCoarse(answer.number.half, formula.exact)
          ? `Right as far as it goes: exactly it is ${shortNumber(formula.exact)}.`
          : "Right to the digits written.";
      if (verdict === "carried")
        return `Carried over from ${list(from)}: with your number the rule gives ${minus(roundedLike(expected, answer.number))}, so this step is right; exactly it is ${exact}.`;
      if (neutral?.kind === "cut")
        return `The digits behind were cut off: rounded it is ${exact} (${shortNumber(formula.exact, 8)}).`;
      if (neutral?.kind === "early")
        return `Rounded too early: with all digits kept it is ${exact}. This is what comes out with numbers on the way rounded to ${neutral.digits} digits.`;
      return `Rounded too early: your rounded numbers before it lead to ${minus(answer.number.text)}; with all digits kept it is ${exact}.`;
    },
    diagnosis(findings) {
      const [{ answer, formula, candidates, slip, expected, from }] = findings;
      const quantities = findings.map(({ answer: { quantity } }) => quantity);
      const own = minus(roundedLike(expected, answer.number));
      const basis = from.length > 0 ? `, from your ${list(from)}` : "";
      if (slip)
        return {
          quantities,
          mistake: slip.id,
          label: slip.label,
          words: `In ${list(quantities)} ${slip.words}: ${minus(answer.number.text)} instead of ${own}${basis}.`,
          others: candidates
            .slice(0, 3)
            .map((other) => ({ mistake: other.mistake.id, label: other.mistake.label, words: other.words })),
        };
      const [best, ...rest] = candidates;
      if (!best)
        return {
          quantities,
          label: "no known mistake",
          words: `${symbol(quantities[0])} should be ${own}${basis}, not ${minus(answer.number.text)}; no known mistake gives this number.`,
          ...(formula.ways[0] && { right: formulaOf(formula.name, formula.ways[0]) }),
          others: [],
        };
      const made = [...best.instead][0];
      const hidden = made !== undefined && !best.instead.has(answer.quantity);
      const places = hidden
        ? [...new Set(findings.flatMap(({ candidates: [each] }) => [...(each?.instead.keys() ?? [])]))]
        : quantities;
      const others = rest
        .filter(({ score }) => score > best.score / 3)
        .slice(0, 3)
        .map((other) => ({ mistake: other.mistake.id, label: other.mistake.label, words: other.words }));
      const [name, used] = made ?? [answer.quantity, undefined];
      const [way] = formulas.find(name)?.ways ?? [];
      const instead = used && way ? `: ${rightSide(used)} instead of ${rightSide(way)}` : "";
      const besides = best.besides ? `; besides, ${best.besides}` : "";
      const carried =
        from.length > 0 && !hidden ? ` With your ${list(from)} carried over it would be ${own}.` : "";
      const then = hidden ? ` That leads to your ${list(quantities)}.` : "";
      const doubt =
        others.length > 0
          ? ` It could also be that ${others.map(({ words }) => words).join(", or that ")}.`
          : "";
      return {
        quantities,
        mistake: best.mistake.id,
        label: best.mistake.label,
        words: `In ${list(places)} ${best.words}${instead}${besides}.${carried}${then}${doubt}`,
        ...(used && { used: formulaOf(name, used) }),
        ...(way && { right: formulaOf(name, way) }),
        others,
      };
    },
  };
}

/** Whether less than one digit of the exact number was written. */
const isCoarse = (half: number, exact: number) => half > 0.5 * Math.abs(exact) && exact !== 0;
