import { texToText } from "../../math/expressions/texToText";
import { shortNumber } from "../../math/format";
import type { Notation } from "../../names/notation";
import { numberOf } from "../../names/quantity";
import type { GraphPass } from "../../pass/pass";
import { wholeOf } from "../../steps/groups/group";
import type { Step } from "../../steps/trace";
import { isPartial } from "../formula/explainForward";
import { soFar, whatItDoes, withReason } from "../formula/forwardWords";
import { consequence } from "../reasons/consequence";
import { effectOf } from "../reasons/effect";
import { layerKinks, penaltyKink } from "../reasons/layerKinks";
import { rateWords } from "../reasons/rateWords";

/** The step in words: what it does or what its number means, and why it is what it is where that is worth saying. */
export function stepWords(step: Step, pass: GraphPass, notation: Notation): string {
  const { expression, kind } = step;
  const rate = kind === "update" || kind === "slot" ? rateWords(step, pass) : "";
  const kinks = expression ? "" : layerKinks(step, pass, notation);
  const sentence = expression ? sentenceOf(step, pass, notation) : layerSentence(step, pass, notation);
  return [withReason(sentence, step), kinks, rate].filter((part) => part !== "").join(" ");
}

/** What one slot of the optimizer holds. */
function slotWords({ quantity }: Step, { before: { optimizer } }: GraphPass): string {
  const index = quantity.kind === "slot" ? optimizer.slots.indexOf(quantity.slot) : -1;
  return optimizer.slotWords[index] ?? optimizer.words;
}

function layerSentence(step: Step, pass: GraphPass, notation: Notation): string {
  const { kind, op, example, isRow, quantity } = step;
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
    case "adjoint":
      return op?.adjoint?.words ?? "";
    case "gradient":
      return `How ${pass.graph.lossText} changes with each number of ${notation.text(numberOf(step.quantity.of))}.`;
    case "gradientShare":
      return shareWords(step, pass, notation);
    case "gradientTotal":
      return "What comes back through all of its uses, added up.";
    case "totalGradient":
      return "The shares of all examples added up, and the penalty's part where there is one.";
    case "slot":
      return slotWords(step, pass);
    case "update":
      return pass.before.optimizer.words;
    default:
      return whatItDoes(step);
  }
}

/** `, with the 1/3 of the mean` */
function meanWords({ graph: { order }, plan }: GraphPass): string {
  const weight = order.loss?.start?.(plan, [0]);
  return order.averages !== undefined && weight?.kind === "constant"
    ? `, with the ${texToText(weight.symbol)} of the ${order.averages}`
    : "";
}

/** What a share is a share of. */
function shareWords(step: Step, pass: GraphPass, notation: Notation): string {
  const { operands } = wholeOf(step.group, step.k);
  const through = operands.Y && notation.text(operands.Y.quantity);
  const of = notation.text(numberOf({ ...step.quantity.of, use: undefined }));
  return `What comes back to ${of} through ${through}: one share of how ${pass.graph.lossText} changes with it.`;
}

/** In how many ways a number reaches the loss, where there are several. */
function waysOf(step: Step, pass: GraphPass, notation: Notation): string {
  const { kind, expression, quantity, value } = step;
  if (kind !== "gradientTotal" || expression?.kind !== "sum" || value === 0) return "";
  const of = notation.text(numberOf(quantity.of));
  return `${of} reaches ${pass.graph.lossText} in ${expression.terms.length} ways; their parts, numbered in the order in which it is read, add up. `;
}

function sentenceOf(step: Step, pass: GraphPass, notation: Notation): string {
  const { quantity, kind, value } = step;
  if (typeof value !== "number" || quantity.kind === "slope") return "";
  const of = notation.text({ kind: "plain", of: quantity.of });
  if (isPartial(step)) return soFar(step);
  switch (kind) {
    case "weightedSum":
      return whatItDoes(step);
    case "outputGradient":
    case "unitGradient":
    case "slopeGradient":
    case "inputGradient":
      return kind === "unitGradient" && value !== 0 && (step.through?.length ?? 0) > 1
        ? `${of} reaches the loss in ${step.through?.length} ways; their parts add up. ${effectOf(step, pass, notation)}.`
        : `${effectOf(step, pass, notation)}.`;
    case "parameterGradient":
    case "totalGradient":
      return `${effectOf(step, pass, notation)}${consequence(step, pass)}.`;
    case "share":
      return `What this example alone asks for${meanWords(pass)}.`;
    case "adjoint":
      return step.op?.adjoint?.words ?? "";
    case "gradient":
    case "gradientTotal":
      return `${waysOf(step, pass, notation)}${effectOf(step, pass, notation)}${consequence(step, pass)}.`;
    case "gradientShare":
      return shareWords(step, pass, notation);
    case "penaltyGradient":
      return (
        penaltyKink(quantity, value, pass, notation) ??
        "The slope of the penalty at this weight; it doesn't depend on the examples."
      );
    case "slot":
      return slotWords(step, pass);
    case "update": {
      const before = step.group.before?.(step.k) ?? Number.NaN;
      const moved = value - before;
      if (Number.isNaN(moved)) return `${of} has become ${shortNumber(value)}: the step is not finite.`;
      if (moved === 0) return `${of} stays where it is.`;
      const [from, to] = [shortNumber(before), shortNumber(value)];
      const way = moved > 0 ? "up" : "down";
      return from === to
        ? `${of} goes ${way} from ${from}, by only ${shortNumber(Math.abs(moved), 3)}.`
        : `${of} goes ${way} from ${from} to ${to}.`;
    }
    default:
      return whatItDoes(step);
  }
}
