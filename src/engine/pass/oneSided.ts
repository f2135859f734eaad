import type { Role } from "../names/tensorRef";
import type { Shape } from "../shape";
import type { GraphPass } from "./pass";
import type { Stage } from "./plans/plan";

/** A number of a tensor, by its flat index, at which an operation has a kink or a jump. */
export interface Tie {
  readonly stage: Stage;
  /** A tensor of the graph. */
  readonly tensor: number;
  readonly k: number;
  /** What has it, where the operation says so of each. */
  readonly of?: string | undefined;
}

/** What a small move of one number does to the loss, where raising and lowering may differ. */
export interface OneSided {
  /** How fast the loss changes on the way. */
  readonly rate: number;
  /** The same of the penalty alone. */
  readonly penaltyRate: number;
  /** The kinks that the way leads off from; what jumps there isn't in the rate. */
  readonly ties: readonly Tie[];
  /** Those at which the way leads over a jump. */
  readonly jumps: readonly Tie[];
}

/**
 * The loss's one-sided derivative along one number of the network: forwards, operation by operation, each on that side
 * of its kinks to which the number moves it. Where there is no kink it is the gradient, or minus the gradient.
 * @param direction 1 to raise the number, −1 to lower it
 */
export function oneSided(pass: GraphPass, tensor: number, k: number, direction: 1 | -1): OneSided {
  const { graph, plan } = pass;
  const rates = new Map<number, Float64Array>();
  rates.set(tensor, plan.values[tensor].map(() => 0).fill(direction, k, k + 1));
  const ties: Tie[] = [];
  const jumps: Tie[] = [];
  for (const stage of stagesAfter(pass, tensor)) {
    const { node, inputs } = stage;
    if (!node.inputs.some((id) => rates.has(id))) continue;
    const moves = node.inputs.map((id, index) => rates.get(id) ?? new Float64Array(inputs[index].length));
    const { role } = graph.tensors[node.output].ref;
    const left = leftKinks(stage, moves, role);
    ties.push(...left.ties);
    // What an operation has kept for its way back isn't sent from worker to page.
    const at = left.ties.length > 0 || node.op.scratch ? beside(stage, left.inputs) : stage;
    const jumped = node.op.jumps
      ? left.ties.filter(({ k: index }) => at.output[index] !== stage.output[index])
      : [];
    jumps.push(...jumped);
    rates.set(node.output, ratesAfter(at, moves, role));
  }
  const end = (id: number | undefined, k = 0) => (id === undefined ? 0 : (rates.get(id)?.[k] ?? 0));
  return {
    rate: end(graph.loss, graph.lossIndex),
    penaltyRate: end(graph.order.parameters.find(({ penalty }) => penalty)?.penalty?.node.output),
    ties,
    jumps,
  };
}

/** Whether anything of the pass sits on a kink or a jump. */
export function hasTies({ plan }: GraphPass): boolean {
  return [...plan.forward, ...plan.shown, ...(plan.textbookLoss ? [plan.textbookLoss] : [])].some(
    (stage) => touchedKinks(stage).size > 0,
  );
}

/** From the last activation the loss is the textbook's, where the pass itself goes past it. */
function stagesAfter({ plan }: GraphPass, tensor: number): Stage[] {
  const { forward, textbookLoss } = plan;
  if (!textbookLoss || textbookLoss.node.inputs[0] !== tensor) return [...forward];
  const fused = forward.findIndex(({ node }) => node.output === textbookLoss.node.output);
  return [textbookLoss, ...forward.slice(fused + 1)];
}

/** The kinks that a move leaves, and the inputs a little way on. */
function leftKinks(stage: Stage, moves: readonly Float64Array[], role: Role) {
  const on = touchedKinks(stage);
  if (on.size === 0) return { ties: [], inputs: stage.inputs };
  const fastest = moves.reduce(
    (most, rates) => rates.reduce((m, rate) => Math.max(m, Math.abs(rate)), most),
    0,
  );
  // So short a way that nothing else is reached; near a loss's margin of 1 it must be long enough for float64.
  const [length, shortest] = role === "stage" ? [2 ** -40, 0] : [2 ** -20, 2 ** -46];
  const way = fastest > 0 ? length / fastest : 0;
  const inputs = stage.inputs.map((input, index) => input.map((value, k) => value + way * moves[index][k]));
  const ties: Tie[] = [];
  // One number may have several kinks, of which it is on one: they are told apart by their places in the order.
  seeStageKinks(stage, inputs, (kink, distance, input, k, of) => {
    if (on.has(kink) && Math.abs(distance) > shortest)
      ties.push({ stage, tensor: stage.node.inputs[input], k, of });
  });
  return { ties, inputs };
}

