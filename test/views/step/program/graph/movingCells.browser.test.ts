import { expect, test } from "vitest";
import { createMovingCells } from "../../../../../src/views/step/program/graph/movingCells";
import "../../../../../src/styles/tokens.css";
import "../../../../../src/views/step/program/graph/programGraph.css";

const svgNamespace = "http://www.w3.org/2000/svg";

/** A picture of one number in a part that is enlarged, and what lies over it. */
function picture() {
  const frame = document.createElement("div");
  frame.className = "program-graph";
  frame.style.cssText = "width: 400px; height: 200px";
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "100 50 200 100");
  const group = document.createElementNS(svgNamespace, "g");
  group.setAttribute("class", "cells");
  const text = document.createElementNS(svgNamespace, "text");
  text.setAttribute("class", "gradient now");
  text.setAttribute("x", "160");
  text.setAttribute("y", "90");
  text.textContent = "−0.125";
  text.style.fill = "var(--grad-neg)";
  group.append(text);
  svg.append(group);
  const over = document.createElement("div");
  over.className = "moving";
  frame.append(svg, over);
  document.body.append(frame);
  return { frame, svg, text, over };
}

/** Where something has been painted, in pixels of the page. */
function painted(canvas: HTMLCanvasElement) {
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy?.drawImage(canvas, 0, 0);
  const { data } = copy?.getImageData(0, 0, width, height) ?? { data: [] };
  const indices = [...Array(width * height).keys()].filter((k) => data[4 * k + 3] > 128);
  const box = canvas.getBoundingClientRect();
  const [x, y] = [indices.map((k) => k % width), indices.map((k) => Math.floor(k / width))];
  return {
    left: box.left + (Math.min(...x) * box.width) / width,
    right: box.left + ((Math.max(...x) + 1) * box.width) / width,
    top: box.top + (Math.min(...y) * box.height) / height,
    bottom: box.top + ((Math.max(...y) + 1) * box.height) / height,
  };
}

test("a moving number is written where its own text stood, which then takes no part in layout", () => {
  const { frame, svg, text, over } = picture();
  const own = text.getBoundingClientRect();
  const cells = createMovingCells(svg, over);
  const cell = { name: "dL/dx", kind: "gradient", x: 160, y: 90 } as const;
  const write = (shown: string) =>
    cells.write([{ cell, text: shown, fill: "var(--grad-neg)", className: "gradient now" }]);
  write("−0.125");
  expect(text.getBoundingClientRect().width).toBe(0);
  const canvas = over.querySelector("canvas") as HTMLCanvasElement;
  const { left, right, top, bottom } = painted(canvas);
  // Its halo, 6 wide and twice as large here, goes beyond the letters.
  expect(Math.abs((left + right) / 2 - (own.left + own.right) / 2)).toBeLessThan(1.5);
  expect(right - left).toBeGreaterThan(own.width - 4);
  expect(right - left).toBeLessThan(own.width + 14);
  expect(top).toBeGreaterThan(own.top - 8);
  expect(bottom).toBeLessThan(own.bottom + 8);
  // A shorter one leaves nothing of it.
  write("0");
  expect(painted(canvas).right - painted(canvas).left).toBeLessThan(own.width / 2);
  cells.remove();
  expect(over.childElementCount).toBe(0);
  expect(text.getBoundingClientRect().width).toBe(own.width);
  frame.remove();
});
