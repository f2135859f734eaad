import type { NetworkDocument } from "../../document/document";
import type { NetworkGraph } from "../../graph/graph";
import type { Bug } from "../../mistakes";
import type { Edge } from "../../mistakes/pass/edge";
import type { StageKind } from "../../mistakes/pass/network";
import { nameOf } from "../../names/canonicalName";
import { gradientOf, updated as updatedNumber } from "../../names/quantity";
import type { Plain } from "../../names/tensorRef";
import type { Pass } from "../../pass/pass";
import { forward } from "../../pass/passes";
import { elementOf } from "../../pass/plans/elementOf";
import { createLoadedPlan } from "../../pass/plans/loadedPlan";
import type { Plan, Stage } from "../../pass/plans/plan";
import { type OptimizerState, resumedOptimizer, update } from "../../pass/update";

/** A pass over the document's batch whose way back, and whose update, are made with a bug. All values are right. */
export function runWrongPass(document: NetworkDocument, bug: Bug): Pass {
  const plan = createLoadedPlan(document);
  forward(plan);
  goBack(document, bug, plan, plan);
  for (const { node, inputs, output, shapes, scratch } of plan.shown)
    node.op.forward(inputs, output, shapes, scratch);
  if (plan.textbookLoss) passBack(document, bug, plan, plan, plan.textbookLoss);
  const [before, after] = [resumedOptimizer(document, plan), resumedOptimizer(document, plan)];
  const updated = plan.parameters.slice();
  updateWrong(bug, after, plan, updated);
  return { document, graph: plan.graph, plan, before, after, updated };
}

/**
 * What someone gets who makes this mistake, by canonical name: all gradients, with several examples also each one's share
 * of the parameters' gradients, and the updated parameters.
 */
export function wrongNumbers(document: NetworkDocument, bug: Bug): Map<string, number> {
  const { plan, updated, graph } = runWrongPass(document, bug);
  const numbers = new Map<string, number>();
  const add = (of: Plain, value: number) => {
    numbers.set(nameOf(gradientOf(of)), value);
  };
  for (const { id, ref } of graph.tensors) {
    if (ref.role === "target" || ref.role === "loss") continue;
    plan.gradients[id].forEach((value, k) => {
      add(elementOf(plan, id, k), value);
    });
  }
  for (const tensor of parametersOf(graph)) {
    const offset = (plan.values[tensor].byteOffset - plan.parameters.byteOffset) / 8;
    plan.values[tensor].forEach((_, k) => {
      numbers.set(nameOf(updatedNumber(elementOf(plan, tensor, k))), updated[offset + k]);
    });
  }
  if (plan.batch === 1) return numbers;
  const share = createLoadedPlan(document);
  forward(share);
  for (let n = 0; n < plan.batch; n++) {
    goBack(document, bug, share, plan, n);
    for (const tensor of parametersOf(graph)) {
      share.gradients[tensor].forEach((value, k) => {
        add({ ...elementOf(share, tensor, k), example: n + 1 }, value);
      });
    }
  }
  return numbers;
}

const parametersOf = ({ layers }: NetworkGraph) => layers.flatMap(({ weights, bias }) => [weights, bias]);

/** @param only 0-based example whose share is wanted: its loss alone is passed back, without the penalty */
function goBack(document: NetworkDocument, bug: Bug, plan: Plan, whole: Plan, only?: number): void {
  const { graph } = plan;
  plan.allGradients.fill(0);
  plan.gradients[graph.loss][0] = 1;
  for (const stage of plan.backward) {
    if (only !== undefined && stage.node.output === graph.penalty) continue;
    passBack(document, bug, plan, whole, stage);
    if (only === undefined || stage.node.output !== graph.dataLoss) continue;
    const losses = plan.gradients[graph.exampleLosses];
    losses.forEach((_, n) => {
      if (n !== only) losses[n] = 0;
    });
  }
}

function passBack(document: NetworkDocument, bug: Bug, plan: Plan, whole: Plan, stage: Stage): void {
  const { layer } = plan.graph.tensors[stage.node.output];
  const operation = { stage, document, plan, whole, ...(layer !== undefined && { layer }) };
  const changed = bug.back?.at === kindOf(plan.graph, stage) ? bug.back : undefined;
  if (!changed || changed.isThere?.(operation) === false) {
    pullBack(stage);
    return;
  }
  const isChanged = (input: number) => changed.toward?.includes(input) ?? true;
  pullBack(stage, (input) => !isChanged(input));
  const rule = changed.rule(operation);
  for (const [input, gradient] of stage.gradients.entries())
    if (gradient && isChanged(input)) rule(edgeOf(stage, input), gradient);
  changed.beside?.(operation);
}

/** Passes a stage's gradient back as its operation says. @param isWanted to which of its inputs */
function pullBack(
  { node, inputs, output, outputGradient, gradients, shapes, scratch }: Stage,
  isWanted: (input: number) => boolean = () => true,
): void {
  const wanted = gradients.map((gradient, input) => (isWanted(input) ? gradient : null));
  node.op.vjp(inputs, output, outputGradient, wanted, shapes, scratch);
}

const edgeOf = (stage: Stage, input: number): Edge => ({ ...stage, op: stage.node.op, input });

function kindOf(graph: NetworkGraph, { node: { output } }: Stage): StageKind | undefined {
  if (output === graph.penalty) return "penalty";
  if (output === graph.exampleLosses) return "loss";
  // Without a penalty the data's loss is the whole.
  if (output === graph.dataLoss) return "reduction";
  const { role } = graph.tensors[output].ref;
  return role === "preActivation" ? "weightedSum" : role === "stage" ? "activation" : undefined;
}

function updateWrong(
  { update: wrong }: Bug,
  state: OptimizerState,
  plan: Plan,
  parameters: Float64Array,
): void {
  const { schedule, ...rest } = state;
  const rate = wrong?.learningRate;
  const settings = { ...state.settings, ...(rate !== undefined && { learningRate: rate }) };
  const parameterGradients = wrong?.gradient
    ? plan.parameterGradients.map(wrong.gradient)
    : plan.parameterGradients;
  update(
    { ...rest, settings, ...(rate === undefined && schedule && { schedule }) },
    { ...plan, parameters, parameterGradients },
  );
}
