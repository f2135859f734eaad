import type { Node } from "../../engine/graph/node";
import add from "../../engine/ops/elementwise/arithmetic/add";
import matmul from "../../engine/ops/products/matmul";
import repeated from "../../engine/ops/shapes/repeated";
import reshape from "../../engine/ops/shapes/reshape";
import transpose from "../../engine/ops/shapes/transpose";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { sizeOf } from "../../engine/shape";
import { NoNetwork } from "./noNetwork";

/** One layer as a program computes it, by the ids of its tensors. */
export interface ChainLayer {
  /** The matrix as it stands in the product; a vector is one unit's weights. */
  readonly weights: number;
  /** Whether the matrix's rows are the inputs, not the units: x @ A. */
  readonly isTurned: boolean;
  readonly bias?: number;
  /** W a + b, or W a. */
  readonly preActivation: number;
}

export interface LayerChain {
  /** What the first layer takes. */
  readonly input: number;
  readonly layers: readonly ChainLayer[];
  /** What each layer but the last gives to the next. */
  readonly gives: readonly number[];
  /** Whether examples are columns. A vector is one example. */
  readonly isColumns: boolean;
  /** Everything that is a parameter. */
  readonly parameters: ReadonlySet<number>;
}

/** Operations that arrange numbers differently and change none. */
const arrangements = [transpose, reshape, repeated];

/**
 * The layers of a program, one after the other: each a product with weights that require a gradient, or are parameters.
 * @throws NoNetwork
 */
export function layerChain({ document, graph }: ProgramPass): LayerChain {
  const makes = new Map(graph.nodes.map((node) => [node.output, node]));
  const named = new Set(document.parameters);
  const isParameter = (id: number) =>
    !makes.has(id) &&
    (named.size > 0 ? named.has(graph.tensors[id].ref.base) : graph.recorded[id].owner !== undefined);
  /** The parameter that an array is, but for its arrangement. */
  const parameterBehind = (id: number): number | undefined => {
    const node = makes.get(id);
    if (!node) return isParameter(id) ? id : undefined;
    return arrangements.some(({ id }) => id === node.op.id) ? parameterBehind(node.inputs[0]) : undefined;
  };
  const parameters = new Set(graph.tensors.flatMap(({ id }) => (isParameter(id) ? [id] : [])));
  if (parameters.size === 0)
    throw new NoNetwork(
      "nothing in it is a parameter: give weights requires_grad=True, or choose them in Updates",
    );
  const nameOf = (id: number) => graph.tensors[id].ref.base;
  const layers: ChainLayer[] = [];
  const takes: number[] = [];
  const used = new Set<number>();
  let isColumns: boolean | undefined;
  for (const node of graph.nodes) {
    if (node.op.id !== matmul.id) continue;
    const [left, right] = node.inputs.map(parameterBehind);
    if (left !== undefined && right !== undefined)
      throw new NoNetwork(`line ${lineOf(node)} multiplies two parameters with each other`);
    const weights = right ?? left;
    if (weights === undefined)
      throw new NoNetwork(`line ${lineOf(node)} multiplies two arrays of which neither is a parameter`);
    if (used.has(weights))
      throw new NoNetwork(`${nameOf(weights)} is used twice, and a layer's weights are its own`);
    used.add(weights);
    const isTurned = right !== undefined;
    const [data, matrix] = isTurned ? node.inputs : node.inputs.toReversed();
    const { shape } = graph.tensors[data];
    if (shape.length > 2 || graph.tensors[matrix].shape.length > 2)
      throw new NoNetwork(`line ${lineOf(node)} works on more than two axes`);
    if (shape.length === 2) {
      const columns = !isTurned;
      if (isColumns !== undefined && isColumns !== columns)
        throw new NoNetwork("examples are rows in one layer and columns in another");
      isColumns = columns;
    }
    takes.push(data);
    layers.push({ weights: matrix, isTurned, ...withBias(node.output) });
  }
  if (layers.length === 0) throw new NoNetwork("no line multiplies by a matrix of weights");
  return { input: takes[0], layers, gives: takes.slice(1), isColumns: isColumns === true, parameters };

  /** The sum with a bias that follows a product, where one does. */
  function withBias(product: number): Pick<ChainLayer, "bias" | "preActivation"> {
    const users = graph.nodes.filter(({ inputs }) => inputs.includes(product));
    const [sum] = users;
    const added =
      sum?.op.id === add.id && users.length === 1 ? sum.inputs.find((id) => id !== product) : undefined;
    const bias = added === undefined ? undefined : parameterBehind(added);
    if (
      added === undefined ||
      bias === undefined ||
      sizeOf(graph.tensors[sum.output].shape) !== sizeOf(graph.tensors[product].shape)
    )
      return { preActivation: product };
    return { bias: added, preActivation: sum.output };
  }
}

const lineOf = ({ location }: Node) => location?.line ?? 1;
