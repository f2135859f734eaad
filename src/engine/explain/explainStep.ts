import { nameOf } from "../names/canonicalName";
import { createNotation, type Notation } from "../names/notation";
import { usualPresentation, type Writing } from "../names/presentation";
import { wholeBuffer } from "../names/quantity";
import type { GraphPass } from "../pass/pass";
import { isSingle } from "../steps/cuts";
import { type Whole, wholeOf } from "../steps/groups/group";
import { throughOf } from "../steps/numberStep";
import { createTrace, type Step } from "../steps/trace";
import { chainOf } from "./formula/chainRule";
import { termByTerm } from "./formula/explainForward";
import type { Explanation } from "./formula/explanation";
import { type Keep, keepNothing } from "./formula/keep";
import { leftOf } from "./formula/leftOf";
import { numberLines } from "./formula/numberLines";
import { differsByRows, entryIn, hasMatrixForm, inConvention, matricesOf, symbolsOf } from "./matrixForm";
import { layerReasons } from "./reasons/layerReasons";
import { whyNotFinite } from "./reasons/whyNotFinite";
import { whyZero } from "./reasons/whyZero";
import { exampleForm, hasLetters, type IndexForm, indexForm } from "./sumNotation/indexForm";
import { writeIndexed } from "./sumNotation/writeIndexed";
import { shapesOfRule } from "./words/shapesOfRule";
import { stepWords } from "./words/stepWords";
import { titleOf } from "./words/titles";

/**
 * Explains any step in the form that the reader has chosen, or in the nearest to it that the step has.
 * @param keep what was written of the same step in symbols, with other numbers
 */
export function explainStep(
  step: Step,
  pass: GraphPass,
  notation: Notation,
  chosen: Writing,
  keep: Keep = keepNothing,
): Explanation {
  const { expression } = step;
  // A program's arrays lie as its text has them.
  const writing = step.location ? { ...chosen, convention: usualPresentation.convention } : chosen;
  const usual = expression
    ? {
        title: keep("title", () => titleOf(step, pass, notation)),
        left: keep("left", () => leftOf(step, notation)),
        chain: keep("chain", () => chainOf(step, notation)),
        words: stepWords(step, pass, notation),
        ...termByTerm(step, expression, notation, keep),
      }
    : explainSeveral(step, pass, notation, writing, keep);
  const change = { scalar: () => undefined, index: inIndexForm, matrix: inMatrixForm }[writing.form];
  const why = whyOf(step, pass, notation);
  const shapes =
    step.location &&
    shapesOfRule(wholeOf(step.group, step.k), step.phase === "forward" ? step.op : undefined);
  return {
    ...usual,
    ...(why && { why }),
    ...(shapes && { shapes }),
    ...change(step, usual, pass, notation, writing),
  };
}

function whyOf(step: Step, pass: GraphPass, notation: Notation): string | undefined {
  if (![step.value].flat(2).every(Number.isFinite)) return whyNotFinite(step, createTrace(pass), notation);
  if (step.members) return layerReasons(step, notation);
  return step.value === 0 ? whyZero(step, pass, notation) : undefined;
}

/** What a step of several numbers says in each form. */
function explainSeveral(
  step: Step,
  pass: GraphPass,
  notation: Notation,
  writing: Writing,
  keep: Keep,
): Explanation {
  const rule = inConvention(wholeOf(step.group, step.k), writing.convention);
  const hasMatrices = hasMatrixForm(rule);
  const usual = {
    reads: step.reads,
    title: keep("title", () => titleOf(step, pass, notation)),
    ...keep("left", () => layerLeft(step, rule, notation)),
    right: keep("right", () => symbolsOf(rule, notation, step.reads)),
    numbers:
      step.isRow || !hasMatrices
        ? numberLines(step, notation)
        : matricesOf(rule, writing.convention, notation),
    words: stepWords(step, pass, notation),
    factors: [],
    form: "matrix" as const,
    turns: !step.location && differsByRows(rule),
    ...(hasMatrices && rule.isRowVector && { isRowVector: true }),
  };
  if (step.isRow) return { ...usual, ...inExampleForm(step, usual, pass, notation), form: "scalar" };
  return hasMatrices ? usual : { ...usual, ...inIndexForm(step, usual, pass, notation) };
}

/** A unit's formula, with a letter for the example. */
function inExampleForm(step: Step, { reads }: Explanation, pass: GraphPass, notation: Notation) {
  const form = exampleForm(step, pass.graph.depth);
  return { ...writeIndexed(form, notation, reads), ...whereOf(step, form, notation) };
}

/** For which indices the rule stands. */
function whereOf(
  { members, isRow, quantity }: Step,
  { free }: IndexForm,
  notation: Notation,
): { where?: string } {
  if (free.length === 0) return {};
  const letters = free.map(({ letter, value, count }, index) => {
    // Of a row, the example counts, which comes last.
    const varies = members && (!isRow || index === free.length - 1);
    return varies ? `${letter} = 1 … ${count}` : `${letter} = ${value}`;
  });
  // With letters in its places, a quantity can't go by the name that the document gives it.
  const named = members ? undefined : notation.text(quantity);
  const isGiven = named !== undefined && named !== createNotation().text(quantity);
  return { where: `${members ? "For" : "Here"} ${letters.join(", ")}${isGiven ? `: ${named}` : ""}.` };
}

/** What is written in another way, with letters; nothing where the step has none. */
function inIndexForm(
  step: Step,
  { reads }: Explanation,
  pass: GraphPass,
  notation: Notation,
): Partial<Explanation> | undefined {
  // Letters for indices count layers and units from 1.
  if (step.location) return undefined;
  const form = indexForm(step, pass.graph.depth);
  if (!hasLetters(form) || !(step.expression || form.complete)) return undefined;
  return { form: "index", ...writeIndexed(form, notation, reads), ...whereOf(step, form, notation) };
}

/** What is written in another way, as the rule of the whole layer; nothing where that is a single number. */
function inMatrixForm(
  step: Step,
  { reads }: Explanation,
  _pass: GraphPass,
  notation: Notation,
  { convention }: Writing,
): Partial<Explanation> | undefined {
  const whole = inConvention(wholeOf(step.group, step.k), convention);
  if (!hasMatrixForm(whole) || (step.expression && isSingle(step.group, step.k))) return undefined;
  const layer = {
    form: "matrix" as const,
    ...layerLeft(step, whole, notation),
    right: symbolsOf(whole, notation, reads),
    turns: !step.location && differsByRows(whole),
  };
  if (!step.expression && !step.isRow) return layer;
  const index = Math.floor(step.k / step.group.wholes.length);
  return {
    ...layer,
    matrices: matricesOf(whole, convention, notation),
    where: entryIn(whole, index, convention, notation, step.isRow),
  };
}

/** The left side and the chain rule of a whole layer. */
function layerLeft(step: Step, { quantity }: Whole, notation: Notation) {
  const through = throughOf(step.group, step.group.expression(step.k), step.k).map(wholeBuffer);
  const each = [...new Map(through.map((of) => [nameOf(of), of])).values()];
  return { left: leftOf({ quantity }, notation), chain: chainOf({ quantity, through: each }, notation) };
}
