import type { BiasMode } from "../../engine/document/document";
import { type Box, boxAround } from "./box";
import { type Curve, levelCurve } from "./curve";

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
  /** 1-based place in its column; 0 for biases and the loss. */
  readonly place: number;
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

/** The advance of a monospaced digit in parts of its size; holds for the common faces. */
export const monoAdvance = 0.602;

/** How far the loss is from the outputs, in parts of the distance of two layers. */
const lossGap = 0.67;

/** Places a network in a rectangle: inputs left, the loss right, biases below the edges that they feed. */
export function graphLayout(sizes: NetworkSizes, width: number, height: number): GraphLayout {
  const columns = [sizes.picture ? 0 : sizes.inputs, ...sizes.layers.map(({ units }) => units)];
  const hasBias = sizes.layers.some(({ biasMode }) => biasMode !== "none");
  const top = height < 340 ? 8 : 52;
  const scale = scaleFor(width, height);
  const zone = { top: top + 4, bottom: height - (hasBias ? Math.min(112 * scale, height * 0.2) : 18) };
  const tallest = Math.max(...columns);
  const spacing = (zone.bottom - zone.top) / tallest;
  const shape = nodeShape(
    spacing,
    (zone.bottom - zone.top) / columns[columns.length - 1],
    width,
    columns.length,
    scale,
  );

  const side = width < 480 ? Math.max(6, width * 0.03) : Math.min(44 * scale, width * 0.055);
  const left = side + shape.rx;
  const right = width - side * 0.7 - shape.lossRx;
  // However narrow the picture, the edges to the loss stay visible.
  const closest = shape.rx + shape.lossRx + 20;
  const even = Math.min(290 * scale, (right - left) / (sizes.layers.length + lossGap));
  const gap = even * lossGap >= closest ? even : (right - left - closest) / sizes.layers.length;
  const toLoss = Math.max(closest, gap * lossGap);
  const start = (left + right - gap * sizes.layers.length - toLoss) / 2;
  const columnX = (column: number) => start + gap * column;

  // What is above a node is more than what is below it: the whole looks centred a little lower.
  const centre = (zone.top + zone.bottom) / 2 + (shape.caption - shape.below) / 2;
  const rowGap = (units: number) =>
    Math.min((zone.bottom - zone.top) / units, Math.max(shape.ry * 7, (zone.bottom - zone.top) / 2));
  const rowY = (place: number, units: number) => centre + (place - (units + 1) / 2) * rowGap(units);

  const column = (units: number, at: number): GraphNode[] =>
    range(units).map((place) => ({
      id: at === 0 ? `x[${place}]` : `a${at}[${place}]`,
      kind: at === 0 ? "input" : "unit",
      layer: at,
      place,
      x: columnX(at),
      y: rowY(place, units),
      rx: shape.rx,
      ry: shape.ry,
      corner: shape.ry,
    }));
  const biasRadius = Math.max(9, Math.min(16 * scale, shape.ry, height * 0.045));
  // Below a shared bias stand its numbers.
  const biasY = height - Math.max(Math.min(72 * scale, height * 0.13), biasRadius + shape.label + 9);
  const biases = sizes.layers.flatMap(({ biasMode }, l): GraphNode[] => {
    if (biasMode === "none") return [];
    const [x, y] = [columnX(l) + gap * 0.48, biasY];
    const r = biasRadius;
    return [{ id: `b${l + 1}`, kind: "bias", layer: l + 1, place: 0, x, y, rx: r, ry: r, corner: r }];
  });
  const loss: GraphNode = {
    id: "L",
    kind: "loss",
    layer: 0,
    place: 0,
    x: columnX(sizes.layers.length) + toLoss,
    y: centre,
    rx: shape.lossRx,
    ry: shape.lossRy,
    corner: 10,
  };
  const nodes = [...columns.flatMap(column), ...biases, loss];
  const picture = sizes.picture && placedPicture(sizes.picture, nodes, columnX(0), centre, gap);
  return {
    width,
    height,
    nodes,
    edges: edgesOf(sizes, new Map(nodes.map((node) => [node.id, node]))),
    ...(picture && { picture }),
    form: shape.form,
    type: { number: shape.number, label: shape.label, caption: shape.caption === 0 ? 0 : shape.name },
    // A canvas draws lines of up to a pixel five times as fast as wider ones, and there are many where nodes are dots.
    edgeWidths: shape.form === "circle" ? [1, 5] : spacing > 36 ? [0.7, 3] : [0.3, 1],
    dense: denseLayers(columns, (gap - 2 * shape.rx) * (zone.bottom - zone.top), shape.label),
    top,
  };
}

