import type { Tensor } from "../../engine/graph/graph";
import { plainName } from "../../engine/names/canonicalName";
import type { Quantity } from "../../engine/names/quantity";
import { rowPerNumber } from "../../engine/names/quantityRows";
import { isGiven } from "../../engine/names/tensorRef";
import type { GraphPass, Pass } from "../../engine/pass/pass";
import { elementOf } from "../../engine/pass/plans/elementOf";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import type { Trace } from "../../engine/steps/trace";

/** A number of the network, its gradient and what the update makes of it, where it has them. */
export interface QuantityRow {
  readonly name: string;
  readonly quantity: Quantity;
  readonly value: number;
  readonly gradient: number | undefined;
  readonly updated: number | undefined;
}

/** All quantities of a pass, of every example of its batch, in the order of the pass. */
export function quantityRows(trace: Trace<Pass>): QuantityRow[] {
  const values = new Map<string, number>(given(trace.pass));
  for (let example = 1; example <= trace.pass.plan.batch; example++)
    for (const { name, value } of trace.quantities(example)) values.set(name, value);
  const at = (name: string | undefined) => (name === undefined ? undefined : values.get(name));
  return rowPerNumber({ names: [...values.keys()] }).map(({ name, quantity, gradient, updated }) => ({
    name,
    quantity,
    value: values.get(name) as number,
    gradient: at(gradient),
    updated: at(updated),
  }));
}

/** The same of a program, which has no examples. */
export function programRows(trace: Trace<ProgramPass>): QuantityRow[] {
  const { graph } = trace.pass;
  const made = new Set(graph.nodes.map(({ output }) => output));
  const started = given(trace.pass, ({ id, ref }) => ref.role !== "literal" && !made.has(id));
  const values = new Map<string, number>(started);
  for (const { name, value } of trace.quantities()) values.set(name, value);
  const at = (name: string | undefined) => (name === undefined ? undefined : values.get(name));
  const reader = { parse: graph.parse, of: graph.lossName };
  return rowPerNumber({ names: [...values.keys()] }, reader).map(({ name, quantity, gradient, updated }) => ({
    name,
    quantity,
    value: values.get(name) as number,
    gradient: at(gradient),
    updated: at(updated),
  }));
}

/** What a pass starts from: of a network inputs, targets and parameters. */
function* given(
  { plan }: GraphPass,
  isWanted = ({ ref }: Tensor) => isGiven(ref),
): Iterable<[string, number]> {
  for (const tensor of plan.graph.tensors) {
    const { id } = tensor;
    if (!isWanted(tensor)) continue;
    for (const [k, value] of plan.values[id].entries()) yield [plainName(elementOf(plan, id, k)), value];
  }
}
