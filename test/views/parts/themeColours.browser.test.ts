import { afterEach, expect, test } from "vitest";
import { shades } from "../../../src/draw/colour";
import { createThemeColours } from "../../../src/views/parts/themeColours";
import "../../../src/styles/tokens.css";

afterEach(() => {
  delete document.documentElement.dataset.theme;
});

test("a variable, a mix of two and a plain colour are what the browser paints with them", () => {
  const { text, rgb, pixel } = createThemeColours();
  expect(text("var(--ink)")).toBe("#1c2026");
  expect(rgb("var(--ink)")).toEqual([0x1c, 0x20, 0x26]);
  expect(pixel("var(--ink)")).toBe(0xff26201c);
  expect(text("rgba(255, 0, 0, 0.5)")).toBe("rgba(255,0,0,0.502)");
  expect(text("color-mix(in srgb, var(--panel) 50%, #000)")).toBe("#808080");
  for (const shade of shades) expect(text(shade)).toMatch(/^#[0-9a-f]{6}$/);
});

test("each theme has its own, and what it hasn't got is named", () => {
  document.documentElement.dataset.theme = "dark";
  expect(createThemeColours().text("var(--ink)")).toBe("#e8eaed");
  expect(() => createThemeColours().text("var(--no-such)")).toThrow("--no-such");
});

test("within an element they are those that hold there, the system's among them", () => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.style.setProperty("--ink", "CanvasText");
  svg.style.setProperty("--line", "#f00");
  document.body.append(svg);
  const { text } = createThemeColours(svg);
  expect(text("var(--line)")).toBe("#ff0000");
  expect(text("var(--ink)")).toBe("#000000");
  expect(svg.childElementCount).toBe(0);
  svg.remove();
});
