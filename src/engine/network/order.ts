import type { NetworkDocument } from "../document/document";
import { fusionOf, isWeighted, lossOf, lossOpOf, penaltyOf, reductionOf } from "../document/variants";
import type { NetworkGraph, Node, Tensor } from "../graph/graph";
import type { BackwardRule, GradientRule, GraphOrder, ParameterRule, ValueRule } from "../graph/order";
import { penalties } from "../penalties";

/** The operations of a network by what they are there for. */
interface Parts extends Pick<NetworkGraph, "layers" | "input" | "target" | "exampleLosses" | "dataLoss"> {
  readonly tensors: readonly Tensor[];
  /** Weighted sums and activations. */
  readonly units: readonly Node[];
  readonly lossNode: Node;
  readonly textbookLoss: Node | undefined;
  readonly reduction: Node;
  readonly penaltyNode: Node | undefined;
  readonly total: Node | undefined;
}

/**
 * The order in which one works a network by hand: layer by layer, the loss by its textbook formula, and back, each layer's
 * parameters after its units.
 */
export function orderOf(document: NetworkDocument, parts: Parts): GraphOrder {
  const { layers, tensors, units, penaltyNode } = parts;
  const producer = (tensor: number) => units.find(({ output }) => output === tensor) as Node;
  const coefficients = document.layers.map(penaltyOf);
  const parametersOf = (layer: number): ParameterRule[] => {
    const { weights, bias, preActivation } = layers[layer];
    const settings = Object.fromEntries(penalties.map(({ id, symbol }) => [symbol, coefficients[layer][id]]));
    const isPenalized = Object.values(coefficients[layer]).some((coefficient) => coefficient !== 0);
    return [
      { tensor: weights, input: 0 },
      { tensor: bias, input: 2 },
    ]
      .filter(({ tensor }) => tensors[tensor].shape.every((length) => length > 0))
      .map(({ tensor, input }) => ({
        find: "parameter",
        tensor,
        layer,
        node: producer(preActivation),
        input,
        onePerUnit:
          tensors[tensor].shape.length === 1 && tensors[tensor].shape[0] === tensors[preActivation].shape[0],
        ...(penaltyNode &&
          isPenalized &&
          tensor === weights && { penalty: { node: penaltyNode, input: layer, settings } }),
      }));
  };
  const parameters = [...layers.keys()].reverse().flatMap(parametersOf);
  return {
    forward: layers.flatMap(({ preActivation, stages }, layer) => [
      weightedSums(producer(preActivation), document.layers[layer].biasMode),
      ...stages.map(
        (stage): ValueRule => ({
          phase: "forward",
          kind: "activation",
          node: producer(stage),
          isSum: false,
          saysKinks: true,
        }),
      ),
    ]),
    loss: exampleLoss(document, parts),
    totals: totalsOf(document, parts),
    backward: backwardOf(document, parts, producer, parametersOf),
    parameters,
    updates: parameters,
    ...(document.loss.reduction === "mean" && { averages: isWeighted(document) ? "weighted mean" : "mean" }),
  };
}

function weightedSums(node: Node, biasMode: keyof typeof biases): ValueRule {
  const bias = biases[biasMode];
  return {
    phase: "forward",
    kind: "weightedSum",
    node,
    isSum: true,
    tex: `W X${bias}`,
    rowsTex: `X W^{\\top}${bias}`,
    words: `Adds up what comes in: each input times its weight${biasMode === "none" ? "" : ", and the bias"}.`,
  };
}

/** A shared bias is one number: times a column of ones it goes to every unit. */
const biases = { perUnit: " + b", shared: " + b \\mathbf{1}", none: "" };

function exampleLoss(document: NetworkDocument, parts: Parts): ValueRule {
  const { textbookLoss, lossNode, dataLoss } = parts;
  return {
    phase: "loss",
    kind: "exampleLoss",
    node: textbookLoss ?? lossNode,
    label: lossOf(document).label,
    isSum: true,
    ...(!isWeighted(document) && { ofOne: dataLoss }),
    start: startOf(document, parts),
    ...(textbookLoss && { faithful: lossNode }),
  };
}

/** What the loss of an example weighs in the whole. */
function startOf(
  document: NetworkDocument,
  { target }: Pick<Parts, "target">,
): NonNullable<ValueRule["start"]> {
  const { weight } = reductionOf(document);
  return ({ batch, values }) => weight(batch, values[target]);
}

function totalsOf(document: NetworkDocument, { reduction, penaltyNode, total }: Parts): ValueRule[] {
  const rule = (kind: ValueRule["kind"], node: Node): ValueRule => ({
    phase: "loss",
    kind,
    node,
    isSum: true,
  });
  const label =
    document.loss.reduction === "sum"
      ? "Sum over the batch"
      : isWeighted(document)
        ? "Weighted mean over the batch"
        : "Mean over the batch";
  return [
    { ...rule("reduction", reduction), label, onlyOfSeveral: !isWeighted(document) },
    ...(penaltyNode && total ? [rule("penalty", penaltyNode), rule("total", total)] : []),
  ];
}

function backwardOf(
  document: NetworkDocument,
  { layers, input: data, target, tensors, textbookLoss, lossNode }: Parts,
  producer: (tensor: number) => Node,
  parametersOf: (layer: number) => ParameterRule[],
): BackwardRule[] {
  const start = startOf(document, { target });
  const settings = { K: tensors[target].shape[0], ...lossOpOf(document).settings };
  const loss = textbookLoss ?? lossNode;
  const outputGradient: GradientRule = {
    find: "gradient",
    kind: "outputGradient",
    node: loss,
    input: 0,
    isSum: false,
    start,
    settings,
  };
  const throughWeights = (layer: number): GradientRule => ({
    find: "gradient",
    kind: layers[layer].input === data ? "inputGradient" : "unitGradient",
    node: producer(layers[layer].preActivation),
    input: 1,
    isSum: true,
  });
  const throughActivation = (stage: number): GradientRule => {
    const rule: GradientRule = {
      find: "gradient",
      kind: "slopeGradient",
      node: producer(stage),
      input: 0,
      isSum: false,
    };
    const fusion = textbookLoss?.inputs[0] === stage ? fusionOf(document) : undefined;
    return fusion ? { ...rule, fusion, start, settings } : rule;
  };
  const last = layers.length - 1;
  return [
    ...[...layers.entries()]
      .reverse()
      .flatMap(([layer, { stages }]): BackwardRule[] => [
        layer === last ? outputGradient : throughWeights(layer + 1),
        ...[...stages].reverse().map(throughActivation),
        ...parametersOf(layer),
      ]),
    throughWeights(0),
  ];
}
