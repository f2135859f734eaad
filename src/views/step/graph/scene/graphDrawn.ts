import type { Box } from "../../../../draw/box";
import type { GraphEdge, GraphLayout, GraphNode } from "../../../../draw/graph/graphParts";
import type { Face } from "./measureText";

/** How a place stands out: it is what the step computes, what the step reads, or what is pointed at. */
export interface Highlight {
  readonly now: boolean;
  readonly read: boolean;
  readonly lit: boolean;
}

export const noHighlight: Highlight = { now: false, read: false, lit: false };

export const isHighlighted = ({ now, read, lit }: Highlight): boolean => now || read || lit;

/** A piece of text without a place; a number knows its quantity and its value. */
export interface LabelPart {
  readonly text: string;
  readonly face: Face;
  readonly colour: string;
  readonly quantity?: string;
  readonly value?: number;
}

/** A piece of text where it stands. */
export interface DrawnText extends LabelPart {
  readonly key: string;
  readonly size: number;
  /** The left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly highlight: Highlight;
}

export interface DrawnNode extends Highlight {
  readonly node: GraphNode;
  /** What one points at with it. */
  readonly point: string;
}

/** More edges than this are left to a canvas; the svg then draws those that are marked. */
export const mostSvgEdges = 400;

/** The edges that are left to a canvas. There are thousands: they are looked at when the canvas is ready for them. */
export interface QuietEdges {
  /** How their lines look, as `lineKeys` says. */
  readonly keys: () => Int16Array<ArrayBuffer>;
  /** What one points at with an edge. */
  readonly pointOf: (edge: GraphEdge) => string;
}

export interface DrawnEdge extends Highlight {
  readonly edge: GraphEdge;
  /** The `d` of its path. */
  readonly path: string;
  readonly point: string;
  readonly colour: string;
  readonly width: number;
  readonly flow: "forward" | "backward" | "none";
}

export interface DrawnLabel extends Highlight {
  readonly key: string;
  readonly box: Box;
  readonly point: string;
  /** It found no room and stands over others while it is needed. */
  readonly over: boolean;
  readonly texts: readonly DrawnText[];
}

/** The ends of the two scales; a scale that no edge uses yet has none. */
export interface Domains {
  readonly value: number;
  readonly gradient?: number;
}

export interface GraphScene {
  readonly layout: GraphLayout;
  /** Those that the svg draws. */
  readonly edges: readonly DrawnEdge[];
  /** Where there are more than the svg draws. */
  readonly quiet?: QuietEdges | undefined;
  readonly nodes: readonly DrawnNode[];
  /** Numbers in the nodes, names and targets at them. */
  readonly texts: readonly DrawnText[];
  readonly labels: readonly DrawnLabel[];
  readonly domains: Domains;
}
