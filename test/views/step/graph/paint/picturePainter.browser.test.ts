import { afterEach, expect, test, vi } from "vitest";
import { graphLayout } from "../../../../../src/draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../../src/engine/document/document";
import { createLabels } from "../../../../../src/engine/names/labels";
import { createPicturePainter } from "../../../../../src/views/step/graph/paint/picturePainter";
import { classic } from "../../../../documents";
import "../../../../../src/styles/tokens.css";

const ofPixels: NetworkDocument = {
  ...classic,
  names: {},
  inputs: 16,
  picture: { width: 4, height: 4 },
  layers: [
    {
      units: 2,
      activation: "tanh",
      biasMode: "perUnit",
      weights: Array.from({ length: 2 }, () => Array<number>(16).fill(0.1)),
      bias: [0, 0],
    },
  ],
  batch: { inputs: [Array<number>(16).fill(1)], targets: [[0, 0]] },
};

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

test("the input's picture is painted where its numbers or the theme are others, and each graph has its own", async () => {
  const layout = graphLayout(ofPixels, 700, 560);
  const start = (value: number) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    document.body.append(svg);
    const painter = createPicturePainter(svg);
    const paint = (x: number) =>
      painter.paint(layout, {
        document: ofPixels,
        example: 1,
        numbers: (name) => (name === "x[1]" ? x : 0),
        current: { quantity: "z1[1]", phase: "forward", reads: [] },
        lit: new Set(),
        notation: createLabels({}),
      });
    paint(value);
    return { svg, painter, paint, href: () => svg.querySelector("image")?.getAttribute("href") };
  };
  const [one, other] = [start(1), start(-1)];
  const light = one.href();
  expect(light).toMatch(/^data:image\/png/);
  expect(other.href()).not.toBe(light);
  other.paint(1);
  expect(other.href()).toBe(light);
  one.paint(-1);
  expect(one.href()).not.toBe(light);
  one.paint(1);

  other.painter.stop();
  document.documentElement.dataset.theme = "dark";
  await vi.waitFor(() => expect(one.href()).not.toBe(light));
  expect(other.href()).toBe(light);
  one.painter.stop();
  for (const { svg } of [one, other]) svg.remove();
});
