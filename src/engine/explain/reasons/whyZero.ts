import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { shortNumber } from "../../math/format";
import { writtenName } from "../../names/labels";
import type { Notation } from "../../names/notation";
import { isLossGradient, numberOf, withoutExample } from "../../names/quantity";
import { isParameter, isWeight } from "../../names/tensorRef";
import { opWords } from "../../ops/opWords";
import type { GraphPass } from "../../pass/pass";
import type { Step, Trace } from "../../steps/trace";
import { isPartial } from "../formula/explainForward";
import { reasonOf } from "../formula/reasonOf";
import { cancelling, hasNoLoss, hasWays, isGradientFactor, sidesOf } from "./effect";
import { unitsOf } from "./unitsOf";

/** At most this many causes are named. */
const mostCauses = 3;

/** Why a gradient is 0, at its root. */
interface ZeroCause {
  readonly text: string;
  /**
   * It may cut a way, so that what comes before it doesn't reach the loss, whatever that asks; the loss may be level;
   * or a number is too small for float64.
   */
  readonly kind: "cut" | "level" | "rounded";
}

/**
 * Why a gradient is 0, each way to the loss followed to the nearest place that says so. Nothing where its gradient
 * isn't 0, where raising and lowering differ, and where the step itself says why.
 */
export function whyZero(step: Step, pass: GraphPass, notation: Notation): string | undefined {
  const { quantity, value, expression } = step;
  const reason = reasonOf(step);
  // Of a sum of which terms are still to come, 0 says nothing.
  if (
    isPartial(step) ||
    // A share may be 0 where the number reaches the loss on other ways.
    quantity.of.use !== undefined ||
    !isLossGradient(quantity) ||
    value !== 0 ||
    !expression ||
    hasNoLoss(pass) ||
    (reason && reason.kind !== "fused")
  )
    return undefined;
  // Its own sentence says all of it.
  if (expression.kind === "sum" && !expression.terms.every((term) => evaluate(term) === 0)) return undefined;
  const found = causesOf(step, unitsOf(pass), notation);
  if (!found || found.length === 0 || sidesOf(step, pass)) return undefined;
  const different = [...new Set(found.map(({ text }) => text))];
  const named = different.slice(0, mostCauses).join("; ");
  const more = different.length > mostCauses ? `; and ${different.length - mostCauses} more` : "";
  const number = numberOf(quantity.of);
  // A parameter belongs to no example, its share of the gradient does.
  const of = notation.text(isParameter(quantity.of) ? withoutExample(number) : number);
  const loss =
    step.kind === "share" && step.example ? `the loss of example ${step.example}` : pass.graph.lossText;
  if (found.every(({ kind }) => kind === "cut")) return `${of} does not reach ${loss}: ${named}${more}.`;
  const difference = found.some(({ kind }) => kind === "rounded")
    ? `too small a difference to ${loss} for double precision`
    : `no difference to ${loss}, to first order`;
  return `A small change of ${of} makes ${difference}: ${named}${more}.`;
}

/** What makes a gradient 0, or nothing where that isn't to be seen. */
function causesOf(step: Step, trace: Trace, notation: Notation): ZeroCause[] | undefined {
  const { expression, quantity } = step;
  if (!expression) return undefined;
  const reason = reasonOf(step);
  const of = notation.text(numberOf(quantity.of));
  switch (reason?.kind) {
    case "met":
      return [{ text: `at ${of}, ${reason.text}`, kind: "level" }];
    case "rounded":
      return [{ text: `at ${of}, ${reason.text}`, kind: "rounded" }];
    case "off":
      return [{ text: `${label(step)} passes nothing on at ${of}${inputText(step)}`, kind: "cut" }];
    case "kink": {
      // Not for the slope that is agreed upon, but for what comes back to it.
      const back =
        expression.kind === "product" &&
        expression.factors.find((factor) => isGradientFactor(factor, notation));
      return back ? causes(back, step, trace, notation) : undefined;
    }
    default:
      return causes(expression, step, trace, notation);
  }
}

function causes(
  expression: Expression,
  step: Step,
  trace: Trace,
  notation: Notation,
): ZeroCause[] | undefined {
  if (evaluate(expression) !== 0) return undefined;
  const all = (parts: readonly Expression[]) => {
    const each = parts.map((part) => causes(part, step, trace, notation));
    return each.every((found) => found !== undefined) ? each.flat() : undefined;
  };
  switch (expression.kind) {
    case "sum": {
      const values = expression.terms.map(evaluate);
      if (values.every((part) => part === 0)) return all(expression.terms);
      // Parts of a parameter's gradient, or ways from a unit.
      const of = notation.text(isParameter(step.quantity.of) ? step.quantity : numberOf(step.quantity.of));
      return [{ text: `at ${of}, ${cancelling(values, hasWays(step.kind))}`, kind: "level" }];
    }
    case "negative":
      return all([expression.of]);
    case "quotient":
      return all([expression.numerator]);
    case "product": {
      const zeros = expression.factors.filter((factor) => evaluate(factor) === 0);
      const further = zeros.filter((factor) => isGradientFactor(factor, notation));
      // A weight times an input of 0 may well reach the loss; else a 0 of its own is nearer than those behind it.
      const [zero] = ofWeight(step)
        ? further
        : [...zeros.filter((factor) => !isGradientFactor(factor, notation)), ...further];
      return zero && all([zero]);
    }
    case "quantity": {
      if (!isGradientFactor(expression, notation))
        return [{ text: `${writtenName(expression.name, notation.text, notation.parse)} is 0`, kind: "cut" }];
      const index = trace.find(expression.name);
      return index === undefined ? undefined : causesOf(trace.at(index), trace, notation);
    }
    default:
      return undefined;
  }
}

const ofWeight = ({ quantity }: Step) => quantity.kind === "gradient" && isWeight(quantity.of);

const label = ({ op }: Step) => (op ? opWords(op) : "");

/** What goes into the activation. */
function inputText({ group, k }: Step): string {
  const { Z } = group.wholes[0].operands;
  return Z ? ` = ${shortNumber(Z.value(k))}` : "";
}
