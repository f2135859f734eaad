import type { Notation } from "../network/notation";
import { nameOf, type Quantity } from "../network/quantity";
import { type Whole, wholeOf } from "./block";
import { ruleTex, ruleText } from "./chainRule";
import { explainNumber } from "./explain";
import type { Explanation, Formula } from "./explanation";
import type { Writing } from "./form";
import { hasLetters, indexForm } from "./indexForm";
import { hasMatrixForm, inConvention, matricesOf, placeIn, symbolsOf, turns } from "./matrixForm";
import type { Pass } from "./pass";
import { wordsOf } from "./sentences";
import { titleOf } from "./titles";
import { isSingle, type Step, throughOf } from "./trace";
import { writeIndexed } from "./writeIndexed";

/** Explains any step in the form that the reader has chosen, or in the nearest to it that the step has. */
export function explainIn(step: Step, pass: Pass, notation: Notation, writing: Writing): Explanation {
  const { expression } = step;
  const usual = expression
    ? explainNumber(step, expression, pass, notation)
    : layerExplanation(step, pass, notation, writing);
  const change = { scalar: () => undefined, index: inIndexForm, matrix: inMatrixForm }[writing.form];
  return { ...usual, ...change(step, usual, pass, notation, writing) };
}

/** What a step of a whole layer says in each form. */
function layerExplanation(step: Step, pass: Pass, notation: Notation, writing: Writing): Explanation {
  const rule = inConvention(wholeOf(step.block, step.k), writing.convention);
  return {
    reads: step.reads,
    title: titleOf(step, pass, notation),
    rule: layerRule(step, rule, notation),
    symbols: symbolsOf(rule, notation, step.reads),
    numbers: matricesOf(rule, writing.convention),
    words: wordsOf(step, pass, notation),
    factors: [],
    form: "matrix",
    turns: turns(rule),
  };
}

/** What is written in another way, with letters; nothing where the step has none. */
function inIndexForm(
  step: Step,
  { reads }: Explanation,
  pass: Pass,
  notation: Notation,
): Partial<Explanation> | undefined {
  const form = indexForm(step, pass.graph.layers.length);
  if (!hasLetters(form) || !(step.expression || form.complete)) return undefined;
  const written = { form: "index" as const, ...writeIndexed(form, notation, reads) };
  if (form.free.length === 0) return written;
  const places = form.free.map(({ letter, value, count }) =>
    step.expression ? `${letter} = ${value}` : `${letter} = 1 … ${count}`,
  );
  return { ...written, where: `${step.expression ? "Here" : "For"} ${places.join(", ")}.` };
}

/** What is written in another way, as the rule of the whole layer; nothing where that is a single number. */
function inMatrixForm(
  step: Step,
  { reads }: Explanation,
  _pass: Pass,
  notation: Notation,
  { convention }: Writing,
): Partial<Explanation> | undefined {
  const whole = inConvention(wholeOf(step.block, step.k), convention);
  if (step.expression && (!hasMatrixForm(whole) || isSingle(step.block, step.k))) return undefined;
  const layer = {
    form: "matrix" as const,
    rule: layerRule(step, whole, notation),
    symbols: symbolsOf(whole, notation, reads),
    turns: turns(whole),
  };
  if (!step.expression) return layer;
  const place = Math.floor(step.k / step.block.wholes.length);
  return {
    ...layer,
    matrices: matricesOf(whole, convention),
    where: placeIn(whole, place, convention, notation),
  };
}

/** The left side and the chain rule of a whole layer. */
function layerRule(step: Step, { quantity }: Whole, notation: Notation): Formula {
  const through = throughOf(step.block, step.block.expression(step.k)).map(wholeQuantity);
  const each = [...new Map(through.map((of) => [nameOf(of), of])).values()];
  const rule = { quantity, through: each };
  return { tex: ruleTex(rule, notation), text: ruleText(rule, notation) };
}

/** The buffer to which a quantity belongs. */
function wholeQuantity(quantity: Quantity): Quantity {
  return { ...quantity, of: { ...quantity.of, index: [] } } as Quantity;
}
