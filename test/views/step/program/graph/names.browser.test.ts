import { expect, it } from "vitest";
import { programLayout } from "../../../../../src/draw/program/programLayout";
import type { GraphOutline } from "../../../../../src/engine/graph/outline";
import { drawnProgram } from "../../../../../src/views/step/program/graph/drawnProgram";
import { paintStructure } from "../../../../../src/views/step/program/graph/paintProgram";
import "../../../../../src/styles/tokens.css";
import "../../../../../src/views/step/program/graph/programGraph.css";

const outline: GraphOutline = {
  values: [
    { name: "y", label: "y", role: "value", shape: [] },
    { name: "g", label: "g", role: "value", shape: [2, 2] },
    { name: "q", label: "q", role: "value", shape: [2, 2] },
  ],
  operations: [{ label: "·", inputs: [0, 1], outputs: [2], groups: [] }],
};

/** Of the box of what a step computes. */
const thickest = 2.5;

/** How far a text's own strokes end above the room of its line. */
function freeBelow(text: SVGTextElement): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("no canvas");
  context.font = getComputedStyle(text).font;
  const { fontBoundingBoxDescent, actualBoundingBoxDescent } = context.measureText(text.textContent);
  return fontBoundingBoxDescent - actualBoundingBoxDescent;
}

it("a name with a descender ends above its box", async () => {
  document.body.innerHTML =
    '<div class="program-graph" style="width: 600px; height: 400px"><svg role="figure"></svg></div>';
  const svg = document.querySelector("svg");
  if (!svg) throw new Error("no picture");
  paintStructure(svg, drawnProgram(programLayout(outline), "q"), () => undefined);
  await document.fonts.ready;
  const values = [...svg.querySelectorAll(".values > g")];
  expect(values).toHaveLength(3);
  for (const value of values) {
    const name = value.querySelector<SVGTextElement>("text.name");
    const box = value.querySelector("rect");
    if (!name || !box) throw new Error("a value has no name");
    const { y, height } = name.getBBox();
    expect(y + height - freeBelow(name), name.textContent).toBeLessThan(box.getBBox().y - thickest / 2);
  }
});
