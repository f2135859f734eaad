import { biasName, inputName, unitName } from "../../engine/names/networkNames";
import { lossName } from "../../engine/names/tensorRef";
import { levelCurve } from "./curve";
import { countFromOne, type GraphLayout, type GraphNode, type NetworkSizes } from "./graphParts";
import { edgesOf } from "./layoutEdges";
import { lossGap, monoAdvance, nodeShape, scaleFor } from "./nodeShape";

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
  const rowY = (index: number, units: number) => centre + (index - (units + 1) / 2) * rowGap(units);

  const column = (units: number, at: number): GraphNode[] =>
    countFromOne(units).map((index) => ({
      id: at === 0 ? inputName(index) : unitName(at, index),
      kind: at === 0 ? "input" : "unit",
      layer: at,
      index,
      x: columnX(at),
      y: rowY(index, units),
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
    return [{ id: biasName(l + 1), kind: "bias", layer: l + 1, index: 0, x, y, rx: r, ry: r, corner: r }];
  });
  const loss: GraphNode = {
    id: lossName,
    kind: "loss",
    layer: 0,
    index: 0,
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

/** A label takes some eight digits by one and a half; past a fifth of the room there is a crowd. */
function denseLayers(columns: readonly number[], room: number, size: number): ReadonlySet<number> {
  const label = 8 * monoAdvance * 1.5 * size * size;
  const layers = columns.slice(1).map((units, l) => ({ layer: l + 1, edges: units * columns[l] }));
  return new Set(layers.filter(({ edges }) => edges * label > room / 5).map(({ layer }) => layer));
}
