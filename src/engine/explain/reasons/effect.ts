import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { shortNumber } from "../../math/format";
import { nameOf } from "../../names/canonicalName";
import { writtenName } from "../../names/labels";
import type { Notation } from "../../names/notation";
import { isLossGradient, numberOf, type Quantity } from "../../names/quantity";
import { opWords } from "../../ops/opWords";
import { reasonText, saysZero } from "../../ops/reason";
import { hasTies, isFeasible, type OneSided, oneSided, type Tie } from "../../pass/oneSided";
import type { GraphPass } from "../../pass/pass";
import { elementOf } from "../../pass/plans/elementOf";
import { slotOf } from "../../pass/slotOf";
import type { Step } from "../../steps/trace";
import { reasonOf } from "../formula/reasonOf";
import { createRounding } from "./rounding";

/** What a small move of a number does to the loss, or why it does nothing. */
export function effectOf(step: Step, pass: GraphPass, notation: Notation): string {
  const { quantity, value } = step;
  if (typeof value !== "number") return "";
  const of = notation.text({ kind: "plain", of: quantity.of } as const);
  if (Number.isNaN(value))
    return `How ${pass.graph.lossText} changes with ${of} isn’t defined any more (NaN)`;
  if (hasNoLoss(pass))
    return `How ${pass.graph.lossText} changes with ${of} isn’t defined, since ${pass.graph.lossText} is NaN; the gradient comes out as ${shortNumber(value)}`;
  if (!isFeasible(pass) && hasTies(pass)) return `The gradient of ${of} is ${shortNumber(value)}`;
  const sides = sidesAt(step, pass);
  if (sides && !areDefined(sides)) return `The gradient of ${of} is ${shortNumber(value)}`;
  if (sides) return atKink(quantity, value, sides, pass, notation);
  if (value === 0) {
    const own = reasonOf(step);
    return `The gradient of ${of} is ${own && saysZero(own) ? reasonText(own) : `0${whyHere(step, notation)}`}`;
  }
  const isRounding = createRounding(pass);
  if (isRounding(nameOf(quantity), value))
    return `The gradient of ${of} is 0 but for rounding: ${leftOver(step, isRounding, notation)}`;
  return `Raising ${of} by a little ${change(value, pass.graph.lossText)}`;
}

/** Whether the loss is NaN: then no move of a number changes it by any amount, though some gradients are numbers. */
export const hasNoLoss = ({ graph, plan }: GraphPass): boolean =>
  Number.isNaN(plan.values[graph.loss][graph.lossIndex]);

/** Raising a number and lowering it, where the two don't mirror each other: there the gradient is but a convention. */
export interface Sides {
  readonly raising: OneSided;
  readonly lowering: OneSided;
}

/** Nothing where raising and lowering mirror each other, or what they do isn't defined. */
export function sidesOf(step: Pick<Step, "quantity" | "value">, pass: GraphPass): Sides | undefined {
  const sides = sidesAt(step, pass);
  return sides && areDefined(sides) ? sides : undefined;
}

/** The loss may be at the edge of where it is defined: what one side does is NaN then. */
const areDefined = ({ raising, lowering }: Sides) =>
  !Number.isNaN(raising.rate) && !Number.isNaN(lowering.rate);

function sidesAt({ quantity, value }: Pick<Step, "quantity" | "value">, pass: GraphPass): Sides | undefined {
  if (
    !isLossGradient(quantity) ||
    typeof value !== "number" ||
    !hasTies(pass) ||
    !isFeasible(pass) ||
    hasNoLoss(pass)
  )
    return undefined;
  const slot = slotOf(pass.plan, quantity.of);
  if (!slot) return undefined;
  const [raising, lowering] = ([1, -1] as const).map((way) => oneSided(pass, slot.tensor, slot.k, way));
  const scale = Math.max(Math.abs(value), Math.abs(raising.rate), Math.abs(lowering.rate), 1e-12);
  const agrees = (rate: number, expected: number) => Math.abs(rate - expected) <= 1e-9 * scale;
  const jumps = raising.jumps.length + lowering.jumps.length > 0;
  if (raising.ties.length + lowering.ties.length === 0) return undefined;
  return !jumps && agrees(raising.rate, value) && agrees(lowering.rate, -value)
    ? undefined
    : { raising, lowering };
}

/** At most this many kinks are named. */
const mostKinks = 3;

/** Both one-sided amounts, whose kink it is, and what the gradient is by convention. */
export function atKink(
  quantity: Quantity,
  gradient: number,
  { raising, lowering }: Sides,
  pass: GraphPass,
  notation: Notation,
): string {
  const of = notation.text(numberOf(quantity.of));
  const side = ({ rate, jumps }: OneSided) =>
    [
      ...(jumps.length > 0
        ? [`makes ${tiesText(tiesIn(jumps, pass, notation))} jump, which no slope tells`]
        : []),
      ...(jumps.length > 0 && rate === 0 ? [] : [change(rate, pass.graph.lossText)]),
    ].join(", and ");
  const smooth = tiesIn(
    [...raising.ties, ...lowering.ties].filter(({ stage }) => !stage.node.op.jumps),
    pass,
    notation,
  );
  const are = smooth.length === 1 ? "is a kink" : "are kinks";
  const kink = smooth.length > 0 ? `, since there ${are} (${tiesText(smooth)})` : "";
  return `Raising ${of} by a little ${side(raising)}; lowering it ${side(lowering)}${kink}. By convention the gradient is ${shortNumber(gradient, 3)}`;
}

