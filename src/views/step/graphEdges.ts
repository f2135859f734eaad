import { magnitudeWidth, scaleColour, signColour, symmetricDomain } from "../../draw/colour";
import { curvePath } from "../../draw/curve";
import type { GraphEdge, GraphLayout } from "../../draw/graphLayout";
import type { Domains, DrawnEdge, Mark } from "./graphDrawn";
import type { GraphReader } from "./graphReader";

/**
 * Every edge with its width and colour, and the scales that they are measured by. The width is the weight's magnitude;
 * the colour is that of the newest number on the edge: its weight, then its gradient, then its new weight.
 * @param flow the edges in use, and the way their numbers go
 */
export function drawnEdges(
  { edges, edgeWidths }: GraphLayout,
  reader: GraphReader,
  flow: { readonly edges: ReadonlySet<string>; readonly direction: "forward" | "backward" },
): { readonly edges: DrawnEdge[]; readonly domains: Domains } {
  const numbers = edges.map((edge) => edgeNumbers(edge, reader));
  const domains = domainsOf(numbers);
  const loss = reader.known("L", "dataLoss", `L${reader.at}`) ?? "L";
  const drawn = edges.map((edge, place): DrawnEdge => {
    const { value } = numbers[place];
    const mark = markOfEdge(edge, reader, flow.edges);
    const width =
      value === undefined ? edgeWidths[0] + 0.3 : magnitudeWidth(value, domains.value, edgeWidths);
    return {
      edge,
      path: pathOf(edge),
      point: edge.kind === "loss" ? loss : reader.parameterOf(edge),
      colour: colourOf(numbers[place], domains, mark),
      width: edge.kind === "bias" ? Math.min(width, 2) : width,
      flow: flow.edges.has(edge.id) ? flow.direction : "none",
      ...mark,
    };
  });
  return { edges: drawn, domains };
}

interface EdgeNumbers {
  readonly value?: number | undefined;
  readonly gradient?: number | undefined;
}

/** Both scales reach to the largest of the numbers that they colour. */
function domainsOf(numbers: readonly EdgeNumbers[]): Domains {
  const values = numbers.flatMap(({ value }) => value ?? []);
  const gradients = numbers.flatMap(({ gradient }) => gradient ?? []);
  return {
    value: symmetricDomain(values),
    ...(gradients.length > 0 && { gradient: symmetricDomain(gradients) }),
  };
}

/** After the update the gradient has done its work. */
function edgeNumbers(edge: GraphEdge, reader: GraphReader): EdgeNumbers {
  const { name, slope, after } = namesOf(edge, reader.parameterOf(edge));
  const gradient = reader.number(slope);
  if (edge.kind === "loss") return { gradient };
  const updated = reader.number(after);
  return updated === undefined ? { value: reader.number(name), gradient } : { value: updated };
}

interface EdgeNames {
  readonly name: string;
  readonly slope: string;
  readonly after: string;
}

/** Names and paths outlive many paintings, and a large network has thousands of edges. */
const knownNames = new WeakMap<GraphEdge, EdgeNames>();
const knownPaths = new WeakMap<GraphEdge, string>();

function namesOf(edge: GraphEdge, name: string): EdgeNames {
  const known = knownNames.get(edge);
  if (known?.name === name) return known;
  const names = { name, slope: `dL/d${name}`, after: `${name}'` };
  knownNames.set(edge, names);
  return names;
}

function pathOf(edge: GraphEdge): string {
  const path = knownPaths.get(edge) ?? curvePath(edge.curve);
  knownPaths.set(edge, path);
  return path;
}

/** The step's own edge is as strong as print. */
function colourOf({ value, gradient }: EdgeNumbers, domains: Domains, { now }: Mark): string {
  const [scale, number] =
    gradient === undefined ? (["value", value] as const) : (["gradient", gradient] as const);
  if (number === undefined) return "var(--ink-3)";
  return now ? signColour(scale, number) : scaleColour(scale, number, domains[scale] ?? 1);
}

function markOfEdge(edge: GraphEdge, reader: GraphReader, flowing: ReadonlySet<string>): Mark {
  const read = flowing.has(edge.id);
  if (edge.kind === "loss") return { now: false, lit: false, read };
  if (edge.kind === "bias" && reader.isShared(edge.layer)) return { ...reader.markOf(edge.from), read };
  return reader.markOf(edge.id);
}
