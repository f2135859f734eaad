import type { Graph } from "../graph/graph";
import { backward, forward } from "./passes";
import type { Plan } from "./plans/plan";

/**
 * Computes a plan's loss, and the gradients of its parameters, from the numbers that it now starts from. Writes into the
 * plan; where a program stops there, the loss is NaN.
 */
export type EvaluatePlan = (plan: Plan<Graph>) => void;

/** By the operations of the graph. */
export const evaluatePlan: EvaluatePlan = (plan) => {
  forward(plan);
  backward(plan);
};