/** As large as the gap to the first layer lets it be, around the middle of the inputs' column. */
function placedPicture(
  { width, height }: NonNullable<NetworkSizes["picture"]>,
  nodes: readonly GraphNode[],
  x: number,
  y: number,
  gap: number,
): NonNullable<GraphLayout["picture"]> {
  const side = Math.max(28, Math.min(140, gap * 0.62));
  const scale = side / Math.max(width, height);
  const left = Math.max(4, x - side / 2);
  const size = { width: width * scale, height: height * scale };
  const edges = nodes
    .filter(({ kind, layer }) => kind === "unit" && layer === 1)
    .map((unit) => ({
      id: unit.id,
      curve: levelCurve({ x: left + size.width + 3, y }, { x: unit.x - unit.rx, y: unit.y }),
    }));
  return { x: left, y: y - size.height / 2, ...size, edges };
}

/** Nodes and type grow with the picture: 1 up to the space that a page of 1280 × 720 leaves it. */
function scaleFor(width: number, height: number): number {
  return Math.max(1, Math.min(1.6, width / 800, height / 640));
}

interface NodeShape {
  readonly form: NodeForm;
  readonly rx: number;
  readonly ry: number;
  readonly lossRx: number;
  readonly lossRy: number;
  /** Sizes of type: numbers in nodes, labels of edges, names. */
  readonly number: number;
  readonly label: number;
  readonly name: number;
  /** Heights kept free above a node (its name) and below it (its target). */
  readonly caption: number;
  readonly below: number;
}

/**
 * The largest nodes for which there is room.
 * @param spacing from node to node in the tallest column
 * @param outputSpacing the same where targets stand below the nodes
 * @param scale how much larger than usual they may be
 */
function nodeShape(
  spacing: number,
  outputSpacing: number,
  width: number,
  columns: number,
  scale: number,
): NodeShape {
  const gap = width / (columns + lossGap);
  const label = gap > 150 ? 12 : gap > 100 ? 11 : 10;
  const small = gap < 150;
  const radius = Math.min(30 * scale, gap * 0.235, (spacing - 26) / 2, (outputSpacing - 46) / 2);
  if (radius >= 21) {
    const number = radius >= 28 ? 12 : radius >= 24 ? 11 : 10;
    const larger = Math.max(1, Math.min(scale, radius / 30));
    const lossRx = radius + (small ? 2 : 4);
    return {
      form: "circle",
      rx: radius,
      ry: radius,
      lossRx,
      lossRy: radius,
      number: Math.floor(number * larger),
      label: Math.floor(label * larger),
      name: Math.floor((small ? 14 : 15) * larger),
      caption: 24 * larger,
      below: 22 * larger,
    };
  }
  const number = spacing > 54 && gap > 130 ? 11 : 10;
  const numberWidth = 7 * monoAdvance * number;
  const room = gap - numberWidth - 10;
  const loss = { lossRx: numberWidth / 2 + 6, lossRy: 20 };
  const pillHeight = 2 * number + 6;
  if (spacing >= pillHeight + 16 && outputSpacing >= pillHeight + 30 && room > 24) {
    const caption = { name: 13, caption: 17, below: 16 };
    return {
      form: "pill",
      rx: numberWidth / 2 + 5,
      ry: pillHeight / 2,
      ...loss,
      number,
      label: Math.min(11, label),
      ...caption,
    };
  }
  if (spacing >= 17 && room > 34) {
    const wide = gap > 150 ? 19 : 0;
    return {
      form: "line",
      rx: numberWidth / 2 + 4 + wide,
      ry: 7.5,
      ...loss,
      number: 10,
      label: 10,
      name: 11,
      caption: 0,
      below: 0,
    };
  }
  const ry = Math.max(2, Math.min(8, spacing * 0.36));
  return { form: "dot", rx: ry, ry, ...loss, number: 10, label: 10, name: 11, caption: 0, below: 0 };
}

