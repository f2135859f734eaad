import { expect, it } from "vitest";
import { shadeColour, shadeOf } from "../../../src/draw/colour";
import { quietStrokes } from "../../../src/draw/graph/edgeStrokes";

it("draws edges of one colour and width together, and leaves out those that are drawn elsewhere", () => {
  const [red, blue] = [shadeOf("value", -1, 1), shadeOf("value", 1, 1)];
  const shades = [red, blue, undefined, red, -1, red];
  const widths = [1, 1, 1, 1.05, 1, 2];
  const { strokes, indices } = quietStrokes(
    shades.length,
    (index) => shades[index],
    (index) => widths[index],
  );
  expect(strokes).toEqual([
    { colour: shadeColour(red), width: 1, count: 2 },
    { colour: shadeColour(blue), width: 1, count: 1 },
    { colour: "var(--ink-3)", width: 1, count: 1 },
    { colour: shadeColour(red), width: 2, count: 1 },
  ]);
  expect([...indices]).toEqual([0, 3, 1, 4, 5]);
});

it("draws a line however thin", () => {
  const { strokes } = quietStrokes(
    1,
    () => -1,
    () => 0.01,
  );
  expect(strokes).toMatchObject([{ width: 0.25 }]);
});
