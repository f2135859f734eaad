import { penaltyOf } from "../document/variants";
import type { Node } from "../graph/graph";
import { nameOf, plainName } from "../names/canonicalName";
import { gradientOf, slopeOf } from "../names/quantity";
import type { Plain } from "../names/tensorRef";
import type { Pass } from "../pass/pass";
import { elementOf } from "../pass/plans/elementOf";
import type { Plan } from "../pass/plans/plan";
import { penalties } from "../penalties";

/** One way from a weight to the loss, for one example. */
export interface WeightPath {
  /** 1-based; absent where there is one example alone. */
  readonly example?: number;
  /** What the weight multiplies, then each local derivative on the way, and last what the loss does with the output. */
  readonly factors: readonly { readonly quantity: string; readonly value: number }[];
  /** The product of the factors. */
  readonly value: number;
}

/** A weight's gradient as the sum over all paths from it to the loss. */
export interface Paths {
  /** The gradient, as backward found it. */
  readonly total: number;
  readonly count: number;
  /** The paths with the largest contributions, largest first. */
  readonly listed: readonly WeightPath[];
  /** The sum of all paths that aren't listed. */
  readonly rest: number;
  /** The penalty's part, which goes along no path. */
  readonly penalty: number;
}

/** A local derivative that isn't 0, from a unit to one of the next. */
interface UnitLink {
  readonly to: number;
  readonly quantity: string;
  readonly value: number;
}

/**
 * The gradient of `weight` taken apart into paths.
 * @param weight a weight, without an example; a path for each example counts on its own
 * @param most how many paths are listed; all count in `rest`
 */
export function pathsOf(pass: Pass, weight: Plain, most = 50): Paths {
  const { plan } = pass;
  const { batch, graph } = plan;
  const layer = (weight.layer ?? 1) - 1;
  const [to, from] = weight.index;
  const { weights, input } = graph.layers[layer];
  const columns = graph.tensors[weights].shape[1];
  const gradient = plan.gradients[weights][(to - 1) * columns + (from - 1)];
  const largest: WeightPath[] = [];
  let count = 0;
  let all = 0;

  for (let n = 0; n < batch; n++) {
    const links = linksFrom(pass, layer, n);
    const index = (from - 1) * batch + n;
    const factors = [
      { quantity: plainName(elementOf(plan, input, index)), value: plan.values[input][index] },
    ];
    const walk = (depth: number, unit: number, product: number) => {
      for (const { to: next, quantity, value } of links[depth][unit]) {
        factors.push({ quantity, value });
        if (depth === links.length - 1) arrive(factors, product * value, batch > 1 ? n + 1 : undefined);
        else walk(depth + 1, next, product * value);
        factors.pop();
      }
    };
    walk(0, to - 1, factors[0].value);
  }

  function arrive(factors: WeightPath["factors"], value: number, example: number | undefined): void {
    count += 1;
    all += value;
    const index = largest.findIndex((other) => Math.abs(value) > Math.abs(other.value));
    if (index < 0 && largest.length >= most) return;
    largest.splice(index < 0 ? largest.length : index, 0, {
      ...(example && { example }),
      factors: [...factors],
      value,
    });
    if (largest.length > most) largest.pop();
  }

  const listed = largest.reduce((sum, { value }) => sum + value, 0);
  return {
    total: gradient,
    count,
    listed: largest,
    rest: count > largest.length ? all - listed : 0,
    penalty: penaltySlope(pass, layer, plan.values[weights], (to - 1) * columns + (from - 1)),
  };
}

/** What the penalty adds to the gradient of a layer's weight number k. */
function penaltySlope({ document }: Pass, layer: number, weights: Float64Array, k: number): number {
  const coefficients = penaltyOf(document.layers[layer]);
  const gradient = new Float64Array(weights.length);
  for (const { id, addSlopes } of penalties)
    if (coefficients[id] !== 0) addSlopes(weights, gradient, coefficients[id]);
  return gradient[k];
}

/** For each operation between a layer's weighted sum and the loss, the links from each of its units. */
function linksFrom({ plan }: Pass, layer: number, n: number): UnitLink[][][] {
  const { graph } = plan;
  const producers = new Map<number, Node>(
    [...graph.nodes, ...graph.shown].map((node) => [node.output, node]),
  );
  const shown = new Set(graph.shown.map(({ output }) => output));
  const steps: UnitLink[][][] = [];
  let tensor = graph.layers[layer].preActivation;
  for (let l = layer; l < graph.layers.length; l++) {
    if (l > layer) {
      steps.push(throughWeights(plan, tensor, l));
      tensor = graph.layers[l].preActivation;
    }
    for (const stage of graph.layers[l].stages) {
      // A fused loss takes the activation's input: its gradient there already holds the activation's slope.
      if (shown.has(stage)) continue;
      steps.push(throughActivation(plan, tensor, stage, producers.get(stage) as Node, n));
      tensor = stage;
    }
  }
  steps.push(intoLoss(plan, tensor, n));
  return steps;
}

/** From each unit along all of its weights into the layer above. */
function throughWeights({ graph, values }: Plan, tensor: number, layer: number): UnitLink[][] {
  const { weights } = graph.layers[layer];
  const [outputs, inputs] = graph.tensors[weights].shape;
  return Array.from({ length: graph.tensors[tensor].shape[0] }, (_, i) =>
    Array.from({ length: outputs }, (_, j) => ({
      to: j,
      quantity: plainName(elementOf({ graph, batch: 1 }, weights, j * inputs + i)),
      value: values[weights][j * inputs + i],
    })),
  );
}

/** The local derivatives of an activation, read off its own backward rule with one output's gradient set to 1. */
function throughActivation(
  { graph, values, batch }: Plan,
  tensor: number,
  stage: number,
  { op }: Node,
  n: number,
): UnitLink[][] {
  const units = graph.tensors[tensor].shape[0];
  const column = (id: number) => Float64Array.from({ length: units }, (_, k) => values[id][k * batch + n]);
  const [input, output] = [column(tensor), column(stage)];
  const links: UnitLink[][] = Array.from({ length: units }, () => []);
  const shape = [units, 1];
  for (let to = 0; to < units; to++) {
    const [one, slopes] = [new Float64Array(units), new Float64Array(units)];
    one[to] = 1;
    op.vjp([input], output, one, [slopes], [shape], new Float64Array(0));
    slopes.forEach((value, from) => {
      // Elementwise, only a unit's own slope is a way at all, even where it is 0.
      if (from !== to && value === 0) return;
      const plainAt = (id: number, k: number) => elementOf({ graph, batch }, id, k * batch + n);
      const quantity = nameOf(slopeOf(plainAt(stage, to), plainAt(tensor, from)));
      links[from].push({ to, quantity, value });
    });
  }
  return links;
}

/** What the loss does with each output, as backward found it. */
function intoLoss({ graph, gradients, batch }: Plan, tensor: number, n: number): UnitLink[][] {
  return Array.from({ length: graph.tensors[tensor].shape[0] }, (_, k) => {
    const of = elementOf({ graph, batch }, tensor, k * batch + n);
    const quantity = nameOf(gradientOf(of));
    return [{ to: k, quantity, value: gradients[tensor][k * batch + n] }];
  });
}
