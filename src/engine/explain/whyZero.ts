import { type Expression, evaluate } from "../math/expression";
import { shortNumber } from "../math/format";
import { written } from "../names/labels";
import type { Notation } from "../names/notation";
import { isLossGradient, isWeight, numberOf, parseQuantity, withoutExample } from "../names/quantity";
import type { Step, Trace } from "../steps/trace";

/** At most this many causes are named. */
const most = 3;

/**
 * Why nothing of a quantity reaches the loss: what cuts every way from it, each way at its nearest place. Nothing
 * where its gradient isn't 0, where its parts cancel, or where the step itself says why.
 */
export function whyZero(step: Step, trace: Trace, notation: Notation): string | undefined {
  const { quantity, value, expression, reason } = step;
  if (!isLossGradient(quantity) || value !== 0 || !expression || reason) return undefined;
  const causes = cutsOf(step, trace, notation);
  if (!causes || causes.length === 0) return undefined;
  const different = [...new Set(causes)];
  const named = different.slice(0, most).join("; ");
  const more = different.length > most ? `; and ${different.length - most} more` : "";
  const of = notation.text(withoutExample(numberOf(quantity.of)));
  return `${of} does not reach the loss: ${named}${more}.`;
}

/** What makes a gradient 0, or nothing where that isn't to be seen. */
function cutsOf(step: Step, trace: Trace, notation: Notation): string[] | undefined {
  const { kind, expression, quantity } = step;
  // Where the loss ends, what it asks for is the last word; fused with its activation, it speaks of the score.
  if (kind === "outputGradient" || step.reason?.kind === "fused")
    return [`the loss asks nothing of ${notation.text(numberOf(quantity.of))}`];
  return expression && cuts(expression, step, trace, notation);
}

function cuts(expression: Expression, step: Step, trace: Trace, notation: Notation): string[] | undefined {
  if (evaluate(expression) !== 0) return undefined;
  const all = (parts: readonly Expression[]) => {
    const each = parts.map((part) => cuts(part, step, trace, notation));
    return each.every((found) => found !== undefined) ? each.flat() : undefined;
  };
  switch (expression.kind) {
    case "sum":
      return all(expression.terms);
    case "negative":
      return all([expression.of]);
    case "quotient":
      return all([expression.numerator]);
    case "product": {
      const zeros = expression.factors.filter((factor) => evaluate(factor) === 0);
      const further = zeros.filter(isGradient);
      // A weight times an input of 0 may well reach the loss; else a 0 of its own is nearer than those behind it.
      const [zero] = ofWeight(step)
        ? further
        : [...zeros.filter((factor) => !isGradient(factor)), ...further];
      return zero && all([zero]);
    }
    case "quantity": {
      if (!isGradient(expression)) return [`${written(expression.name, notation.text)} is 0`];
      const place = trace.find(expression.name);
      return place === undefined ? undefined : cutsOf(trace.at(place), trace, notation);
    }
    case "call":
      return slopeCut(step, notation);
    default:
      return undefined;
  }
}

const ofWeight = ({ quantity }: Step) => quantity.kind === "gradient" && isWeight(quantity.of);

const isGradient = (factor: Expression) =>
  factor.kind === "quantity" && parseQuantity(factor.name)?.kind === "gradient";

/** The activation whose slope is 0. */
function slopeCut({ quantity, op, block, k, expression }: Step, notation: Notation): string[] | undefined {
  if (quantity.kind !== "gradient" || !op || !block.reason?.(k) || !expression) return undefined;
  const input = notation.text(numberOf(quantity.of));
  const { Z } = block.wholes[0].operands;
  return [`${op.label ?? op.id} passes nothing on at ${input}${Z ? ` = ${shortNumber(Z.value(k))}` : ""}`];
}
