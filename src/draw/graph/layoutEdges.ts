import { plainName } from "../../engine/names/canonicalName";
import { biasName, inputName, unitName, weightName } from "../../engine/names/networkNames";
import { lossName, plain } from "../../engine/names/tensorRef";
import { type Curve, levelCurve } from "./curve";
import { countFromOne, type GraphEdge, type GraphNode, type NetworkSizes } from "./graphParts";

/** From each unit to each of the next layer, from the biases to the units, and from the outputs to the loss. */
export function edgesOf(
  { inputs, layers, picture }: NetworkSizes,
  nodes: ReadonlyMap<string, GraphNode>,
): GraphEdge[] {
  const node = (id: string) => nodes.get(id) as GraphNode;
  const level = (from: string, to: string): Curve => {
    const [a, b] = [node(from), node(to)];
    return levelCurve({ x: a.x + a.rx, y: a.y }, { x: b.x - b.rx, y: b.y });
  };
  const weights = layers.flatMap(({ units }, l) =>
    countFromOne(units).flatMap((j) =>
      countFromOne(l > 0 ? layers[l - 1].units : picture ? 0 : inputs).map((i): GraphEdge => {
        const [from, to] = [l === 0 ? inputName(i) : unitName(l, i), unitName(l + 1, j)];
        return {
          id: weightName(l + 1, j, i),
          kind: "weight",
          layer: l + 1,
          from,
          to,
          curve: level(from, to),
        };
      }),
    ),
  );
  const biases = layers.flatMap(({ units, biasMode }, l) =>
    countFromOne(biasMode === "none" ? 0 : units).map((j): GraphEdge => {
      const [from, to] = [biasName(l + 1), unitName(l + 1, j)];
      return {
        id: biasName(l + 1, j),
        kind: "bias",
        layer: l + 1,
        from,
        to,
        curve: biasCurve(node(from), node(to)),
      };
    }),
  );
  const loss = countFromOne(layers[layers.length - 1].units).map((k): GraphEdge => {
    const from = unitName(layers.length, k);
    return {
      id: plainName(plain(lossName, undefined, [k])),
      kind: "loss",
      layer: layers.length,
      unit: k,
      from,
      to: lossName,
      curve: level(from, lossName),
    };
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
