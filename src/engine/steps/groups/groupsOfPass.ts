import { type ExampleScope, isTogether } from "../../names/presentation";
import type { GraphPass } from "../../pass/pass";
import { accumulateGroups } from "./accumulateGroups";
import { backwardGroups } from "./backwardGroups";
import { valueGroup } from "./forwardGroups";
import type { StepGroup } from "./group";
import { batchParameterGroups } from "./parameterGroups";
import { type PassView, viewPass } from "./passView";
import { updateGroups } from "./updateGroups";

/** All groups of a pass, in the order in which one works it by hand: that of its graph. */
export function groupsOfPass(pass: GraphPass, scope: ExampleScope): StepGroup[] {
  const batch = viewPass(pass);
  if (isTogether(scope) && pass.plan.batch > 1) return togetherGroups(batch);
  const examples = Array.from({ length: pass.plan.batch }, (_, n) => viewPass(pass, n));
  return [
    ...examples.flatMap(forwardPassGroups),
    ...examples.flatMap(lossGroups),
    ...totals(batch),
    ...examples.flatMap(backwardPassGroups),
    ...(examples.length > 1 ? accumulateGroups(batch, examples) : []),
    ...updateGroups(batch),
  ];
}

/** Layer by layer, each for all examples: what one computes with matrices. */
function togetherGroups(batch: PassView): StepGroup[] {
  const numbersPerUnit = batch.pass.plan.batch;
  const inRows = (group: StepGroup): StepGroup => ({ ...group, numbersPerUnit });
  return [
    ...forwardPassGroups(batch).map(inRows),
    ...lossGroups(batch).map(inRows),
    ...totals(batch),
    ...backwardPassGroups(batch).map(inRows),
    ...batchParameterGroups(batch),
    ...updateGroups(batch),
  ].map((group) => ({ ...group, together: true }));
}

const forwardPassGroups = (view: PassView) =>
  view.pass.graph.order.forward.map((rule) => valueGroup(view, rule));

function lossGroups(view: PassView): StepGroup[] {
  const { loss } = view.pass.graph.order;
  return loss ? [valueGroup(view, loss)] : [];
}

const backwardPassGroups = (view: PassView) =>
  view.pass.graph.order.backward.flatMap((rule) => backwardGroups(view, rule));

/** The batch's reduction, the penalty and their sum, as far as there are any. */
const totals = (batch: PassView) =>
  batch.pass.graph.order.totals
    .filter(({ onlyOfSeveral }) => !onlyOfSeveral || batch.pass.plan.batch > 1)
    .map((rule) => valueGroup(batch, rule));
