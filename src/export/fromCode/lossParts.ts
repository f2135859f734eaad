import type { Settings } from "../../engine/math/parameter";
import add from "../../engine/ops/elementwise/arithmetic/add";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { penalties as known } from "../../engine/penalties";
import type { Penalty } from "../../engine/penalties/penalty";
import { NoNetwork } from "./noNetwork";
import { areSame, type ProgramPoint } from "./points";

/** What a program's loss is made of: the data's, and a penalty for each layer that has one. */
export interface LossParts {
  /** The tensor that holds the loss of the data. */
  readonly data: number;
  /** By the place of the layer. */
  readonly penalties: ReadonlyMap<number, Settings>;
}

/**
 * Tells the loss of the data from what is added to it that depends on weights alone.
 * @param fromData what is computed from the first layer's input
 * @param weights the tensor of each layer's weights
 * @throws NoNetwork where what is added isn't a penalty that a network has
 */
export function lossParts(
  { graph }: ProgramPass,
  points: readonly ProgramPoint[],
  fromData: ReadonlySet<number>,
  weights: readonly number[],
): LossParts {
  const makes = new Map(graph.nodes.map((node) => [node.output, node]));
  const penalties = new Map<number, Settings>();
  const added = termsOf(graph.loss);
  const ofData = added.filter((id) => fromData.has(id));
  if (added.length === 1 || ofData.length !== 1) return { data: graph.loss, penalties };
  for (const id of added) if (id !== ofData[0]) addPenalty(id);
  return { data: ofData[0], penalties };

  /** What is added up to a number. */
  function termsOf(id: number): number[] {
    const node = makes.get(id);
    const isSum = node?.op.id === add.id && (id === graph.loss || !fromData.has(id) || isMixed(id));
    return isSum ? node.inputs.flatMap(termsOf) : [id];
  }

  /** Whether something that the data leads to is added to something else. */
  function isMixed(id: number): boolean {
    return makes.get(id)?.inputs.some((input) => !fromData.has(input)) === true;
  }

  function addPenalty(term: number) {
    const behind = ancestorsOf(term);
    const layers = weights.flatMap((id, l) => (sourceOf(id).some((leaf) => behind.has(leaf)) ? [l] : []));
    const totalOf = ({ values }: ProgramPoint, { value }: Penalty) =>
      layers.reduce((sum, l) => sum + value(values[weights[l]]), 0);
    for (const kind of known) {
      const coefficient = points[0].values[term][0] / totalOf(points[0], kind);
      const fits = points.every((point) => areSame(point.values[term], [coefficient * totalOf(point, kind)]));
      if (!fits || layers.some((l) => penalties.get(l)?.[kind.id] !== undefined)) continue;
      for (const l of layers) penalties.set(l, { ...penalties.get(l), [kind.id]: coefficient });
      return;
    }
    throw new NoNetwork(
      `line ${makes.get(term)?.location?.line ?? 1} adds something to the loss that isn't λ times a penalty that a network has on its weights: ${known.map(({ label }) => label).join(" or ")}`,
    );
  }

  function ancestorsOf(id: number): Set<number> {
    const found = new Set([id]);
    for (const { inputs, output } of graph.nodes.toReversed())
      if (found.has(output)) for (const input of inputs) found.add(input);
    return found;
  }

  /** The arrays that a matrix is an arrangement of. */
  function sourceOf(id: number): number[] {
    return [...ancestorsOf(id)].filter((one) => !makes.has(one));
  }
}
