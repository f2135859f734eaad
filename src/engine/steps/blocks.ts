import type { Pass } from "../pass/pass";
import { backwardBlocks } from "./backwardBlocks";
import type { Block } from "./block";
import { forwardBlocks } from "./forwardBlocks";
import { batchLossBlocks, exampleLossBlock } from "./lossBlocks";
import { accumulateBlocks, batchParameterBlocks } from "./parameterBlocks";
import { type PassView, viewPass } from "./passView";
import type { Scope } from "./scope";
import { updateBlocks } from "./updateBlocks";

/** All blocks of a pass, in the order in which one works it by hand. */
export function createBlocks(pass: Pass, scope: Scope): Block[] {
  const batch = viewPass(pass);
  if (scope === "batch" && pass.plan.batch > 1) return togetherBlocks(batch);
  const examples = Array.from({ length: pass.plan.batch }, (_, n) => viewPass(pass, n));
  return [
    ...examples.flatMap(forwardBlocks),
    ...examples.map(exampleLossBlock),
    ...batchLossBlocks(batch),
    ...examples.flatMap(backwardBlocks),
    ...(examples.length > 1 ? accumulateBlocks(batch, examples) : []),
    ...updateBlocks(batch),
  ];
}

/** Layer by layer, each for all examples: what one computes with matrices. */
function togetherBlocks(batch: PassView): Block[] {
  const group = batch.pass.plan.batch;
  const inRows = (block: Block): Block => ({ ...block, group });
  return [
    ...forwardBlocks(batch).map(inRows),
    inRows(exampleLossBlock(batch)),
    ...batchLossBlocks(batch),
    ...backwardBlocks(batch).map(inRows),
    ...batchParameterBlocks(batch),
    ...updateBlocks(batch),
  ].map((block) => ({ ...block, together: true }));
}
