import type { Edit, LayerDocument, NetworkDocument } from "../../document/document";
import { resizeDocument } from "../../document/edit/resizeDocument";
import { type Choice, type Outcome, refused } from "../../document/outcome";
import { withoutUpdates } from "../../document/version";
import { type NumberArray, transposedRows, Unreadable } from "../numberArray";
import { type GivenLayer, layersIn } from "./layersIn";

/** The largest network that may be built. */
export interface Most {
  readonly inputs: number;
  readonly units: number;
  readonly layers: number;
}

/** How a matrix is laid out. */
interface MatrixLayout {
  /** Whether columns are units. */
  readonly isTurned: boolean;
  readonly words: string;
  /** What the names of its arrays look like. */
  readonly names: RegExp;
}

const layouts: readonly MatrixLayout[] = [
  { isTurned: false, words: "rows are units, as in PyTorch", names: /\.weight$/ },
  { isTurned: true, words: "columns are units, as in Keras", names: /kernel/ },
];

/** The layers in one layout, with weights as the document has them: a row for each unit. */
interface Network {
  readonly layout: MatrixLayout;
  readonly layers: readonly { readonly weights: number[][]; readonly bias: readonly number[] | undefined }[];
  /** Inputs, and the units of each layer. */
  readonly sizes: readonly number[];
}

/**
 * What becomes of arrays that are to be a network's weights. Where they fit in one way they are taken at once; where both
 * layouts fit, or several layers, it is asked about; for other sizes a network of those sizes is offered.
 */
export function giveWeights(document: NetworkDocument, arrays: readonly NumberArray[], most: Most): Outcome {
  try {
    const given = layersIn(arrays, document.layers.length);
    return outcomeOf(document, given, most);
  } catch (error) {
    if (error instanceof Unreadable) return refused(error.message);
    throw error;
  }
}

function outcomeOf(document: NetworkDocument, given: readonly GivenLayer[], most: Most): Outcome {
  const all = layouts.flatMap((layout) => networkOf(given, layout) ?? []);
  if (all.length === 0) return refused(whyNone(given));
  const isNamed = ({ layout }: Network) => given.every(({ name }) => layout.names.test(name));
  const meant = all.some(isNamed) ? all.filter(isNamed) : all;
  // Where turning changes nothing there is nothing to ask.
  const networks = meant.length === 2 && hasSameLayers(meant[0], meant[1]) ? [meant[0]] : meant;
  const sizes = sizesOf(document);
  const placed = networks.flatMap((network) =>
    indicesIn(sizes, network.sizes).map((first) => ({ network, first })),
  );
  const taking = placed.map(
    ({ network, first }): Choice => ({
      label: labelOf(network, first, { all: networks, document }),
      edit: taken(network, first),
    }),
  );
  const isWhole = given.length === document.layers.length;
  if (taking.length === 1 && isWhole)
    return { words: takenWords(placed[0].network, document), edit: taking[0].edit, choices: [] };
  if (isWhole && taking.length > 1)
    return {
      words:
        "Both layouts fit these weights. Is each row of a matrix a unit (PyTorch, W a + b), or each column (Keras, a W + b)?",
      choices: taking,
    };
  const building = networks
    .filter((network) => fits(network.sizes, most))
    .map(
      (network): Choice => ({
        label: `Build a ${network.sizes.join("-")} network with them${networks.length > 1 ? `: ${network.layout.words}` : ""}`,
        edit: built(network),
      }),
    );
  const choices = [...taking, ...building];
  const found = networks.map((network) => network.sizes.join("-")).join(" or ");
  const large =
    building.length === 0
      ? ` A network has at most ${most.inputs} inputs, ${most.layers} layers and ${most.units} units in each.`
      : "";
  return {
    words: `These are weights of ${found}, and the network is ${sizes.join("-")}.${large}${choices.length === 0 ? " Nothing was changed." : ""}`,
    choices,
  };
}