function edgesOf(
  { inputs, layers, picture }: NetworkSizes,
  nodes: ReadonlyMap<string, GraphNode>,
): GraphEdge[] {
  const node = (id: string) => nodes.get(id) as GraphNode;
  const level = (from: string, to: string): Curve => {
    const [a, b] = [node(from), node(to)];
    return levelCurve({ x: a.x + a.rx, y: a.y }, { x: b.x - b.rx, y: b.y });
  };
  const weights = layers.flatMap(({ units }, l) =>
    range(units).flatMap((j) =>
      range(l > 0 ? layers[l - 1].units : picture ? 0 : inputs).map((i): GraphEdge => {
        const [from, to] = [l === 0 ? `x[${i}]` : `a${l}[${i}]`, `a${l + 1}[${j}]`];
        return { id: `W${l + 1}[${j},${i}]`, kind: "weight", layer: l + 1, from, to, curve: level(from, to) };
      }),
    ),
  );
  const biases = layers.flatMap(({ units, biasMode }, l) =>
    range(biasMode === "none" ? 0 : units).map((j): GraphEdge => {
      const [from, to] = [`b${l + 1}`, `a${l + 1}[${j}]`];
      return {
        id: `b${l + 1}[${j}]`,
        kind: "bias",
        layer: l + 1,
        from,
        to,
        curve: biasCurve(node(from), node(to)),
      };
    }),
  );
  const loss = range(layers[layers.length - 1].units).map((k): GraphEdge => {
    const from = `a${layers.length}[${k}]`;
    return { id: `L[${k}]`, kind: "loss", layer: layers.length, from, to: "L", curve: level(from, "L") };
  });
  return [...weights, ...biases, ...loss];
}

/** Up out of the bias and into the unit from below left, clear of the weights' ends. */
function biasCurve(bias: GraphNode, unit: GraphNode): Curve {
  const end = { x: unit.x - unit.rx + unit.corner * 0.29, y: unit.y + unit.ry * 0.71 };
  const rise = Math.max(20, bias.y - bias.ry - end.y);
  const start = { x: bias.x, y: bias.y - bias.ry };
  const reach = Math.min(40, (end.x - start.x) * 0.55);
  return [
    start,
    { x: start.x, y: start.y - Math.min(60, rise * 0.55) },
    { x: end.x - reach, y: end.y + Math.min(unit.ry * 0.7, reach * 0.55) },
    end,
  ];
}

/** A label takes some eight digits by one and a half; past a fifth of the room there is a crowd. */
function denseLayers(columns: readonly number[], room: number, size: number): ReadonlySet<number> {
  const label = 8 * monoAdvance * 1.5 * size * size;
  const layers = columns.slice(1).map((units, l) => ({ layer: l + 1, edges: units * columns[l] }));
  return new Set(layers.filter(({ edges }) => edges * label > room / 5).map(({ layer }) => layer));
}

/** The box around a node. */
export function nodeBox({ x, y, rx, ry }: GraphNode): Box {
  return boxAround({ x, y }, 2 * rx, 2 * ry);
}

/** 1 … count */
const range = (count: number) => Array.from({ length: count }, (_, k) => k + 1);
