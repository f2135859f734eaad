import type { LayerDocument } from "../../document/document";
import type { Graph, NetworkGraph, Node, Tensor } from "../../graph/graph";
import { Arena } from "../../math/arena";
import type { Role } from "../../names/tensorRef";
import { type Shape, sizeOf } from "../../shape";

/** One operation with its buffers. */
export interface Stage {
  readonly node: Node;
  readonly inputs: readonly Float64Array[];
  readonly output: Float64Array;
  readonly outputGradient: Float64Array;
  /** Null where nobody asks for the gradient: data, and the target. */
  readonly gradients: readonly (Float64Array | null)[];
  readonly shapes: readonly Shape[];
  readonly scratch: Float64Array;
}

/** The buffers of a graph for one size of batch. Everything is allocated here, nothing in the passes. */
export interface Plan<Of extends Graph = NetworkGraph> {
  readonly graph: Of;
  readonly batch: number;
  /** By tensor id; [features, batch], batch innermost. */
  readonly values: readonly Float64Array[];
  /** By tensor id; empty where nobody asks for the gradient. */
  readonly gradients: readonly Float64Array[];
  readonly forward: readonly Stage[];
  /** `forward` from its end. */
  readonly backward: readonly Stage[];
  /** The part of `forward` and `shown` that leads to the outputs; needs no targets. */
  readonly predict: readonly Stage[];
  /** For the eye alone, after the forward pass. */
  readonly shown: readonly Stage[];
  readonly textbookLoss?: Stage;
  /** All weights and biases in one view, and their gradients in the same order. */
  readonly parameters: Float64Array;
  readonly parameterGradients: Float64Array;
  /** Every gradient, so that one call clears them all. */
  readonly allGradients: Float64Array;
}

export interface PlanOptions<Of extends Graph = NetworkGraph> {
  /** A plan of the same graph whose parameters this one works on too; without one it has its own. */
  readonly parametersOf?: Plan<Of>;
  /** Whether dL/dx is wanted; training goes without. */
  readonly inputGradients?: boolean;
}

/**
 * Buffers for all tensors of a graph in one arena, and its operations bound to them: passes allocate nothing.
 * @param batch how many examples; tensors that each of them has get it as their last axis
 */
export function createPlan<Of extends Graph>(
  graph: Of,
  batch: number,
  { parametersOf, inputGradients = true }: PlanOptions<Of> = {},
): Plan<Of> {
  const { tensors } = graph;
  const parameterIds = new Set(graph.parameters);
  const isUpdated = ({ id }: Tensor) => parameterIds.has(id);
  const wanted = ({ isConstant, ref }: Tensor) => !isConstant && (ref.role !== "input" || inputGradients);
  const shapeOf = ({ shape, perExample }: Tensor): Shape => (perExample ? [...shape, batch] : shape);
  const sizes = tensors.map((tensor) => sizeOf(shapeOf(tensor)));
  const operations = operationsOf(graph);
  const scratchSizes = operations.map(({ op, inputs }) =>
    op.scratch ? sizeOf(op.scratch(inputs.map((id) => shapeOf(tensors[id])))) : 0,
  );
  const total = (numbers: readonly number[]) => numbers.reduce((sum, size) => sum + size, 0);
  const arena = new Arena(2 * total(sizes) + total(scratchSizes));

  const values: Float64Array[] = [];
  const gradients: Float64Array[] = [];
  const takeAll = (into: Float64Array[], included: (tensor: Tensor) => boolean) => {
    const from = arena.position;
    for (const tensor of tensors) {
      if (!included(tensor)) continue;
      into[tensor.id] = arena.take(into === gradients && !wanted(tensor) ? 0 : sizes[tensor.id]);
    }
    return arena.between(from, arena.position);
  };
  const parameters = takeAll(values, isUpdated);
  const gradientsFrom = arena.position;
  const parameterGradients = takeAll(gradients, isUpdated);
  takeAll(gradients, (tensor) => !isUpdated(tensor));
  const allGradients = arena.between(gradientsFrom, arena.position);
  takeAll(values, (tensor) => !isUpdated(tensor));
  if (parametersOf)
    for (const tensor of tensors) if (isUpdated(tensor)) values[tensor.id] = parametersOf.values[tensor.id];

  const stages = operations.map(
    (node, k): Stage => ({
      node,
      inputs: node.inputs.map((id) => values[id]),
      output: values[node.output],
      outputGradient: gradients[node.output],
      gradients: node.inputs.map((id) => (wanted(tensors[id]) ? gradients[id] : null)),
      shapes: node.inputs.map((id) => shapeOf(tensors[id])),
      scratch: arena.take(scratchSizes[k]),
    }),
  );
  for (const { node, shapes } of stages) node.op.shape(shapes);
  const forward = stages.slice(0, graph.nodes.length);
  const unitRoles: readonly Role[] = ["preActivation", "stage"];
  return {
    graph,
    batch,
    values,
    gradients,
    forward,
    backward: [...forward].reverse(),
    predict: stages.filter(({ node }) => unitRoles.includes(tensors[node.output].ref.role)),
    shown: stages.slice(graph.nodes.length, graph.nodes.length + graph.shown.length),
    textbookLoss: graph.textbookLoss && stages[stages.length - 1],
    parameters: parametersOf?.parameters ?? parameters,
    parameterGradients,
    allGradients,
  };
}

/** All of a graph, also what is there for the eye. */
export function operationsOf({ nodes, shown, textbookLoss }: Graph): Node[] {
  return [...nodes, ...shown, ...(textbookLoss ? [textbookLoss] : [])];
}

/** Copies the document's weights and biases into the plan. */
export function loadParameters(
  plan: Plan,
  { layers }: { readonly layers: readonly Pick<LayerDocument, "weights" | "bias">[] },
): void {
  plan.graph.layers.forEach(({ weights, bias }, l) => {
    plan.values[weights].set(layers[l].weights.flat());
    plan.values[bias].set(layers[l].bias);
  });
}

/**
 * Copies examples into the plan, turned to [features, batch].
 * @param inputs at least as many rows as the plan's batch
 */
export function loadBatch(
  plan: Plan,
  inputs: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
): void {
  const { batch, values, graph } = plan;
  const copy = (rows: readonly ArrayLike<number>[], into: Float64Array) => {
    const features = into.length / batch;
    for (let n = 0; n < batch; n++) for (let i = 0; i < features; i++) into[i * batch + n] = rows[n][i];
  };
  copy(inputs, values[graph.input]);
  copy(targets, values[graph.target]);
}
