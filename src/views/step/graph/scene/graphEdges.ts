import { magnitudeWidth, shadeOf, shades, signColour, symmetricDomain } from "../../../../draw/colour";
import { curvePath } from "../../../../draw/graph/curve";
import { lineKeys } from "../../../../draw/graph/edgeStrokes";
import type { GraphEdge, GraphLayout } from "../../../../draw/graph/graphParts";
import { type Domains, type DrawnEdge, type GraphScene, type Highlight, mostSvgEdges } from "./graphDrawn";
import type { GraphReader } from "./graphReader";

/**
 * The edges with their widths and colours, and the scales that they are measured by. The width is the weight's magnitude;
 * the colour is that of the newest number on the edge: its weight, then its gradient, then its new weight.
 * @param flow the edges in use, and the way their numbers go
 */
export function drawnEdges(
  layout: GraphLayout,
  reader: GraphReader,
  flow: { readonly edges: ReadonlySet<string>; readonly direction: "forward" | "backward" },
): Pick<GraphScene, "edges" | "quiet" | "domains"> {
  const { edges, edgeWidths } = layout;
  const known = namesOf(layout, reader);
  const numbers = edgeNumbers(known, reader);
  const domains = domainsOf(numbers);
  const { loss } = reader;
  const pointOf = (edge: GraphEdge) => (edge.kind === "loss" ? loss : reader.parameterOf(edge));
  const widthOf = (index: number) => {
    const value = numbers.values[index];
    if (value === undefined) return edgeWidths[0] + 0.3;
    const width = magnitudeWidth(value, domains.value, edgeWidths);
    return edges[index].kind === "bias" ? Math.min(width, 2) : width;
  };
  const drawn = (edge: GraphEdge, index: number): DrawnEdge => {
    const highlight = highlightOfEdge(edge, reader, flow.edges);
    return {
      edge,
      path: known.paths[index],
      point: pointOf(edge),
      colour: colourOf(numbers, index, domains, highlight),
      width: widthOf(index),
      flow: flow.edges.has(edge.id) ? flow.direction : "none",
      ...highlight,
    };
  };
  if (edges.length <= mostSvgEdges) return { edges: edges.map(drawn), domains };
  const marked = new Set(
    [...reader.marked, ...flow.edges].flatMap((element) => known.indicesOf.get(element) ?? []),
  );
  const keys = () =>
    lineKeys(
      edges.length,
      (index) => (marked.has(index) ? undefined : shadeOfEdge(numbers, index, domains)),
      widthOf,
    );
  return {
    edges: [...marked].map((index) => drawn(edges[index], index)),
    quiet: { keys, pointOf },
    domains,
  };
}

/** What is known of a layout's edges, whatever their numbers; by the edges' indices. */
interface KnownEdges {
  /** Which example the names are of. */
  readonly example: number | undefined;
  /** The names of the numbers on the edges, of their gradients, and of what they are after the update. */
  readonly values: readonly string[];
  readonly slopes: readonly string[];
  readonly afters: readonly string[];
  readonly hasWeight: readonly boolean[];
  readonly paths: readonly string[];
  /** The indices of the edges that are marked with an element of the picture: an edge, or a shared bias. */
  readonly indicesOf: ReadonlyMap<string, readonly number[]>;
}

/** It outlives many paintings, and a large network has thousands of edges. */
const allKnown = new WeakMap<GraphLayout, KnownEdges>();

function namesOf(layout: GraphLayout, reader: GraphReader): KnownEdges {
  const before = allKnown.get(layout);
  if (before && before.example === reader.example) return before;
  const { edges } = layout;
  const values = edges.map(reader.parameterOf);
  const indicesOf = new Map<string, number[]>();
  for (const [index, edge] of edges.entries()) {
    const sign = markedWith(edge, reader);
    indicesOf.set(sign, [...(indicesOf.get(sign) ?? []), index]);
  }
  const known: KnownEdges = {
    example: reader.example,
    values,
    slopes: values.map((name) => reader.namesOf(name).gradient),
    afters: values.map((name) => reader.namesOf(name).updated),
    hasWeight: edges.map(({ kind }) => kind !== "loss"),
    paths: edges.map(({ curve }) => curvePath(curve)),
    indicesOf,
  };
  allKnown.set(layout, known);
  return known;
}

/** The newest numbers on the edges, by their indices; undefined where there is none yet. */
interface EdgeNumbers {
  readonly values: readonly (number | undefined)[];
  readonly gradients: readonly (number | undefined)[];
}

/** After the update the gradient has done its work. Edges to the loss have no weight. */
function edgeNumbers({ values, slopes, afters, hasWeight }: KnownEdges, reader: GraphReader): EdgeNumbers {
  const [before, gradients, after] = [values, slopes, afters].map(reader.numbers);
  return {
    values: after.map((value, index) => value ?? (hasWeight[index] ? before[index] : undefined)),
    gradients: after.map((value, index) => (value === undefined ? gradients[index] : undefined)),
  };
}

/** Both scales reach to the largest of the numbers that they colour. */
function domainsOf({ values, gradients }: EdgeNumbers): Domains {
  const isKnown = (value: number | undefined) => value !== undefined;
  const slopes = gradients.filter(isKnown);
  return {
    value: symmetricDomain(values.filter(isKnown)),
    ...(slopes.length > 0 && { gradient: symmetricDomain(slopes) }),
  };
}

/** The step's own edge is as strong as print. */
function colourOf(numbers: EdgeNumbers, index: number, domains: Domains, { now }: Highlight): string {
  const gradient = numbers.gradients[index];
  const number = gradient ?? numbers.values[index];
  if (number === undefined) return "var(--ink-3)";
  return now
    ? signColour(gradient === undefined ? "value" : "gradient", number)
    : shades[shadeOfEdge(numbers, index, domains)];
}

/** −1 where there is no number yet. */
function shadeOfEdge({ values, gradients }: EdgeNumbers, index: number, domains: Domains): number {
  const [value, gradient] = [values[index], gradients[index]];
  if (gradient !== undefined) return shadeOf("gradient", gradient, domains.gradient ?? 1);
  return value === undefined ? -1 : shadeOf("value", value, domains.value);
}

/** The element of the picture that marks an edge: its own, or that of the bias that it shares with others. */
const markedWith = (edge: GraphEdge, reader: GraphReader) =>
  edge.kind === "bias" && reader.isShared(edge.layer) ? edge.from : edge.id;

function highlightOfEdge(edge: GraphEdge, reader: GraphReader, flowing: ReadonlySet<string>): Highlight {
  const read = flowing.has(edge.id);
  if (edge.kind === "loss") return { now: false, lit: false, read };
  // A shared bias is read as one number, but not all of its edges are in use.
  if (edge.kind === "bias" && reader.isShared(edge.layer)) return { ...reader.highlightOf(edge.from), read };
  return reader.highlightOf(edge.id);
}
