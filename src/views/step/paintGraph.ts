import { select } from "d3-selection";
import { grown } from "../../draw/box";
import { fullNumber } from "../../engine/math/format";
import {
  type DrawnEdge,
  type DrawnLabel,
  type DrawnNode,
  type DrawnText,
  type GraphScene,
  type Mark,
  mostEdges,
  unmarked,
} from "./graphDrawn";
import { changed, dressed, type Group, layerOf, styled, written } from "./svgWriting";

/** Writes a scene into the svg, changing only what has changed. */
export function paintGraph(svg: SVGSVGElement, scene: GraphScene): void {
  const root = select(svg);
  const { width, height } = scene.layout;
  root.each(dressed(() => ({ viewBox: `0 0 ${width} ${height}`, "data-form": scene.layout.form })));
  // All but the legend moves when one zooms.
  const drawing = layerOf(root, "drawing");
  const layer = (name: string) => layerOf(drawing, name);
  const marked = scene.edges.filter(({ now, read, lit }) => now || read || lit);
  const crowded = marked.length >= 8;
  const edges = scene.edges.length > mostEdges ? marked : scene.edges;
  paths(
    layer("bands"),
    marked.toSorted((a, b) => Number(a.now) - Number(b.now)),
    String(crowded),
  )
    .each(dressed((edge) => ({ class: `band${marks(edge)}` })))
    .each(styled("stroke-width", ({ width: line, now }) => `${line + (now && !crowded ? 12 : 7)}px`));
  // The step's own edge runs over those that cross it.
  paths(
    layer("edges"),
    edges.toSorted((a, b) => Number(a.now) - Number(b.now)),
  )
    .each(dressed(({ edge, ...mark }) => ({ class: `edge ${edge.kind}${marks(mark)}` })))
    .each(styled("stroke", ({ colour }) => colour))
    .each(styled("stroke-width", ({ width: line }) => `${line}px`));
  paths(
    layer("flows"),
    scene.edges.filter(({ flow }) => flow !== "none"),
  )
    .each(dressed(({ flow }) => ({ class: `flow ${flow}` })))
    .each(styled("stroke-width", ({ width: line }) => `${Math.max(1.6, line * 0.6)}px`));
  paths(layer("hits"), edges).each(dressed(({ point }) => ({ class: "hit", "data-point": point })));
  paintNodes(layer("nodes"), scene.nodes);
  paintTexts(layer("texts"), scene.texts);
  paintLabels(layer("labels"), scene.labels);
}

const marks = ({ now, read, lit }: Mark) => `${now ? " now" : ""}${read ? " read" : ""}${lit ? " lit" : ""}`;

/** The paths that have changed since they were painted. */
function paths(group: Group, edges: readonly DrawnEdge[], also = "") {
  return group
    .selectAll<SVGPathElement, DrawnEdge>("path")
    .data(edges, ({ edge }) => edge.id)
    .join("path")
    .order()
    .filter(
      changed((edge: DrawnEdge) => [
        edge.path,
        edge.colour,
        edge.width,
        edge.flow,
        edge.point,
        marks(edge),
        also,
      ]),
    )
    .each(dressed(({ path }) => ({ d: path })));
}

function paintNodes(group: Group, nodes: readonly DrawnNode[]): void {
  group
    .selectAll<SVGRectElement, DrawnNode>("rect")
    .data(nodes, ({ node }) => node.id)
    .join("rect")
    .filter(
      changed(({ node, point, ...mark }: DrawnNode) => [
        node.x,
        node.y,
        node.rx,
        node.ry,
        node.kind,
        point,
        marks(mark),
      ]),
    )
    .each(
      dressed(({ node: { kind, x, y, rx, ry, corner }, point, ...mark }) => ({
        class: `node ${kind}${marks(mark)}`,
        "data-point": point,
        x: x - rx,
        y: y - ry,
        width: 2 * rx,
        height: 2 * ry,
        rx: corner,
      })),
    );
}

const signature = ({ text, x, y, size, face, colour, quantity, value, mark }: DrawnText) => [
  text,
  x,
  y,
  size,
  face,
  colour,
  quantity,
  value,
  marks(mark),
];

/** Texts, and behind a number that is current or pointed at a chip. */
function paintTexts(group: Group, texts: readonly DrawnText[]): void {
  group
    .selectAll<SVGRectElement, DrawnText>("rect")
    .data(
      texts.filter(({ mark }) => mark.now || mark.lit),
      ({ key }) => key,
    )
    .join((enter) => enter.insert("rect", "text").attr("rx", 4))
    .each(
      dressed(({ mark, x, y, width, size }) => ({
        class: `chip${marks(mark)}`,
        x: x - 3,
        y: y - size * 0.35 - size * 0.62,
        width: width + 6,
        height: size * 1.24,
      })),
    );
  group
    .selectAll<SVGTextElement, DrawnText>("text")
    .data(texts, ({ key }) => key)
    .join("text")
    .filter(changed(signature))
    .each(
      dressed(({ face, mark, quantity, value, x, y }) => ({
        class: `${face}${marks(mark)}`,
        "data-quantity": quantity,
        "data-value": value === undefined ? undefined : fullNumber(value),
        x,
        y,
      })),
    )
    .each(styled("font-size", ({ size }) => `${size}px`))
    .each(styled("fill", ({ colour }) => colour))
    .each(written(({ text }) => text));
}

function paintLabels(group: Group, labels: readonly DrawnLabel[]): void {
  const ordered = labels.toSorted((a, b) => height(a) - height(b));
  group
    .selectAll<SVGGElement, DrawnLabel>("g.label")
    .data(ordered, ({ key }) => key)
    .join((enter) => {
      const label = enter.append("g");
      label.append("rect").attr("class", "ground").attr("rx", 6);
      label.append("g").attr("class", "row");
      return label;
    })
    .order()
    .filter(
      changed(({ box, over, point, texts, ...mark }: DrawnLabel) => [
        box.left,
        box.top,
        over,
        point,
        marks(mark),
        ...texts.flatMap(signature),
      ]),
    )
    .each(
      dressed(({ point, over, ...mark }) => ({
        class: `label${marks(mark)}${over ? " over" : ""}`,
        "data-point": point,
      })),
    )
    .each(function (label) {
      // Where nothing is marked the ground covers no more of the edges beneath than the text needs.
      const { left, top, right, bottom } = grown(label.box, label.now || label.read || label.lit ? 0 : -2);
      select(this)
        .select<SVGRectElement>(".ground")
        .each(dressed(() => ({ x: left, y: top, width: right - left, height: bottom - top })));
      // The label itself stands out; chips in it would be too much.
      const plain = label.texts.map((text) => ({ ...text, mark: unmarked }));
      paintTexts(select(this).select<SVGGElement>(".row"), plain);
    });
}

/** Those that stand over others are painted last. */
const height = ({ over, now, lit }: DrawnLabel) => (over ? 4 : 0) + (lit ? 2 : 0) + (now ? 1 : 0);