/** The layers in a layout; nothing where one doesn't go with the one before, or with its biases. */
function networkOf(given: readonly GivenLayer[], layout: MatrixLayout): Network | undefined {
  const layers = given.map(({ matrix, bias }) => ({
    weights: layout.isTurned ? transposedRows(matrix) : matrix.map((row) => [...row]),
    bias,
  }));
  const fit = layers.every(
    ({ weights, bias }, k) =>
      (k === 0 || weights[0].length === layers[k - 1].weights.length) &&
      (bias === undefined || bias.length === weights.length),
  );
  if (!fit) return undefined;
  return {
    layout,
    layers,
    sizes: [layers[0].weights[0].length, ...layers.map(({ weights }) => weights.length)],
  };
}

function whyNone(given: readonly GivenLayer[]): string {
  const shape = ({ name, matrix, bias }: GivenLayer) =>
    `“${name}” ${matrix.length} × ${matrix[0].length}${bias ? ` with ${bias.length} biases` : ""}`;
  return `These layers don't follow one another, neither as [out, in] nor as [in, out]: ${given.map(shape).join(", ")}. Nothing was changed.`;
}

const sizesOf = ({ inputs, layers }: NetworkDocument) => [inputs, ...layers.map(({ units }) => units)];

/** The indices, from 0, at which layers of these sizes are in the network. */
const indicesIn = (whole: readonly number[], part: readonly number[]): number[] =>
  whole.flatMap((_, first) => (part.every((size, k) => whole[first + k] === size) ? [first] : []));

const hasSameLayers = (one: Network, other: Network) =>
  JSON.stringify(one.layers) === JSON.stringify(other.layers);

const fits = ([inputs, ...units]: readonly number[], most: Most) =>
  inputs <= most.inputs && units.length <= most.layers && units.every((count) => count <= most.units);

function labelOf(
  { layers, layout }: Network,
  first: number,
  { all, document }: { readonly all: readonly Network[]; readonly document: NetworkDocument },
): string {
  const isPart = layers.length < document.layers.length;
  const where =
    layers.length === 1 ? `layer ${first + 1}` : `layers ${first + 1} to ${first + layers.length}`;
  const part = isPart ? `Give them to ${where}` : "";
  const way = all.length > 1 ? layout.words : "";
  return [part, way]
    .filter(Boolean)
    .join(": ")
    .replace(/^./, (letter) => letter.toUpperCase());
}

function takenWords({ layers, layout }: Network, document: NetworkDocument): string {
  const without = layers.flatMap(({ bias }, k) =>
    bias === undefined && document.layers[k].biasMode !== "none" ? [k + 1] : [],
  );
  const kept =
    without.length === 0
      ? ""
      : ` ${without.length === 1 ? `Layer ${without[0]} keeps its` : `Layers ${without.join(" and ")} keep their`} biases: there are none in it.`;
  return `The weights are taken: ${layout.words}.${kept}`;
}

/** New numbers are the beginning of new updates. */
function taken({ layers }: Network, first: number): Edit {
  return (document) =>
    resizeDocument({
      ...withoutUpdates(document),
      layers: document.layers.map((layer, l) => {
        const given = layers[l - first];
        return given ? { ...layer, weights: given.weights, ...biasOf(given.bias, layer) } : layer;
      }),
    });
}

/** A layer that shares its bias still does where all of the new ones are the same. */
function biasOf(
  bias: readonly number[] | undefined,
  { biasMode }: Pick<LayerDocument, "biasMode">,
): Partial<LayerDocument> {
  if (!bias) return {};
  if (biasMode === "shared" && bias.every((value) => value === bias[0])) return { bias: [bias[0]] };
  return { biasMode: "perUnit", bias };
}

/** A network of the given sizes, whose layers take after those that were there: the last after the last. */
function built({ layers, sizes }: Network): Edit {
  return (document) => {
    const old = document.layers;
    const hidden = Math.max(0, old.length - 2);
    return resizeDocument({
      ...withoutUpdates(document),
      inputs: sizes[0],
      layers: layers.map(({ weights, bias }, k): LayerDocument => {
        const like = k === layers.length - 1 ? old[old.length - 1] : old[Math.min(k, hidden)];
        return {
          ...like,
          units: weights.length,
          weights,
          ...(bias ? { biasMode: "perUnit", bias } : { biasMode: "none", bias: [] }),
        };
      }),
    });
  };
}
