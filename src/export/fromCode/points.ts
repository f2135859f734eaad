import where from "../../engine/ops/elementwise/choices/where";
import masked from "../../engine/ops/shapes/masked";
import { backward, forward } from "../../engine/pass/passes";
import type { Plan } from "../../engine/pass/plans/plan";
import { createMovableProgram } from "../../engine/pass/programs/movableProgram";
import { createRecordedPlan, type ProgramPass } from "../../engine/pass/programs/programPass";
import type { ProgramGraph } from "../../engine/program/graph/programGraph";
import { createRandom } from "../../engine/random";
import { NoNetwork } from "./noNetwork";

/** A program's numbers with certain parameters. */
export type ProgramPoint = Plan<ProgramGraph>;

/** Points beside the program's own. */
const others = 4;

/**
 * The program's own numbers, and those that it has with other parameters: what agrees in all of them does so for another
 * reason than chance. It is run again with them; where a parameter isn't a variable of the module, as that of an `nn.Linear`,
 * the recorded operations are carried out.
 * @param now a clock in milliseconds
 * @throws NoNetwork where these would choose numbers by a condition of before
 */
export function trialPoints(
  pass: ProgramPass,
  parameters: ReadonlySet<number>,
  now: () => number,
): ProgramPoint[] {
  const { graph, plan: own } = pass;
  const random = createRandom(1);
  return Array.from({ length: others + 1 }, (_, k) => {
    const changed = new Map(
      [...parameters].map((id) => [
        id,
        own.values[id].map((value) => (k === 0 ? value : value + 2 * random() - 1)),
      ]),
    );
    return rerun(pass, changed, now) ?? replayed(graph, changed);
  });
}

function rerun(
  { document, graph }: ProgramPass,
  changed: ReadonlyMap<number, Float64Array>,
  now: () => number,
): ProgramPoint | undefined {
  const starts = new Map([...changed].map(([id, numbers]) => [graph.names[id].stem, numbers]));
  const ran = createMovableProgram(now).run(document, starts);
  if ("fault" in ran) return undefined;
  const { plan } = ran.pass;
  const isThere =
    plan.graph.nodes.length === graph.nodes.length &&
    plan.graph.tensors.every(({ ref }, id) => ref.base === graph.tensors[id]?.ref.base) &&
    [...changed].every(([id, numbers]) => numbers.every((value, k) => Object.is(value, plan.values[id][k])));
  return isThere ? plan : undefined;
}

function replayed(graph: ProgramGraph, changed: ReadonlyMap<number, Float64Array>): ProgramPoint {
  const condition = graph.nodes.find(({ op }) => op.id === where.id || op.id === masked.id);
  if (condition)
    throw new NoNetwork(
      `line ${condition.location?.line ?? 1} chooses numbers by a condition; written with relu or maximum it could be told`,
    );
  const plan = createRecordedPlan(graph);
  for (const [id, numbers] of changed) plan.values[id].set(numbers);
  forward(plan);
  backward(plan);
  return plan;
}

/** Relative to the largest of the numbers; those that aren't finite are the same where they are equal. */
export function areSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  let largest = 1e-3;
  for (let k = 0; k < b.length; k++) if (Number.isFinite(b[k])) largest = Math.max(largest, Math.abs(b[k]));
  return Array.from(a).every((x, k) => Object.is(x, b[k]) || Math.abs(x - b[k]) <= 1e-9 * largest);
}
