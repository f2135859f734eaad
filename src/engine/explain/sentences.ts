import { shortNumber } from "../math/format";
import { written } from "../names/labels";
import type { Notation } from "../names/notation";
import type { Plain } from "../names/quantity";
import { type Pass, updateOf } from "../pass/pass";
import type { Step } from "../steps/trace";
import { isPartial } from "./explain";
import { soFar, whatItDoes, withReason } from "./forwardWords";

/** The step in words: what it does or what its number means, and why it is what it is where that is worth saying. */
export function wordsOf(step: Step, pass: Pass, notation: Notation): string {
  const { reason, expression } = step;
  const words = expression
    ? sentenceOf(step, pass, notation) + (reason ? "" : zeroFactor(step, notation))
    : layerSentence(step, pass, notation);
  return withReason(words, step);
}

function layerSentence({ kind, op, example, isRow, quantity }: Step, pass: Pass, notation: Notation): string {
  if (isRow && quantity.kind === "gradient")
    return `How the loss changes with ${notation.text({ kind: "plain", of: quantity.of })}, example by example.`;
  const of = example === undefined ? "" : ` for example ${example}`;
  switch (kind) {
    case "outputGradient":
      return `How the loss changes with each output${of}.`;
    case "unitGradient":
      return `Each unit's gradient${of}: what comes back along all of its outgoing weights, added up.`;
    case "slopeGradient":
      return `How the loss changes with what goes into each activation${of}.`;
    case "inputGradient":
      return `How the loss changes with each input${of}.`;
    case "parameterGradient":
      return "How the loss changes with each parameter of the layer.";
    case "share":
      return `What example ${example} alone asks of each parameter.`;
    case "totalGradient":
      return "The shares of all examples added up, and the penalty's part where there is one.";
    case "slot":
    case "update":
      return pass.before.optimizer.words;
    default:
      return op?.words ?? "";
  }
}

function sentenceOf(step: Step, pass: Pass, notation: Notation): string {
  const { quantity, kind, value } = step;
  if (typeof value !== "number" || quantity.kind === "slope") return "";
  const of = notation.text({ kind: "plain", of: quantity.of });
  if (isPartial(step)) return soFar(step);
  switch (kind) {
    case "weightedSum":
      return whatItDoes(step, pass);
    case "outputGradient":
    case "unitGradient":
    case "slopeGradient":
    case "inputGradient":
      return kind === "unitGradient" && value !== 0 && (step.through?.length ?? 0) > 1
        ? `${of} reaches the loss in ${step.through?.length} ways; their parts add up. ${effect(of, value)}.`
        : `${effect(of, value)}.`;
    case "parameterGradient":
    case "totalGradient":
      return `${effect(of, value)}${consequence(step, pass)}.`;
    case "share":
      return `What this example alone asks for${pass.document.loss.reduction === "mean" ? `, with the 1/${pass.plan.batch} of the mean` : ""}.`;
    case "penaltyGradient":
      return "The slope of the penalty at this weight; it doesn't depend on the examples.";
    case "slot":
      return pass.before.optimizer.words;
    case "update": {
      const before = step.block.before?.(step.k) ?? Number.NaN;
      const change = value - before;
      if (Number.isNaN(change))
        return `${of} has become ${shortNumber(value)}: the step went to something that is no number.`;
      return change === 0
        ? `${of} stays where it is.`
        : `${of} goes ${change > 0 ? "up" : "down"} from ${shortNumber(before)} to ${shortNumber(value)}.`;
    }
    default:
      return step.op?.words ?? "";
  }
}

function effect(of: string, gradient: number): string {
  if (Number.isNaN(gradient)) return `How the loss changes with ${of} is no number any more (NaN)`;
  if (gradient === 0) return `The gradient of ${of} is 0: nothing asks it to change`;
  return `Raising ${of} by a little ${gradient > 0 ? "raises" : "lowers"} the loss by ${howMuch(Math.abs(gradient))}`;
}

/** Three digits, zeros at the end included: 0.100, not 0.1. */
function howMuch(size: number): string {
  if (size === 1) return "just as much";
  return `${size >= 1e-4 && size < 1000 ? size.toPrecision(3) : shortNumber(size, 3)} times as much`;
}

/** Which of the factors makes a product 0. */
function zeroFactor({ expression, value }: Step, notation: Notation): string {
  if (value !== 0 || expression?.kind !== "product") return "";
  const zero = expression.factors.find((factor) => factor.kind === "quantity" && factor.value === 0);
  return zero?.kind === "quantity" ? ` It is 0 because ${written(zero.name, notation.text)} is 0.` : "";
}

/** What the update will do about it, looked up and not guessed: momentum may well go the other way. */
function consequence(step: Step, pass: Pass): string {
  const change = updateOf(pass, (step.quantity as { of: Plain }).of);
  return change > 0 ? ", so the update will raise it" : change < 0 ? ", so the update will lower it" : "";
}
