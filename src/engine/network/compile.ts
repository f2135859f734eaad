import { activations } from "../activations";
import { type LayerDocument, type NetworkDocument, stagesOf } from "../document/document";
import { lossOf, lossOpOf, penaltyOf, reductionOf, variantById } from "../document/variants";
import type { Graph, LayerTensors, Node, Tensor } from "../graph/graph";
import { add } from "../ops/add";
import { affine } from "../ops/affine";
import type { Op } from "../ops/op";
import { createPenalty } from "../penalties/op";
import type { Shape } from "../shape";

/** Lists the operations of a document that has been read. Its sizes are those of the document, not its numbers. */
export function compile(document: NetworkDocument): Graph {
  const tensors: Tensor[] = [];
  const nodes: Node[] = [];
  const tensor = (
    role: Tensor["role"],
    name: string,
    shape: Shape,
    perExample: boolean,
    layer?: number,
    shared = false,
  ): number => {
    tensors.push({ id: tensors.length, role, name, shape, perExample, layer, shared });
    return tensors.length - 1;
  };

  const input = tensor("input", "x", [document.inputs], true);
  const layers: LayerTensors[] = [];
  let before = input;
  document.layers.forEach((layer, l) => {
    const name = l + 1;
    const weights = tensor("weights", `W${name}`, [layer.units, tensors[before].shape[0]], false, l);
    const bias = tensor("bias", `b${name}`, [layer.bias.length], false, l, layer.biasMode === "shared");
    const preActivation = tensor("preActivation", `z${name}`, [layer.units], true, l);
    nodes.push({ op: affine, inputs: [weights, before, bias], output: preActivation });
    const ops = activationOps(layer);
    const stages = ops.map((op, s) => {
      const output = tensor(
        "stage",
        s === ops.length - 1 ? `a${name}` : `a${name}.${s + 1}`,
        [layer.units],
        true,
        l,
      );
      nodes.push({ op, inputs: [s === 0 ? preActivation : output - 1], output });
      return output;
    });
    layers.push({ weights, bias, input: before, preActivation, stages });
    before = stages[stages.length - 1];
  });

  const target = tensor("target", "t", tensors[before].shape, true);
  const exampleLosses = tensor("exampleLosses", "L", [], true);
  const { lossNode, shown, textbookLoss } = attachLoss(document, nodes, {
    output: before,
    target,
    exampleLosses,
  });
  const coefficients = document.layers.map(penaltyOf);
  const penalized = coefficients.some((of) => Object.values(of).some((coefficient) => coefficient !== 0));
  const dataLoss = tensor("scalar", penalized ? "dataLoss" : "L", [1], false, undefined, true);
  const kept = nodes.filter((node) => !shown.includes(node));
  const all: Node[] = [
    ...kept,
    lossNode,
    { op: reductionOf(document).op, inputs: [exampleLosses], output: dataLoss },
  ];
  const graph = { tensors, shown, textbookLoss, layers, input, target, exampleLosses, dataLoss };
  if (!penalized) return { ...graph, nodes: all, loss: dataLoss };

  const penalty = tensor("scalar", "penalty", [1], false, undefined, true);
  const loss = tensor("scalar", "L", [1], false, undefined, true);
  all.push({
    op: createPenalty(coefficients),
    inputs: layers.map(({ weights }) => weights),
    output: penalty,
  });
  all.push({ op: add, inputs: [dataLoss, penalty], output: loss });
  return { ...graph, nodes: all, penalty, loss };
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
  if (fusesWith?.activation !== last.op.id) return { lossNode: textbook, shown: [] };
  const fused: Node = {
    op: fusesWith.logits,
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
