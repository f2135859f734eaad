import type { Notation } from "../../names/notation";
import { numberOf } from "../../names/quantity";
import { isBias, isWeight, type Plain } from "../../names/tensorRef";
import { opWords } from "../../ops/opWords";
import type { GraphPass } from "../../pass/pass";
import { slotOf } from "../../pass/slotOf";
import type { Step } from "../../steps/trace";
import { forwardTitle } from "../formula/forwardWords";

/** What the step does, as a heading. */
export function titleOf(step: Step, pass: GraphPass, notation: Notation): string {
  const { quantity, kind, op } = step;
  const of = notation.text(quantity.kind === "slope" ? quantity : numberOf(quantity.of));
  switch (kind) {
    case "weightedSum":
    case "activation":
      return forwardTitle(step, notation);
    case "exampleLoss":
      return `Loss${step.members ? " of each example" : step.example === undefined ? "" : ` of example ${step.example}`}: ${step.group.label}`;
    case "reduction":
      return step.group.label ?? "";
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
    case "value":
      return `${of}: ${op ? opWords(op) : ""}`;
    case "adjoint":
      return `What the way back solves for at ${of}`;
    case "gradient":
    case "gradientTotal":
      return `Gradient of ${of}`;
    case "gradientShare":
      return `What comes back to ${of} through ${notation.text(numberOf(outputOf(step)))}`;
  }
}

function parameterWords({ quantity }: Step, { graph, plan }: GraphPass, notation: Notation): string {
  if (quantity.kind === "slope") return "";
  // A parameter belongs to no example, and neither does its name.
  const parameter = { ...quantity.of, example: undefined };
  const of = notation.text(numberOf(parameter));
  const whole = parameter.index.length === 0;
  if (isWeight(parameter)) return whole ? `the weights ${of}` : `the weight ${of}`;
  if (!isBias(parameter)) return of;
  const slot = slotOf(plan, { ...parameter, index: [] });
  const isShared = slot !== undefined && graph.tensors[slot.tensor].shared;
  return isShared ? `the shared bias ${of}` : whole ? `the biases ${of}` : `the bias ${of}`;
}

/** What the operation that a share comes back through computes. */
const outputOf = ({ group }: Step): Plain => group.wholes[0].operands.Y.quantity.of;
