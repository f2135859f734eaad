import { lossOf } from "../document/variants";
import type { Node } from "../graph/graph";
import type { Fusion } from "../ops/loss";
import type { StepGroup } from "./group";
import { groupByRule, termCount } from "./groupByRule";
import { lossWeight, textbookLoss, weightedRule } from "./lossGroups";
import { producerOf, viewNode } from "./nodeView";
import { parameterGroups } from "./parameterGroups";
import { indexOf, type PassView, sourceOf } from "./passView";

/**
 * One example's gradients, from the output to the inputs, or those of all examples. With a single example the gradients of the parameters are
 * among them, each layer's after its units'.
 */
export function backwardGroups(view: PassView): StepGroup[] {
  const { graph, plan } = view.pass;
  const last = graph.layers.length - 1;
  const layers = [...graph.layers.entries()].reverse();
  return [
    ...layers.flatMap(([layer, { stages }]) => [
      layer === last ? outputGradients(view) : throughWeights(view, layer + 1),
      ...[...stages].reverse().map((stage) => throughActivation(view, stage)),
      ...(plan.batch === 1 ? parameterGroups(view, layer) : []),
    ]),
    throughWeights(view, 0),
  ];
}

/** dL/da of the last layer, from the loss. */
function outputGradients(view: PassView): StepGroup {
  const { layers } = view.pass.graph;
  const outputs = layers[layers.length - 1].stages.slice(-1)[0];
  const { op, operands, gradient, reason } = textbookLoss(view);
  return groupByRule(view.gradients(outputs), {
    phase: "backward",
    kind: "outputGradient",
    op,
    expression: (k) => gradient(0, k),
    reason,
    ...weightedRule(view, op.tex.gradients[0]),
    operands,
  });
}

/** dL/da of what a layer takes in, from dL/dz of that layer: the sum over all units that it feeds. */
function throughWeights(view: PassView, layer: number): StepGroup {
  const { graph } = view.pass;
  const { preActivation, input } = graph.layers[layer];
  const { op, operands, gradient } = viewNode(view, producerOf(graph, preActivation));
  const expression = (k: number) => gradient(1, k);
  return groupByRule(view.gradients(input), {
    phase: "backward",
    kind: input === graph.input ? "inputGradient" : "unitGradient",
    op,
    terms: termCount(expression(0)),
    expression,
    tex: op.tex.gradients[1],
    rowsTex: op.rowsTex?.gradients?.[1],
    operands,
  });
}

/** dL/dz, or an inner stage's gradient, from the gradient of the activation after it. */
function throughActivation(view: PassView, stage: number): StepGroup {
  const { graph } = view.pass;
  const node = producerOf(graph, stage);
  if (graph.textbookLoss?.inputs[0] === stage) return throughFusedLoss(view, node);
  const { op, operands, gradient, reason } = viewNode(view, node);
  return groupByRule(view.gradients(node.inputs[0]), {
    phase: "backward",
    kind: "slopeGradient",
    op,
    expression: (k) => gradient(0, k),
    reason,
    tex: op.tex.gradients[0],
    rowsTex: op.rowsTex?.gradients?.[0],
    operands,
  });
}

/** dL/dz where the loss has absorbed the activation: straight from the targets, past dL/da. */
function throughFusedLoss(view: PassView, { op, inputs, output }: Node): StepGroup {
  const { graph, document } = view.pass;
  const fusion = lossOf(document).fusesWith as Fusion;
  const [outputs, examples] = view.values(output).shape;
  const [Y, T, scores] = [view.values(output), view.values(graph.target), view.gradients(inputs[0])];
  return groupByRule(scores, {
    phase: "backward",
    kind: "slopeGradient",
    op,
    expression: (k) =>
      fusion.gradient(sourceOf(Y), sourceOf(T), () => lossWeight(view), indexOf(scores, k), [
        Y.shape,
        T.shape,
      ]),
    through: (k) => Array.from({ length: outputs }, (_, j) => Y.quantityAt(j * examples + (k % examples))),
    reason: (k) =>
      scores.value(k) === 0 && Y.value(k) === T.value(k)
        ? fusion.met(T.value(k), outputs)
        : { kind: "fused", text: fusion.words },
    ...weightedRule(view, fusion.tex(sourceOf(T), outputs, examples)),
    operands: { Y, T },
  });
}
