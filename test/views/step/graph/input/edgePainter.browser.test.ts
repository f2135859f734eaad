import { expect, test, vi } from "vitest";
import { graphLayout } from "../../../../../src/draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../../src/engine/document/document";
import { createLabels } from "../../../../../src/engine/names/labels";
import { graphScene } from "../../../../../src/views/step/graph/graphScene";
import { createEdgePainter } from "../../../../../src/views/step/graph/input/edgePainter";
import { paintGraph } from "../../../../../src/views/step/graph/paint/paintGraph";
import type { Measure } from "../../../../../src/views/step/graph/scene/measureText";
import { classic } from "../../../../documents";

const measure: Measure = (text, _face, height) => text.length * height * 0.6;
const units = 64;
const large: NetworkDocument = {
  ...classic,
  names: {},
  inputs: units,
  layers: [
    {
      units,
      activation: "tanh",
      biasMode: "perUnit",
      weights: Array.from({ length: units }, (_, j) => Array.from({ length: units }, (_, i) => i - j)),
      bias: Array.from({ length: units }, () => 0),
    },
  ],
  batch: { inputs: [Array(units).fill(1)], targets: [Array(units).fill(0)] },
};

test("an edge on the canvas is pointed at, left, and pointed at again", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  Object.assign(svg.style, { position: "absolute", left: "0", top: "0", width: "700px", height: "560px" });
  document.body.append(svg);
  const layout = graphLayout(large, 700, 560);
  const scene = graphScene(
    {
      document: large,
      example: 1,
      numbers: () => undefined,
      current: { quantity: "z1[1]", phase: "forward", reads: [] },
      lit: new Set(),
      notation: createLabels({}),
    },
    layout,
    measure,
  );
  const point = vi.fn<(quantity?: string) => void>();
  const edges = createEdgePainter(point);
  paintGraph(svg, scene);
  edges.paint(svg, scene);
  const edge = layout.edges.find(({ id }) => id === "W1[64,1]");
  if (!edge) throw new Error("the layout has no W1[64,1]");
  const [from, , , to] = edge.curve;
  const middle = { clientX: (from.x + to.x) / 2, clientY: (from.y + to.y) / 2 };
  const moveTo = (at: typeof middle) => svg.dispatchEvent(new PointerEvent("pointermove", at));

  moveTo(middle);
  const [[first]] = point.mock.calls;
  expect(first).toMatch(/^W1\[/);
  expect(svg.getAttribute("data-point")).toBe(first);
  svg.dispatchEvent(new PointerEvent("pointerleave"));
  expect(svg.hasAttribute("data-point")).toBe(false);
  moveTo(middle);
  expect(point.mock.calls).toEqual([[first], [first]]);
  edges.stop();
  svg.remove();
});
