import type { BiasMode } from "../../engine/document/document";
import { type Box, boxAround } from "../box";
import type { Curve } from "./curve";

/** The sizes of a network, as far as its picture depends on them; a document has them all. */
export interface NetworkSizes {
  readonly inputs: number;
  readonly layers: readonly { readonly units: number; readonly biasMode: BiasMode }[];
  /** Where the inputs are a picture: its sides in pixels. */
  readonly picture?: { readonly width: number; readonly height: number } | undefined;
}

export interface GraphNode {
  /** `x[1]`, `a2[1]`, `b1` (one for each layer that has biases) or `L`. */
  readonly id: string;
  readonly kind: "input" | "unit" | "bias" | "loss";
  /** 1-based; 0 for inputs and the loss. */
  readonly layer: number;
  /** 1-based index in its column; 0 for biases and the loss. */
  readonly index: number;
  /** The centre. */
  readonly x: number;
  readonly y: number;
  /** Half the width. */
  readonly rx: number;
  /** Half the height. */
  readonly ry: number;
  /** Radius of the corners; a node with corner = rx = ry is a circle. */
  readonly corner: number;
}

export interface GraphEdge {
  /** `W1[2,1]`, `b1[2]` (bias of layer 1 to its unit 2, shared or not) or `L[2]` (output 2 to the loss). */
  readonly id: string;
  readonly kind: "weight" | "bias" | "loss";
  /** 1-based: the layer that it leads to; for loss edges, that it comes from. */
  readonly layer: number;
  /** Of loss edges the unit that it comes from, 1-based. */
  readonly unit?: number;
  readonly from: string;
  readonly to: string;
  readonly curve: Curve;
}

/**
 * How much a node can say: two numbers in a circle, two in a flatter pill, one in a line, or none in a dot. The
 * whole picture uses one of them.
 */
export type NodeForm = "circle" | "pill" | "line" | "dot";

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** In place of the inputs and the weights of the first layer: the picture, and a line to each unit, by its id. */
  readonly picture?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly edges: readonly { readonly id: string; readonly curve: Curve }[];
  };
  readonly form: NodeForm;
  /** Sizes of type in pixels; captions of 0 are left out. */
  readonly type: { readonly number: number; readonly label: number; readonly caption: number };
  /** Thinnest and thickest line. */
  readonly edgeWidths: readonly [number, number];
  /** The layers with so many edges that labels at all of them can't be hoped for; 1-based. */
  readonly dense: ReadonlySet<number>;
  /** Nothing of the network lies above this line: the legends' place. */
  readonly top: number;
}

/** The box around a node. */
export function nodeBox({ x, y, rx, ry }: GraphNode): Box {
  return boxAround({ x, y }, 2 * rx, 2 * ry);
}

/** The indices of layers and units: 1 … count. */
export const countFromOne = (count: number) => Array.from({ length: count }, (_, k) => k + 1);
