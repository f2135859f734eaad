import { magnitudeWidth, scaleColour, signColour, symmetricDomain } from "../../draw/colour";
import { curvePath } from "../../draw/curve";
import type { GraphEdge, GraphLayout } from "../../draw/graphLayout";
import type { Domains, DrawnEdge, Mark } from "./graphDrawn";
import type { GraphReader } from "./graphReader";

/**
 * Every edge with its width and colour. The width is the weight's magnitude; the colour is that of the newest number
 * on the edge: its weight, then its gradient, then its new weight.
 * @param flow the edges in use, and the way their numbers go
 */
export function drawnEdges(
  { edges, edgeWidths }: GraphLayout,
  reader: GraphReader,
  domains: Domains,
  flow: { readonly edges: ReadonlySet<string>; readonly direction: "forward" | "backward" },
): DrawnEdge[] {
  return edges.map((edge): DrawnEdge => {
    const { value, gradient } = edgeNumbers(edge, reader);
    const mark = markOfEdge(edge, reader, flow.edges);
    const width = value === undefined ? 1.3 : magnitudeWidth(value, domains.value, edgeWidths);
    return {
      edge,
      path: curvePath(edge.curve),
      point:
        edge.kind === "loss"
          ? (reader.known("L", "dataLoss", `L${reader.at}`) ?? "L")
          : reader.parameterOf(edge),
      colour: colourOf({ value, gradient }, domains, mark),
      width: edge.kind === "bias" ? Math.min(width, 2) : width,
      flow: flow.edges.has(edge.id) ? flow.direction : "none",
      ...mark,
    };
  });
}

/** Both scales reach to the largest of the numbers that they colour. */
export function edgeDomains({ edges }: GraphLayout, reader: GraphReader): Domains {
  const numbers = edges.map((edge) => edgeNumbers(edge, reader));
  const values = numbers.flatMap(({ value }) => value ?? []);
  const gradients = numbers.flatMap(({ gradient }) => gradient ?? []);
  return {
    value: symmetricDomain(values),
    ...(gradients.length > 0 && { gradient: symmetricDomain(gradients) }),
  };
}

/** After the update the gradient has done its work. */
function edgeNumbers(edge: GraphEdge, reader: GraphReader): { value?: number; gradient?: number } {
  const name = reader.parameterOf(edge);
  const gradient = reader.number(`dL/d${name}`);
  if (edge.kind === "loss") return { gradient };
  const updated = reader.number(`${name}'`);
  return updated === undefined ? { value: reader.number(name), gradient } : { value: updated };
}

/** The step's own edge is as strong as print. */
function colourOf(
  { value, gradient }: { value?: number; gradient?: number },
  domains: Domains,
  { now }: Mark,
): string {
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
