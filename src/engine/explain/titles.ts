import { lossOf } from "../document/variants";
import type { Notation } from "../names/notation";
import { isWeight, numberOf } from "../names/quantity";
import type { Pass } from "../pass/pass";
import type { Step } from "../steps/trace";
import { forwardTitle } from "./forwardWords";

/** What the step does, as a heading. */
export function titleOf(step: Step, pass: Pass, notation: Notation): string {
  const { quantity, kind } = step;
  const of = notation.text(quantity.kind === "slope" ? quantity : numberOf(quantity.of));
  switch (kind) {
    case "weightedSum":
    case "activation":
      return forwardTitle(step, notation);
    case "exampleLoss":
      return `Loss${step.members ? " of each example" : step.example === undefined ? "" : ` of example ${step.example}`}: ${lossOf(pass.document).label}`;
    case "reduction":
      return pass.document.loss.reduction === "mean" ? "Mean over the batch" : "Sum over the batch";
    case "penalty":
      return "Penalty on the weights";
    case "total":
      return "The whole loss";
    case "outputGradient":
      return `Gradient of the output ${of}`;
    case "unitGradient":
      return `Gradient of the unit ${of}`;
    case "slopeGradient":
      return `Gradient of ${of}, before the activation`;
    case "parameterGradient":
      return `Gradient of ${parameterWords(step, pass, notation)}`;
    case "inputGradient":
      return `Gradient of the input ${of}`;
    case "share":
      return `Example ${step.example}'s share of the gradient of ${parameterWords(step, pass, notation)}`;
    case "penaltyGradient":
      return `The penalty's part in the gradient of ${of}`;
    case "totalGradient":
      return `Gradient of ${parameterWords(step, pass, notation)}, over the batch`;
    case "slot":
      return `The optimizer's ${quantity.kind === "slot" ? quantity.slot : ""} for ${of}`;
    case "update":
      return `Update of ${parameterWords(step, pass, notation)}`;
  }
}

function parameterWords({ quantity }: Step, { document }: Pass, notation: Notation): string {
  if (quantity.kind === "slope") return "";
  // A parameter belongs to no example, and neither does its name.
  const parameter = { ...quantity.of, example: undefined };
  const of = notation.text(numberOf(parameter));
  const whole = parameter.index.length === 0;
  if (isWeight(parameter)) return whole ? `the weights ${of}` : `the weight ${of}`;
  const isShared = document.layers[(parameter.layer ?? 1) - 1].biasMode === "shared";
  return isShared ? `the shared bias ${of}` : whole ? `the biases ${of}` : `the bias ${of}`;
}
