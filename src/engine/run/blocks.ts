import { backwardBlocks } from "./backwardBlocks";
import type { Block } from "./block";
import { forwardBlocks } from "./forwardBlocks";
import { batchLossBlocks, exampleLossBlock } from "./lossBlocks";
import { accumulateBlocks } from "./parameterBlocks";
import type { Pass } from "./pass";
import { viewPass } from "./passView";
import { updateBlocks } from "./updateBlocks";

/** All blocks of a pass, in the order in which one works it by hand. */
export function createBlocks(pass: Pass): Block[] {
  const batch = viewPass(pass);
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
