import type { Formula as PrintedFormula } from "../explain/formula/explanation";
import { texSymbols, textSymbols } from "../explain/formula/formulaStyles";
import type { Expression } from "../math/expressions/expression";
import { quantitiesIn } from "../math/expressions/parts";
import { print } from "../math/expressions/print";
import { shortNumber, withMinusSigns } from "../math/format";
import { exchanged } from "../mistakes/formula/parts";
import { writtenName } from "../names/labels";
import { createNotation } from "../names/notation";
import type { Pass } from "../pass/pass";
import type { WrittenNumber } from "./answer/answer";
import type { Formulas } from "./answer/formulas";
import type { Diagnosis } from "./answer/judgement";
import { namesPenaltyPart } from "./answer/namedQuantity";
import type { AnswerFinding } from "./answerFinding";
import type { CauseCandidate } from "./causes/candidates";
import { agreesInDigits, isCoarse, writtenLike } from "./rounding/agreement";

/** Writes findings down in the sheet's notation. */
export interface Writer {
  symbol(name: string): string;
  /** A sentence about an answer that isn't wrong by itself. */
  words(finding: AnswerFinding, written: WrittenNumber, scale: number): string;
  /** What is to be said about wrong answers that have the same cause. */
  diagnosis(findings: readonly AnswerFinding[]): Diagnosis;
}

