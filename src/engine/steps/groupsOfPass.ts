import { isTogether, type Scope } from "../names/presentation";
import type { Pass } from "../pass/pass";
import { backwardGroups } from "./backwardGroups";
import { forwardGroups } from "./forwardGroups";
import type { StepGroup } from "./group";
import { batchLossGroups, exampleLossGroup } from "./lossGroups";
import { accumulateGroups, batchParameterGroups } from "./parameterGroups";
import { type PassView, viewPass } from "./passView";
import { updateGroups } from "./updateGroups";

/** All groups of a pass, in the order in which one works it by hand. */
export function groupsOfPass(pass: Pass, scope: Scope): StepGroup[] {
  const batch = viewPass(pass);
  if (isTogether(scope) && pass.plan.batch > 1) return togetherGroups(batch);
  const examples = Array.from({ length: pass.plan.batch }, (_, n) => viewPass(pass, n));
  return [
    ...examples.flatMap(forwardGroups),
    ...examples.map(exampleLossGroup),
    ...batchLossGroups(batch),
    ...examples.flatMap(backwardGroups),
    ...(examples.length > 1 ? accumulateGroups(batch, examples) : []),
    ...updateGroups(batch),
  ];
}

/** Layer by layer, each for all examples: what one computes with matrices. */
function togetherGroups(batch: PassView): StepGroup[] {
  const numbersPerUnit = batch.pass.plan.batch;
  const inRows = (group: StepGroup): StepGroup => ({ ...group, numbersPerUnit });
  return [
    ...forwardGroups(batch).map(inRows),
    inRows(exampleLossGroup(batch)),
    ...batchLossGroups(batch),
    ...backwardGroups(batch).map(inRows),
    ...batchParameterGroups(batch),
    ...updateGroups(batch),
  ].map((group) => ({ ...group, together: true }));
}
