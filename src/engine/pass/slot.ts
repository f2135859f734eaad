import type { Path } from "../document/changes";
import type { Graph } from "../graph/graph";
import { nameOf } from "../names/canonicalName";
import { gradientOf } from "../names/quantity";
import { forward } from "./passes";
import { elementOf } from "./plans/elementOf";
import type { Plan } from "./plans/plan";

/** Where one number of a plan's parameters or examples lies: its tensor, and its flat index into the buffer. */
export interface Slot {
  readonly tensor: number;
  readonly k: number;
}

/**
 * Where the number at a path of the document lies.
 * @returns nothing for what isn't a number of the plan: a setting is held by the operations themselves
 */
export function slotAt(plan: Plan, [part, ...path]: Path): Slot | undefined {
  const { graph, batch } = plan;
  if (part === "batch") {
    const [kind, example, feature] = path;
    const tensor = kind === "inputs" ? graph.input : kind === "targets" ? graph.target : undefined;
    // Documents have [example][feature], buffers [features, batch].
    return tensor === undefined ? undefined : slotIn(plan, tensor, feature, example, batch);
  }
  const [at, kind, row, column = 0] = path;
  const layer = part === "layers" ? graph.layers[Number(at)] : undefined;
  if (layer && kind === "weights")
    return slotIn(plan, layer.weights, row, column, graph.tensors[layer.weights].shape[1]);
  return layer && kind === "bias" ? slotIn(plan, layer.bias, row, 0, 1) : undefined;
}

function slotIn(
  { values }: Plan,
  tensor: number,
  row: string | number | undefined,
  column: string | number | undefined,
  columns: number,
): Slot | undefined {
  const isWithin = (index: unknown, count: number) => Number(index) >= 0 && Number(index) < count;
  const rows = values[tensor].length / columns;
  const fits = isWithin(row, rows) && isWithin(column, columns);
  return fits ? { tensor, k: Number(row) * columns + Number(column) } : undefined;
}

/** Every parameter, layer by layer, and then every input. */
export function allSlots({ graph, values }: Plan): Slot[] {
  const tensors = [...graph.layers.flatMap(({ weights, bias }) => [weights, bias]), graph.input];
  return tensors.flatMap((tensor) => Array.from(values[tensor], (_, k) => ({ tensor, k })));
}

/** The numbers that a graph starts from, as far as gradients arrive at them: of a program its literals. */
export function startingSlots({ graph, values }: Plan<Graph>): Slot[] {
  const made = new Set(graph.nodes.map(({ output }) => output));
  return graph.tensors
    .filter(({ id, isConstant }) => !isConstant && !made.has(id))
    .flatMap(({ id }) => Array.from(values[id], (_, k) => ({ tensor: id, k })));
}

/** What a check compares: of a network each parameter and input, of a program all that it starts from. */
export const checkedSlots = (plan: Plan<Graph>): Slot[] =>
  "layers" in plan.graph ? allSlots(plan as Plan) : startingSlots(plan);

/** `dL/dW1[1,1]` */
export function gradientName(plan: Plan<Graph>, { tensor, k }: Slot): string {
  return nameOf(gradientOf(elementOf(plan, tensor, k), plan.graph.lossName));
}

/**
 * Runs forward with the number at a place set to another value, and reads something off it. The number is then what it
 * was; all else in the plan stays as that pass left it.
 */
export function trying<Result>(
  plan: Plan<Graph>,
  { tensor, k }: Slot,
  value: number,
  see: () => Result,
): Result {
  const values = plan.values[tensor];
  const kept = values[k];
  values[k] = value;
  forward(plan);
  const seen = see();
  values[k] = kept;
  return seen;
}

/** The scalar whose gradients are taken, as the forward pass has left it: a network's loss with its penalties. */
export function lossValue({ values, graph }: Plan<Graph>): number {
  return values[graph.loss][graph.lossIndex];
}
