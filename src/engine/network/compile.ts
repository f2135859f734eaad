import { activations } from "../activations";
import { type LayerDocument, type NetworkDocument, stagesOf } from "../document/document";
import {
  fusionOf,
  isWeighted,
  lossOf,
  lossOpOf,
  penaltyOf,
  reductionOf,
  variantById,
} from "../document/variants";
import type { LayerTensors, NetworkGraph, Node, Tensor } from "../graph/graph";
import { parseQuantity } from "../names/canonicalName";
import { lossName, type TensorRef, tensorRef } from "../names/tensorRef";
import { add } from "../ops/add";
import { affine } from "../ops/affine";
import type { Op } from "../ops/op";
import { createPenalty } from "../penalties/op";
import type { Shape } from "../shape";
import { orderOf } from "./order";

/** Lists the operations of a document that has been read. Its sizes are those of the document, not its numbers. */
export function compile(document: NetworkDocument): NetworkGraph {
  const tensors: Tensor[] = [];
  const nodes: Node[] = [];
  const tensor = (ref: TensorRef, shape: Shape, perExample: boolean, shared = false): number => {
    const layer = ref.layer === undefined ? undefined : ref.layer - 1;
    const isConstant = ref.role === "target";
    tensors.push({ id: tensors.length, ref, shape, perExample, layer, shared, isConstant });
    return tensors.length - 1;
  };

  const input = tensor(tensorRef("x"), [document.inputs], true);
  const layers: LayerTensors[] = [];
  let before = input;
  document.layers.forEach((layer, l) => {
    const number = l + 1;
    const isShared = layer.biasMode === "shared";
    const weights = tensor(tensorRef("W", number), [layer.units, tensors[before].shape[0]], false);
    const bias = tensor(tensorRef("b", number), [layer.bias.length], false, isShared);
    const preActivation = tensor(tensorRef("z", number), [layer.units], true);
    nodes.push({ op: affine, inputs: [weights, before, bias], output: preActivation });
    const ops = activationOps(layer);
    const stages = ops.map((op, s) => {
      const stage = s === ops.length - 1 ? undefined : s + 1;
      const output = tensor(tensorRef("a", number, stage), [layer.units], true);
      nodes.push({ op, inputs: [s === 0 ? preActivation : output - 1], output });
      return output;
    });
    layers.push({ weights, bias, input: before, preActivation, stages });
    before = stages[stages.length - 1];
  });

  const target = tensor(tensorRef("t"), tensors[before].shape, true);
  const exampleLosses = tensor(tensorRef("L"), [], true);
  const weighted = isWeighted(document);
  // The weighted mean of a single example isn't its loss: each goes by a name of its own.
  if (weighted) tensors[exampleLosses] = { ...tensors[exampleLosses], saysExample: true };
  const { lossNode, shown, textbookLoss } = attachLoss(document, nodes, {
    output: before,
    target,
    exampleLosses,
  });
  const coefficients = document.layers.map(penaltyOf);
  const penalized = coefficients.some((of) => Object.values(of).some((coefficient) => coefficient !== 0));
  const dataLoss = tensor(tensorRef(penalized ? "dataLoss" : "L"), [1], false, true);
  const kept = nodes.filter((node) => !shown.includes(node));
  const reduction: Node = {
    op: reductionOf(document).op,
    inputs: weighted ? [exampleLosses, target] : [exampleLosses],
    output: dataLoss,
  };
  const all: Node[] = [...kept, lossNode, reduction];
  const parts = { layers, input, target, exampleLosses, dataLoss };
  let loss = dataLoss;
  let penaltyNode: Node | undefined;
  let total: Node | undefined;
  if (penalized) {
    const penalty = tensor(tensorRef("penalty"), [1], false, true);
    loss = tensor(tensorRef("L"), [1], false, true);
    penaltyNode = {
      op: createPenalty(coefficients),
      inputs: layers.map(({ weights }) => weights),
      output: penalty,
    };
    total = { op: add, inputs: [dataLoss, penalty], output: loss };
    all.push(penaltyNode, total);
  }
  return {
    ...parts,
    tensors,
    nodes: all,
    shown,
    textbookLoss,
    loss,
    ...(penaltyNode && { penalty: penaltyNode.output }),
    order: orderOf(document, {
      ...parts,
      tensors,
      units: nodes,
      lossNode,
      textbookLoss,
      reduction,
      penaltyNode,
      total,
    }),
    lossIndex: 0,
    lossName,
    lossText: "the loss",
    parameters: layers.flatMap(({ weights, bias }) => [weights, bias]),
    depth: layers.length,
    firstIndex: 1,
    parse: parseQuantity,
  };
}

/** Puts the loss behind the last activation, or in its place where it can absorb it. */
function attachLoss(
  document: NetworkDocument,
  nodes: readonly Node[],
  at: { output: number; target: number; exampleLosses: number },
): { lossNode: Node; shown: readonly Node[]; textbookLoss?: Node } {
  const { fusesWith } = lossOf(document);
  const textbook: Node = { op: lossOpOf(document), inputs: [at.output, at.target], output: at.exampleLosses };
  const last = nodes[nodes.length - 1];
  const fusion = fusesWith?.activation === last.op.id ? fusionOf(document) : undefined;
  if (!fusion) return { lossNode: textbook, shown: [] };
  const fused: Node = {
    op: fusion.logits,
    inputs: [last.inputs[0], at.target],
    output: at.exampleLosses,
  };
  return { lossNode: fused, shown: [last], textbookLoss: textbook };
}

/** The activations of a layer as ops, in the order in which they are applied. */
export function activationOps(layer: LayerDocument): Op[] {
  return stagesOf(layer).map(({ type, settings }) =>
    variantById(activations, type, "activation").create(settings),
  );
}
