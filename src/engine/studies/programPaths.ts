import type { Node } from "../graph/graph";
import { nameOf, plainName } from "../names/canonicalName";
import { slopeOf } from "../names/quantity";
import type { Plain } from "../names/tensorRef";
import { elementOf } from "../pass/plans/elementOf";
import type { ProgramPass } from "../pass/programs/programPass";
import { slotOf } from "../pass/slotOf";
import type { Paths, WeightPath } from "./paths";

/** A local derivative that isn't 0, from one number to another that is computed from it. */
interface NumberLink {
  readonly tensor: number;
  readonly k: number;
  readonly quantity: string;
  readonly value: number;
}

/** So many paths are followed at most; all of them count. */
const mostFollowed = 20_000;

/**
 * The gradient of a program's number taken apart into paths: one for each way through its operations to the number whose
 * gradients are taken.
 * @param most how many paths are listed, the largest first; all count in `rest`
 * @throws Error where the pass has no such number
 */
export function programPathsOf(pass: ProgramPass, of: Plain, most = 50): Paths {
  const { plan, graph } = pass;
  const start = slotOf(plan, of);
  if (!start) throw new Error(`paths: there is no number ${plainName(of)}`);
  const links = linksOf(pass);
  const isEnd = (tensor: number, k: number) => tensor === graph.loss && k === graph.lossIndex;
  const counts = new Map<string, number>();
  const countFrom = (tensor: number, k: number): number => {
    if (isEnd(tensor, k)) return 1;
    const key = `${tensor} ${k}`;
    const known = counts.get(key);
    if (known !== undefined) return known;
    const count = links(tensor, k).reduce((sum, link) => sum + countFrom(link.tensor, link.k), 0);
    counts.set(key, count);
    return count;
  };
  const largest: WeightPath[] = [];
  const factors: WeightPath["factors"][number][] = [];
  let followed = 0;
  const walk = (tensor: number, k: number, product: number): void => {
    if (isEnd(tensor, k)) {
      followed += 1;
      const index = largest.findIndex(({ value }) => Math.abs(product) > Math.abs(value));
      if (index < 0 && largest.length >= most) return;
      largest.splice(index < 0 ? largest.length : index, 0, { factors: [...factors], value: product });
      if (largest.length > most) largest.pop();
      return;
    }
    for (const { tensor: next, k: index, quantity, value } of links(tensor, k)) {
      if (followed >= mostFollowed) return;
      if (countFrom(next, index) === 0) continue;
      factors.push({ quantity, value });
      walk(next, index, product * value);
      factors.pop();
    }
  };
  walk(start.tensor, start.k, 1);
  const total = plan.gradients[start.tensor][start.k];
  const count = countFrom(start.tensor, start.k);
  const listed = largest.reduce((sum, { value }) => sum + value, 0);
  return { total, count, listed: largest, rest: count > largest.length ? total - listed : 0, penalty: 0 };
}

/** What is computed from a number next, each with its local derivative. */
function linksOf({ plan, graph }: ProgramPass): (tensor: number, k: number) => readonly NumberLink[] {
  const uses = new Map<number, { readonly node: Node; readonly input: number }[]>();
  for (const node of graph.nodes)
    for (const [input, tensor] of node.inputs.entries())
      if (!graph.tensors[tensor].isConstant) uses.set(tensor, [...(uses.get(tensor) ?? []), { node, input }]);
  const scratches = new Map(plan.forward.map(({ node, scratch }) => [node.output, scratch]));
  const known = new Map<string, readonly (readonly NumberLink[])[]>();

  /** Read off the operation's own rule, with the gradient of one number of its output set to 1. */
  const through = (node: Node, input: number): readonly (readonly NumberLink[])[] => {
    const key = `${node.output} ${input}`;
    const before = known.get(key);
    if (before) return before;
    const { op, inputs, output } = node;
    const values = inputs.map((id) => plan.values[id]);
    const shapes = inputs.map((id) => graph.tensors[id].shape);
    const links: NumberLink[][] = Array.from(values[input], () => []);
    const one = new Float64Array(plan.values[output].length);
    for (let to = 0; to < one.length; to++) {
      const slopes = new Float64Array(values[input].length);
      one[to] = 1;
      op.vjp(
        values,
        plan.values[output],
        one,
        inputs.map((_, k) => (k === input ? slopes : null)),
        shapes,
        scratches.get(output) ?? new Float64Array(0),
      );
      one[to] = 0;
      slopes.forEach((value, from) => {
        if (value === 0) return;
        const quantity = nameOf(slopeOf(elementOf(plan, output, to), elementOf(plan, inputs[input], from)));
        links[from].push({ tensor: output, k: to, quantity, value });
      });
    }
    known.set(key, links);
    return links;
  };
  return (tensor, k) => (uses.get(tensor) ?? []).flatMap(({ node, input }) => through(node, input)[k]);
}
