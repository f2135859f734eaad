import { grown } from "../../../../draw/box";
import { fullNumber } from "../../../../engine/math/format";
import { setText } from "../../../../ui/setText";
import {
  type DrawnEdge,
  type DrawnLabel,
  type DrawnNode,
  type DrawnText,
  type GraphScene,
  type Highlight,
  isHighlighted,
  noHighlight,
} from "../scene/graphDrawn";
import { flowAtRest } from "./flowAtRest";
import { hasChanged, joined, layerOf, setAttributes, setStyle, svgElement } from "./svgWriting";

/** Writes a scene into the svg, changing only what has changed. */
export function paintGraph(svg: SVGSVGElement, { layout, edges, nodes, texts, labels }: GraphScene): void {
  const { width, height, form } = layout;
  setAttributes(svg, { viewBox: `0 0 ${width} ${height}`, "data-form": form });
  // All but the legend moves when one zooms.
  const drawing = layerOf(svg, "drawing");
  const layer = (name: string) => layerOf(drawing, name);
  // The step's own edge runs over those that cross it. Those of a whole layer cross each other, and to move them all
  // costs more than the rest of the painting.
  const isOfLayer = edges.filter(({ now }) => now).length > mostRaised;
  const ordered = isOfLayer ? edges : edges.toSorted((a, b) => Number(a.now) - Number(b.now));
  paintBands(layer("bands"), ordered.filter(isHighlighted));
  for (const [path, { edge, colour, width: line, ...highlight }] of paths(layer("edges"), ordered)) {
    setAttributes(path, { class: `edge ${edge.kind}${highlightClasses(highlight)}` });
    setStyle(path, "stroke", colour);
    setStyle(path, "stroke-width", `${line}px`);
  }
  const flowing = edges.filter(({ flow }) => flow !== "none");
  const flows = layer("flows");
  setAttributes(flows, { class: `flows${flowing[0]?.flow === "backward" ? " backward" : ""}` });
  for (const [path, { flow, width: line }] of paths(flows, flowing, { keepsSpare: true })) {
    setAttributes(path, { class: `flow ${flow}` });
    setStyle(path, "stroke-width", `${Math.max(1.6, line * 0.6)}px`);
  }
  for (const [path, { point }] of paths(layer("hits"), edges))
    setAttributes(path, { class: "hit", "data-point": point });
  paintNodes(layer("nodes"), nodes);
  paintChips(
    layer("chips"),
    texts.filter(({ highlight }) => highlight.now || highlight.lit),
  );
  paintTexts(layer("texts"), texts);
  paintLabels(layer("labels"), labels);
  flowAtRest(svg);
}

/** A unit's edges, in a network whose edges are told apart. */
const mostRaised = 16;

const highlightClasses = ({ now, read, lit }: Highlight) =>
  `${now ? " now" : ""}${read ? " read" : ""}${lit ? " lit" : ""}`;

/** The paths that have changed since they were painted. */
function paths(group: Element, edges: readonly DrawnEdge[], { also = false, keepsSpare = false } = {}) {
  const all = joined(group, "path", edges, ({ edge }) => edge.id, undefined, keepsSpare);
  return all.filter(([path, drawn]) => {
    const { path: d, colour, width, flow, point, now, read, lit } = drawn;
    const isNew = hasChanged(path, [d, colour, width, flow, point, now, read, lit, also]);
    if (isNew) setAttributes(path, { d });
    return isNew;
  });
}

/** What the step is about lies on a band; where there are many, the bands are narrow. */
function paintBands(group: Element, edges: readonly DrawnEdge[]): void {
  const crowded = edges.length >= 8;
  for (const [path, { width, ...highlight }] of paths(group, edges, { also: crowded, keepsSpare: true })) {
    setAttributes(path, { class: `band${highlightClasses(highlight)}` });
    setStyle(path, "stroke-width", `${width + (highlight.now && !crowded ? 12 : 7)}px`);
  }
}

function paintNodes(group: Element, nodes: readonly DrawnNode[]): void {
  for (const [rect, { node, point, ...highlight }] of joined(group, "rect", nodes, ({ node }) => node.id)) {
    if (!hasChanged(rect, [node, point, highlight.now, highlight.read, highlight.lit])) continue;
    const { kind, x, y, rx, ry, corner } = node;
    setAttributes(rect, {
      class: `node ${kind}${highlightClasses(highlight)}`,
      "data-point": point,
      x: x - rx,
      y: y - ry,
      width: 2 * rx,
      height: 2 * ry,
      rx: corner,
    });
  }
}

const signature = ({ text, x, y, size, face, colour, quantity, value, highlight }: DrawnText) =>
  [text, x, y, size, face, colour, quantity, value, highlight.now, highlight.read, highlight.lit] as const;

/** Behind a number that is current or pointed at. */
function paintChips(group: Element, texts: readonly DrawnText[]): void {
  for (const [rect, { highlight, x, y, width, size }] of joined(group, "rect", texts, ({ key }) => key))
    setAttributes(rect, {
      class: `chip${highlightClasses(highlight)}`,
      rx: 4,
      x: x - 3,
      y: y - size * 0.35 - size * 0.62,
      width: width + 6,
      height: size * 1.24,
    });
}

function paintTexts(group: Element, texts: readonly DrawnText[]): void {
  for (const [element, drawn] of joined(group, "text", texts, ({ key }) => key)) {
    if (!hasChanged(element, signature(drawn))) continue;
    const { face, highlight, quantity, value, x, y, size, colour, text } = drawn;
    setAttributes(element, {
      class: `${face}${highlightClasses(highlight)}`,
      "data-quantity": quantity,
      "data-value": value === undefined ? undefined : fullNumber(value),
      x,
      y,
    });
    setStyle(element, "font-size", `${size}px`);
    setStyle(element, "fill", colour);
    setText(element, text);
  }
}

function paintLabels(group: Element, labels: readonly DrawnLabel[]): void {
  const ordered = labels.toSorted((a, b) => height(a) - height(b));
  const made = (element: Element) => element.append(svgElement("rect"));
  for (const [element, label] of joined(group, "g", ordered, ({ key }) => key, made)) {
    const { box, over, point, texts, ...highlight } = label;
    const look = [box.left, box.top, over, point, highlight.now, highlight.read, highlight.lit];
    if (!hasChanged(element, [...look, ...texts.flatMap(signature)])) continue;
    setAttributes(element, {
      class: `label${highlightClasses(highlight)}${over ? " over" : ""}`,
      "data-point": point,
    });
    // Where nothing is marked the ground covers no more of the edges beneath than the text needs.
    const { left, top, right, bottom } = grown(box, isHighlighted(highlight) ? 0 : -2);
    setAttributes(element.children[0], {
      class: "ground",
      rx: 6,
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    });
    // The label itself stands out; its numbers as well would be too much.
    paintTexts(
      layerOf(element, "row"),
      texts.map((text) => ({ ...text, highlight: noHighlight })),
    );
  }
}

/** Those that stand over others are painted last. */
const height = ({ over, now, lit }: DrawnLabel) => (over ? 4 : 0) + (lit ? 2 : 0) + (now ? 1 : 0);
