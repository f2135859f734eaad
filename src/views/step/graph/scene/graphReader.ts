import { type Scale, signColour } from "../../../../draw/colour";
import type { GraphEdge, GraphNode } from "../../../../draw/graph/graphParts";
import type { NetworkDocument } from "../../../../engine/document/document";
import { shortNumber } from "../../../../engine/math/format";
import { nameOf, parseQuantity, plainName } from "../../../../engine/names/canonicalName";
import type { Labels } from "../../../../engine/names/labels";
import { unitName } from "../../../../engine/names/networkNames";
import { gradientOf, isDerivative, updated, withoutExample } from "../../../../engine/names/quantity";
import { type Base, dataLossName, lossName, plain } from "../../../../engine/names/tensorRef";
import type { Phase } from "../../../../engine/steps/trace";
import { type Highlight, isHighlighted, type LabelPart, noHighlight } from "./graphDrawn";
import { elementsOf } from "./graphElements";

/** What the graph shows. */
export interface GraphState {
  readonly document: NetworkDocument;
  /** 1-based. */
  readonly example: number;
  /** A quantity's number; undefined while it isn't known at this step: its place stays blank. */
  readonly numbers: (quantity: string) => number | undefined;
  /** The same for many, faster. */
  readonly allNumbers?: (quantities: readonly string[]) => readonly (number | undefined)[];
  readonly current: { readonly quantity: string; readonly phase: Phase; readonly reads: readonly string[] };
  /** Quantities of this step whose numbers are hidden: their places have a question mark. */
  readonly asked?: readonly string[];
  /** Quantities that are pointed at anywhere on the page. */
  readonly lit: ReadonlySet<string>;
  readonly notation: Labels;
}

/** Answers what is to be written at a node or an edge, and how it stands out. */
export type GraphReader = ReturnType<typeof createGraphReader>;

const digits = 4;

const divider: LabelPart = { text: "|", face: "number", colour: "var(--ink-3)" };

export function createGraphReader(state: GraphState) {
  const { document, example, numbers, current, lit, notation } = state;
  const of = document.batch.inputs.length > 1 ? example : undefined;
  const nameIn = (base: Base, layer: number | undefined, index: number) =>
    plainName(plain(base, layer, [index], of));
  const ownLossName = plainName(plain(lossName, undefined, [], of));
  const elements = (names: Iterable<string>) =>
    new Set([...names].flatMap((name) => elementsOf(name, document)));
  const marked = { now: elements([current.quantity]), read: elements(current.reads), lit: elements(lit) };
  const has = (name: string) => numbers(name) !== undefined || state.asked?.includes(name) === true;
  const known = (...names: string[]) => names.find(has);
  /** The loss as far as it is known: of the batch, without its penalty, or of the example that is shown. */
  const loss = known(lossName, dataLossName, ownLossName) ?? lossName;
  const isShared = (layer: number) => document.layers[layer - 1].biasMode === "shared";

  /** A name as the sheet writes it; which example it belongs to is clear from the page. */
  const names = namesIn(notation);
  const namesOf = (name: string): NamesOfNumber => {
    const known = names.get(name);
    if (known) return known;
    const quantity = parseQuantity(name);
    const text = quantity ? notation.text(withoutExample(quantity)) : name;
    const all: NamesOfNumber = {
      part: { text, face: "name", colour: "var(--ink)" },
      gradient: quantity ? nameOf(gradientOf(quantity.of)) : name,
      updated: quantity ? nameOf(updated(quantity.of)) : name,
      scale: quantity && isDerivative(quantity) ? "gradient" : "value",
    };
    names.set(name, all);
    return all;
  };
  const namePart = (name: string): LabelPart => namesOf(name).part;

  /** The number of a quantity that is known. */
  const numberPart = (name: string, prefix = ""): LabelPart => {
    const value = numbers(name);
    if (value === undefined)
      return { text: `${prefix}?`, face: "number", colour: "var(--ink)", quantity: name };
    const text = prefix + shortNumber(value, digits);
    return { text, face: "number", colour: signColour(namesOf(name).scale, value), quantity: name, value };
  };

  const numberParts = (...names: string[]) => names.filter(has).map((name) => numberPart(name));

  /** `w₅ 0.4 | 0.08217`, as far as the numbers are known. */
  const pairParts = (name: string): LabelPart[] => {
    const gradient = numberParts(namesOf(name).gradient);
    return [namePart(name), ...numberParts(name), ...(gradient.length > 0 ? [divider, ...gradient] : [])];
  };

  return {
    example: of,
    loss,
    nameIn,
    /** The names of a number's gradient, and of what the update makes of it. */
    namesOf,
    layers: document.layers.length,
    current,
    lit,
    notation,
    has,
    /** Whether it belongs to the example that is shown, or to none. */
    isOfExample: (name: string) => [undefined, of].includes(parseQuantity(name)?.of.example),
    known,
    isShared,
    namePart,
    numberPart,
    pairParts,
    numbers: state.allNumbers ?? ((names: readonly string[]) => names.map((name) => numbers(name))),
    /** All that stand out. */
    marked: new Set([...marked.now, ...marked.read, ...marked.lit]),
    /** The ids of the picture's elements that a quantity belongs to. */
    elementsOf: (name: string) => elementsOf(name, document),
    /** Whether the step is about one place and not about a whole layer. */
    single: marked.now.size === 1,
    highlightOf(element: string): Highlight {
      const highlight = {
        now: marked.now.has(element),
        read: marked.read.has(element),
        lit: marked.lit.has(element),
      };
      return isHighlighted(highlight) ? highlight : noHighlight;
    },
    highlightOfNumber: (name: string): Highlight => ({
      now: current.quantity === name,
      read: current.reads.includes(name),
      lit: lit.has(name),
    }),
    /** A parameter, its value and gradient; after its update its new value in place of both. */
    parameterParts(name: string): LabelPart[] {
      const after = namesOf(name).updated;
      return has(after) ? [namePart(name), numberPart(after, "→ ")] : pairParts(name);
    },
    /** The quantity that a node stands for. */
    valueOf({ kind, layer, index, id }: GraphNode): string {
      if (kind === "loss") return loss;
      if (kind === "bias") return id;
      return kind === "input" ? nameIn("x", undefined, index) : nameIn("a", layer, index);
    },
    /** The parameter on an edge: a shared bias is one for all its edges. The loss's edges carry the outputs. */
    parameterOf({ kind, layer, unit, from, id }: GraphEdge): string {
      if (kind === "loss") return unitName(layer, unit, of);
      return kind === "bias" && isShared(layer) ? from : id;
    },
  };
}

/** What is always the same of a number, whatever it is. */
interface NamesOfNumber {
  readonly part: LabelPart;
  readonly gradient: string;
  readonly updated: string;
  readonly scale: Scale;
}

/** Names are written once, numbers with every painting. */
const knownNames = new WeakMap<Labels, Map<string, NamesOfNumber>>();

function namesIn(notation: Labels): Map<string, NamesOfNumber> {
  const names = knownNames.get(notation) ?? new Map<string, NamesOfNumber>();
  knownNames.set(notation, names);
  return names;
}
