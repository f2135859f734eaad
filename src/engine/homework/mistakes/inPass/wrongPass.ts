import type { NetworkDocument } from "../../../document/document";
import type { NetworkGraph } from "../../../graph/graph";
import { nameOf, type Plain } from "../../../names/quantity";
import type { Pass } from "../../../pass/pass";
import { forward } from "../../../pass/passes";
import { createLoadedPlan } from "../../../pass/plans/loadedPlan";
import type { Plan, Stage } from "../../../pass/plans/plan";
import { elementOf } from "../../../pass/plans/tensorNames";
import { type OptimizerState, resumedOptimizer, update } from "../../../pass/update";
import { type Bug, pullBack, type StageKind } from "./bug";

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
    numbers.set(nameOf({ kind: "gradient", from: "L", of }), value);
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
      numbers.set(nameOf({ kind: "updated", of: elementOf(plan, tensor, k) }), updated[offset + k]);
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
  const kind = kindOf(plan.graph, stage);
  const wrong = kind && bug.back?.[kind];
  const { layer } = plan.graph.tensors[stage.node.output];
  if (wrong) wrong(stage, { document, plan, whole, ...(layer !== undefined && { layer }) });
  else pullBack(stage);
}

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