/** Which of an operation's kinks, counted in their order, its inputs are on. */
function touchedKinks(stage: Stage): ReadonlySet<number> {
  const kinks = new Set<number>();
  seeStageKinks(stage, stage.inputs, (kink, distance) => {
    if (distance === 0) kinks.add(kink);
  });
  return kinks;
}

/** An operation's kinks with their distances, always in the same order. */
function seeStageKinks(
  { node: { op }, shapes }: Stage,
  inputs: readonly Float64Array[],
  see: (kink: number, distance: number, input: number, k: number, of?: string) => void,
): void {
  let kink = 0;
  op.kinks?.(inputs, shapes, (input, k, distance, of) => see(kink++, distance, input, k, of));
}

function beside(stage: Stage, inputs: readonly Float64Array[]): Stage {
  const output = stage.output.slice();
  const scratch = stage.scratch.slice();
  stage.node.op.forward(inputs, output, stage.shapes, scratch);
  return { ...stage, inputs, output, scratch };
}

/** How fast an operation's output changes with its inputs. */
function ratesAfter(
  { node: { op }, inputs, output, shapes, scratch }: Stage,
  moves: readonly Float64Array[],
  role: Role,
): Float64Array {
  const result = new Float64Array(output.length);
  // The local slopes of an activation are a symmetric matrix: those of one number alone, and softmax's too.
  if (role === "stage") {
    op.vjp(inputs, output, moves[0], [result], shapes, scratch);
    return result;
  }
  if (role === "preActivation") return affineRates(op.forward, inputs, moves, shapes, result);
  if (role === "value") return anyRates({ node: { op }, inputs, output, shapes, scratch }, moves);
  const gradients = inputs.map((input) => new Float64Array(input.length));
  op.vjp(
    inputs,
    output,
    result.map(() => 1),
    gradients,
    shapes,
    scratch,
  );
  gradients.forEach((gradient, input) => {
    for (let k = 0; k < gradient.length; k++) result[k % result.length] += gradient[k] * moves[input][k];
  });
  return result;
}

/** Of any operation, number by number: its way back from one of them alone is a row of its slopes. */
function anyRates(
  {
    node: { op },
    inputs,
    output,
    shapes,
    scratch,
  }: Pick<Stage, "inputs" | "output" | "shapes" | "scratch"> & {
    readonly node: Pick<Stage["node"], "op">;
  },
  moves: readonly Float64Array[],
): Float64Array {
  const kept = scratch.slice();
  return output.map((_, k) => {
    const gradients = inputs.map((input) => new Float64Array(input.length));
    const start = new Float64Array(output.length).fill(1, k, k + 1);
    op.vjp(inputs, output, start, gradients, shapes, kept);
    let rate = 0;
    gradients.forEach((gradient, input) => {
      for (let i = 0; i < gradient.length; i++) if (gradient[i] !== 0) rate += gradient[i] * moves[input][i];
    });
    return rate;
  });
}

/** How many products a one-sided slope takes at most, where operations are any: more than is worth a sentence isn't tried. */
const mostProducts = 1_000_000;

/** Whether the slopes on both sides of a kink can be told in time. */
export function isFeasible({ plan }: GraphPass): boolean {
  const products = plan.forward
    .filter(({ node }) => node.location)
    .map(({ inputs, output }) => output.length * inputs.reduce((sum, { length }) => sum + length, 0));
  return products.reduce((sum, count) => sum + count, 0) <= mostProducts;
}

/** Of W X + b: what W's move does to X as it is, W as it is to X's move, and b's move. */
function affineRates(
  forward: Stage["node"]["op"]["forward"],
  [W, X, b]: readonly Float64Array[],
  [dW, dX, db]: readonly Float64Array[],
  shapes: readonly Shape[],
  result: Float64Array,
): Float64Array {
  const none = new Float64Array(0);
  const ofX = new Float64Array(result.length);
  forward([dW, X, db], result, shapes, none);
  forward([W, dX, b.map(() => 0)], ofX, shapes, none);
  return result.map((rate, k) => rate + ofX[k]);
}
