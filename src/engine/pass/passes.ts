import type { Graph } from "../graph/graph";
import type { Plan, Stage } from "./plans/plan";

/** Computes all values of the plan, up to the loss. Allocates nothing. */
export function forward(plan: Plan<Graph>): void {
  for (let k = 0; k < plan.forward.length; k++) run(plan.forward[k]);
}

/** Computes the values of all units, without the loss. Allocates nothing. */
export function predict(plan: Plan<Graph>): void {
  for (let k = 0; k < plan.predict.length; k++) run(plan.predict[k]);
}

/** Computes all gradients of the loss, after `forward`. Allocates nothing. */
export function backward(plan: Plan<Graph>): void {
  plan.allGradients.fill(0);
  plan.gradients[plan.graph.loss][plan.graph.lossIndex] = 1;
  for (let k = 0; k < plan.backward.length; k++) pullBack(plan.backward[k]);
}

/** After both passes: what the fused loss has no need of, but a reader wants to see. */
export function fillShown(plan: Plan<Graph>): void {
  for (const stage of plan.shown) run(stage);
  if (plan.textbookLoss) pullBack(plan.textbookLoss);
}

function run({ node, inputs, output, shapes, scratch }: Stage): void {
  node.op.forward(inputs, output, shapes, scratch);
}

function pullBack({ node, inputs, output, outputGradient, gradients, shapes, scratch }: Stage): void {
  node.op.vjp(inputs, output, outputGradient, gradients, shapes, scratch);
}
