import type { LayerDocument, NetworkDocument } from "../../engine/document/document";
import type { ProgramDocument } from "../../engine/document/programDocument";
import { readDocument } from "../../engine/document/reading/read";
import { versioned } from "../../engine/document/version";
import { transposedRows } from "../../engine/import/numberArray";
import type { Settings } from "../../engine/math/parameter";
import { type Pass, runPass } from "../../engine/pass/pass";
import { type ProgramPass, runProgramPass } from "../../engine/pass/programs/programPass";
import { activationBetween } from "./activationBetween";
import { type ChainLayer, type LayerChain, layerChain } from "./layerChain";
import { lossParts } from "./lossParts";
import { NoNetwork } from "./noNetwork";
import { areSame, type ProgramPoint, trialPoints } from "./points";
import { possibleEnds } from "./possibleEnds";
import { tensorTable } from "./tensorTable";
import { torchOptimizer } from "./torchOptimizer";

/** As a network usually begins, where the program has no optimizer. */
const usualOptimizer: NetworkDocument["optimizer"] = { type: "sgd", learningRate: 0.1 };

/** @returns why it can't be, in words that end a sentence */
export type NetworkOfProgram = { readonly document: NetworkDocument } | { readonly refused: string };

/**
 * A program that is a layered network, an `nn.Sequential` or the same by hand, as such a document: with the same numbers, step
 * for step. What is taken for a layer, an activation or a loss is held to the program's own numbers, there and with other
 * parameters.
 * @param now a clock in milliseconds
 */
export function networkOfProgram(program: ProgramDocument, now: () => number): NetworkOfProgram {
  const ran = runProgramPass(program, now);
  if ("fault" in ran) return { refused: `it doesn't run: line ${ran.fault.line}, ${ran.fault.message}` };
  try {
    const optimizer = program.optimizer ?? torchOptimizer(ran.run) ?? usualOptimizer;
    return { document: network(ran.pass, optimizer, now) };
  } catch (error) {
    if (error instanceof NoNetwork) return { refused: error.message };
    throw error;
  }
}

function network(
  pass: ProgramPass,
  optimizer: NetworkDocument["optimizer"],
  now: () => number,
): NetworkDocument {
  const { graph, document: program } = pass;
  const chain = layerChain(pass);
  const points = trialPoints(pass, chain.parameters, now);
  const sizes = sizesOf(pass, chain);
  const table = tensorTable(chain);
  const hidden = chain.gives.map((gives, l) => {
    const z = chain.layers[l].preActivation;
    const choice = activationBetween(pass, points, z, gives, (numbers) => table(numbers, sizes[l + 1]));
    if (choice === undefined)
      throw new NoNetwork(
        `what layer ${l + 2} takes, ${graph.tensors[gives].ref.base}, isn't an activation that networks have here of layer ${l + 1}'s output`,
      );
    return choice;
  });
  const fromData = new Set([chain.input]);
  for (const { inputs, output } of graph.nodes)
    if (inputs.some((id) => fromData.has(id))) fromData.add(output);
  const parts = lossParts(
    pass,
    points,
    fromData,
    chain.layers.map(({ weights }) => weights),
  );
  const layersAt = (point: ProgramPoint, last: LayerDocument["activation"]) =>
    chain.layers.map((layer, l) =>
      layerAt(point, layer, sizes[l], sizes[l + 1], hidden[l] ?? last, parts.penalties.get(l)),
    );
  const inputs = table(pass.plan.values[chain.input], sizes[0]);
  const names = {
    title: program.title,
    ...(program.description !== undefined && { description: program.description }),
  };
  for (const { activation, targets, loss } of possibleEnds(
    pass,
    chain,
    points,
    sizes,
    fromData,
    parts.data,
  )) {
    const documentAt = (point: ProgramPoint) =>
      versioned<NetworkDocument>({
        format: "backprop-workbench",
        version: 1,
        ...names,
        inputs: sizes[0],
        layers: layersAt(point, activation),
        loss,
        optimizer,
        batch: { inputs, targets },
      });
    if (readDocument(documentAt(points[0])).faults) continue;
    if (points.every((point) => hasProgramNumbers(point, chain, runPass(documentAt(point)), sizes)))
      return documentAt(points[0]);
  }
  throw new NoNetwork(
    `${graph.lossText} isn't one of the losses that networks have here, of the last layer's output alone`,
  );
}

/** How many numbers an example has before the first layer and after each. */
function sizesOf({ graph }: ProgramPass, { layers, input }: LayerChain): number[] {
  const widths = layers.map(({ weights, isTurned }) => {
    const { shape } = graph.tensors[weights];
    if (shape.length === 1) return [shape[0], 1];
    return isTurned ? [shape[0], shape[1]] : [shape[1], shape[0]];
  });
  const sizes = [widths[0][0], ...widths.map(([, units]) => units)];
  const isChain = widths.every(([inputs], l) => inputs === sizes[l]);
  if (!isChain || graph.tensors[input].shape.length === 0)
    throw new NoNetwork("its layers don't follow one another");
  return sizes;
}

function layerAt(
  { values }: ProgramPoint,
  { weights, isTurned, bias }: ChainLayer,
  inputs: number,
  units: number,
  activation: LayerDocument["activation"],
  penalty: Settings | undefined,
): LayerDocument {
  const matrix = values[weights];
  const biases = bias === undefined ? [] : [...values[bias]];
  if (bias !== undefined && biases.length !== units && biases.length !== 1)
    throw new NoNetwork("a bias has another number for each example");
  return {
    units,
    activation,
    biasMode: bias === undefined ? "none" : biases.length === units ? "perUnit" : "shared",
    weights: Array.from({ length: units }, (_, j) =>
      Array.from({ length: inputs }, (_i, i) => matrix[isTurned ? i * units + j : j * inputs + i]),
    ),
    bias: biases,
    ...(penalty && { penalty }),
  };
}

/** Whether a network has the program's numbers: every pre-activation, the loss, and the gradients of all parameters. */
function hasProgramNumbers(
  point: ProgramPoint,
  chain: LayerChain,
  pass: Pass,
  sizes: readonly number[],
): boolean {
  const { values, gradients } = pass.plan;
  if (!areSame(values[pass.graph.loss], [point.values[point.graph.loss][point.graph.lossIndex]]))
    return false;
  const table = tensorTable(chain);
  return chain.layers.every(({ weights, isTurned, bias, preActivation }, l) => {
    const layer = pass.graph.layers[l];
    const mine = (numbers: Float64Array) => transposedRows(table(numbers, sizes[l + 1])).flat();
    const slopes = point.gradients[weights];
    const turned = Array.from(slopes, (_, k) =>
      isTurned ? slopes[(k % sizes[l]) * sizes[l + 1] + Math.floor(k / sizes[l])] : slopes[k],
    );
    return (
      areSame(values[layer.preActivation], mine(point.values[preActivation])) &&
      areSame(gradients[layer.preActivation], mine(point.gradients[preActivation])) &&
      // A penalty's part goes to the weights, past the matrix as it stands in the product.
      (pass.document.layers[l].penalty !== undefined || areSame(gradients[layer.weights], turned)) &&
      (bias === undefined || areSame(gradients[layer.bias], point.gradients[bias]))
    );
  });
}