/** Where kinks are, and whose: `relu at z⁽¹⁾₁`, each once. */
function tiesIn(ties: readonly Tie[], pass: GraphPass, notation: Notation): string[] {
  const all = ties.map(({ stage: { node }, tensor, k, of }) => {
    const at = notation.text(numberOf(elementOf(pass.plan, tensor, k)));
    return `${of ?? node.op.kinkOf ?? opWords(node.op)} at ${at}`;
  });
  return [...new Set(all)];
}

/** The first ones, and how many there are more. */
function tiesText(ties: readonly string[]): string {
  const more = ties.length - mostKinks;
  return joinedWithAnd(more > 0 ? [...ties.slice(0, mostKinks), `${more} more`] : ties);
}

/** `a, b and c` */
export const joinedWithAnd = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;

/** `raises the loss by 0.100 times as much` */
export function change(rate: number, what: string): string {
  if (rate === 0) return `leaves ${what} as it is`;
  return `${rate > 0 ? "raises" : "lowers"} ${what} by ${howMuch(Math.abs(rate))}`;
}

/** Three digits, zeros at the end included: 0.100, not 0.1. */
function howMuch(size: number): string {
  if (size === 1) return "just as much";
  return `${size >= 1e-4 && size < 1000 ? size.toPrecision(3) : shortNumber(size, 3)} times as much`;
}

/** Why a gradient is 0, as far as its own formula shows. */
function whyHere(step: Step, notation: Notation): string {
  const { expression, kind } = step;
  const why = expression && zeroOf(expression, hasWays(kind), notation);
  return why ? `: ${why}` : "";
}

function zeroOf(expression: Expression, areWays: boolean, notation: Notation): string | undefined {
  switch (expression.kind) {
    case "quantity":
      return `${writtenName(expression.name, notation.text, notation.parse)} is 0`;
    case "negative":
      return zeroOf(expression.of, areWays, notation);
    case "product": {
      const zeros = expression.factors.filter((factor) => evaluate(factor) === 0);
      // What is 0 by itself is nearer than what has come to 0.
      const zero = zeros.find((factor) => !isGradientFactor(factor, notation)) ?? zeros[0];
      if (!zero) return "the product is too small for double precision";
      return zeroOf(zero, areWays, notation);
    }
    case "sum": {
      const values = expression.terms.map(evaluate);
      if (values.every((part) => part === 0)) return `each of its ${areWays ? "paths" : "parts"} gives 0`;
      return cancelling(values, areWays);
    }
    default:
      return undefined;
  }
}

/** Whether the parts of its sum are the ways on which it reaches the loss. */
export const hasWays = (kind: Step["kind"]) =>
  kind === "unitGradient" || kind === "inputGradient" || kind === "gradientTotal";

export const isGradientFactor = (factor: Expression, { parse }: Notation) =>
  factor.kind === "quantity" && parse(factor.name)?.kind === "gradient";

/** What may be left of numbers that cancel, of their size. */
const noise = 2 ** -50;
const added = (a: number, b: number) => a + b;

/** The parts of a sum that come to nothing: `its paths cancel: +0.5 and −0.5`. */
export function cancelling(parts: readonly number[], areWays: boolean): string {
  const [total, size] = [parts.reduce(added, 0), parts.map(Math.abs).reduce(added, 0)];
  if (Math.abs(total) > noise * size) return `its ${areWays ? "paths" : "parts"} give no more than rounding`;
  const signed = parts
    .filter((part) => part !== 0)
    .map((part) => `${part > 0 ? "+" : ""}${shortNumber(part, 3)}`);
  const shown = signed.length > 4 ? [...signed.slice(0, 3), `${signed.length - 3} more`] : signed;
  const last = shown[shown.length - 1];
  return `its ${areWays ? "paths" : "parts"} cancel: ${shown.slice(0, -1).join(", ")} and ${last}`;
}

/** Of a gradient that is no more than rounding: what cancels, here or before it. */
function leftOver(step: Step, isRounding: ReturnType<typeof createRounding>, notation: Notation): string {
  const from = (expression: Expression): string | undefined => {
    switch (expression.kind) {
      case "quantity":
        return isRounding(expression.name, expression.value)
          ? `${writtenName(expression.name, notation.text, notation.parse)} is no more than rounding`
          : undefined;
      case "negative":
        return from(expression.of);
      case "quotient":
        return from(expression.numerator);
      case "product":
        return expression.factors.map(from).find((text) => text !== undefined);
      case "sum": {
        const parts = expression.terms.filter((term) => evaluate(term) !== 0);
        const texts = parts.map(from);
        return texts.every((text) => text !== undefined)
          ? texts[0]
          : cancelling(parts.map(evaluate), hasWays(step.kind));
      }
      default:
        return undefined;
    }
  };
  return (step.expression && from(step.expression)) ?? "double precision can't tell it from 0";
}