/** @param given canonical names of all that was written down */
export function createWriter({ document }: Pass, formulas: Formulas, given: readonly string[]): Writer {
  const isWritten = new Set(given);
  const notation = createNotation(document.names, document.batch.inputs.length > 1);
  const symbol = (name: string) => writtenName(name, notation.text);
  /** Slopes are written out: that is how they are worked with. */
  const open = (expression: Expression): Expression =>
    exchanged(expression, (name) => {
      const formula = formulas.find(name);
      return formula?.kind === "slope" ? formula.ways[0] : undefined;
    }) ?? expression;
  const formulaOf = (name: string, expression: Expression): PrintedFormula => ({
    tex: `${writtenName(name, notation.tex)} = ${print(
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

  /** A cause that isn't shown, and where it would have been made. */
  const where =
    (name: string) =>
    ({ instead, words }: CauseCandidate) =>
      instead.size === 0 || instead.has(name) ? words : `${words} (in ${list([...instead.keys()])})`;

  return {
    symbol,
    words({ answer, formula, verdict, from, roundingPath, expected, isFloat32 }, number, scale) {
      const value = formula.exact * scale;
      const exact = withMinusSigns(writtenLike(value, number));
      const full = withMinusSigns(shortNumber(value, 9));
      if (verdict === "given")
        return agreesInDigits(formula.exact, answer.number)
          ? "As it is given."
          : `Not a result: the sheet gives ${withMinusSigns(shortNumber(formula.exact, 8))}.`;
      if (isFloat32)
        return `Right to the digits of float32, the usual precision of PyTorch and Keras; in double precision it is ${full}.`;
      if (verdict === "right")
        return isCoarse(formula.exact, answer.number) && full !== withMinusSigns(shortNumber(number.value, 9))
          ? `Right as far as it goes: exactly it is ${full}.`
          : "Right to the digits written.";
      if (verdict === "carried") {
        const hidden = from.filter((name) => !isWritten.has(name));
        const isnt = hidden.length === 1 ? "isn't" : "aren't";
        const unwritten =
          hidden.length === 0
            ? ""
            : hidden.length === from.length
              ? `, which ${isnt} written down`
              : ` (${list(hidden)} ${isnt} written down)`;
        return `Carried over from ${list(from)}${unwritten}: with your number${from.length > 1 ? "s" : ""} the rule gives ${withMinusSigns(writtenLike(expected * scale, number))}, so this step is right; to your digits it should be ${exact}.`;
      }
      if (roundingPath?.kind === "nothing")
        return `Rounded to so few decimals that no digit of it is sure: it is ${full}.`;
      if (roundingPath?.kind === "cut")
        return `The digits behind were cut off: rounded it is ${exact} (${shortNumber(value, 8)}).`;
      if (roundingPath?.kind === "early")
        return `Rounded too early: with all digits kept it is ${exact}. This is what comes out with numbers on the way rounded to ${roundingPath.digits} digits.`;
      return `Rounded too early: your rounded numbers before it lead to ${withMinusSigns(answer.number.text)}; with all digits kept it is ${exact}.`;
    },
    diagnosis(findings) {
      const [{ answer, formula, candidates, slip, expected, from, isShown, unsummed, instead: one }] =
        findings;
      const quantities = findings.map(({ answer: { quantity } }) => quantity);
      const own = withMinusSigns(writtenLike(expected, answer.number));
      const basis = from.length > 0 ? `, from your ${list(from)}` : "";
      if (unsummed) {
        const labels = [...new Set(findings.map((finding) => finding.answer.label))];
        const penalty = formula.ways.some((way) => quantitiesIn(way).some(namesPenaltyPart));
        return {
          quantities,
          mistake: "notSummed",
          label: "not summed over the batch",
          words: `${labels.join(", ")}: a number for each of the ${document.batch.inputs.length} examples, each right by itself, but not yet put together: the gradient of the whole loss is their ${unsummed}${penalty ? " with the penalty's part" : ""}, ${own} for ${symbol(formula.name)}.`,
          ...(formula.ways[0] && { right: formulaOf(formula.name, formula.ways[0]) }),
          others: [],
        };
      }
      if (one) {
        const { names, made } = one;
        const rights = names.map((name) =>
          withMinusSigns(writtenLike(formulas.find(name)?.exact ?? Number.NaN, answer.number)),
        );
        const shown = rights.length > 6 ? [...rights.slice(0, 5), "…"] : rights;
        return {
          quantities,
          mistake: made?.id,
          label: made?.label ?? "one number where several belong",
          words: `${answer.label}: 1 number where ${names.length} belong${made ? `; ${made.words}` : ""}. They are ${shown.join(", ")}.`,
          others: [],
        };
      }
      if (slip)
        return {
          quantities,
          mistake: slip.id,
          label: slip.label,
          words: `In ${list(quantities)} ${slip.words}: ${withMinusSigns(answer.number.text)} instead of ${own}${basis}.`,
          others: candidates
            .slice(0, 3)
            .map((other) => ({ mistake: other.mistake.id, label: other.mistake.label, words: other.words })),
        };
      const [best, ...rest] = candidates;
      if (!best)
        return {
          quantities,
          label: "no known mistake",
          words: `${symbol(quantities[0])} should be ${own}${basis}, not ${withMinusSigns(answer.number.text)}; no known mistake gives this number.`,
          ...(formula.ways[0] && { right: formulaOf(formula.name, formula.ways[0]) }),
          others: [],
        };
      if (!isShown)
        return {
          quantities,
          label: "would fit, but too little is written to tell",
          words: `${symbol(quantities[0])} should be ${own}${basis}, not ${withMinusSigns(answer.number.text)}. Would fit: ${candidates.slice(0, 3).map(where(answer.quantity)).join("; or ")}. ${candidates.length > 1 ? "Too little is written to tell which, if any" : "Too little is written to tell whether it is that"}.`,
          ...(formula.ways[0] && { right: formulaOf(formula.name, formula.ways[0]) }),
          others: candidates
            .slice(0, 3)
            .map((other) => ({ mistake: other.mistake.id, label: other.mistake.label, words: other.words })),
        };
      const made = best.instead.has(answer.quantity)
        ? ([answer.quantity, best.instead.get(answer.quantity) as Expression] as const)
        : [...best.instead][0];
      const hidden = made !== undefined && !best.instead.has(answer.quantity);
      const names = hidden
        ? [...new Set(findings.flatMap(({ candidates: [each] }) => [...(each?.instead.keys() ?? [])]))]
        : quantities;
      const others = rest
        .filter(({ score }) => score > best.score / 3)
        .filter(({ words }, index, all) => ![best, ...all.slice(0, index)].some((one) => one.words === words))
        .slice(0, 3)
        .map((other) => ({ mistake: other.mistake.id, label: other.mistake.label, words: other.words }));
      const [name, used] = made ?? [answer.quantity, undefined];
      const [way] = formulas.find(name)?.ways ?? [];
      const isSeen = used !== undefined && way !== undefined && rightSide(used) !== rightSide(way);
      const instead = isSeen ? `: ${rightSide(used)} instead of ${rightSide(way)}` : "";
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
        words: `In ${list(names)} ${best.words}${instead}${besides}.${carried}${then}${doubt}`,
        ...(used && isSeen && { used: formulaOf(name, used) }),
        ...(way && { right: formulaOf(name, way) }),
        others,
      };
    },
  };
}
