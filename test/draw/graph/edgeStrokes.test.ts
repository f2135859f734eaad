import { expect, it } from "vitest";
import { shadeOf, shades } from "../../../src/draw/colour";
import { edgeColours, lineKeys, strokesOf } from "../../../src/draw/graph/edgeStrokes";

it("draws edges of one colour and width together, and leaves out those that are drawn elsewhere", () => {
  const [red, blue] = [shadeOf("value", -1, 1), shadeOf("value", 1, 1)];
  const shadesOfEdges = [red, blue, undefined, red, -1, red];
  const widths = [1, 1, 1, 1.05, 1, 2];
  const keys = lineKeys(
    shadesOfEdges.length,
    (index) => shadesOfEdges[index],
    (index) => widths[index],
  );
  const { strokes, indices } = strokesOf(keys);
  expect(strokes.map((stroke) => ({ ...stroke, colour: edgeColours[stroke.colour] }))).toEqual([
    { colour: shades[red], width: 1, count: 2 },
    { colour: shades[blue], width: 1, count: 1 },
    { colour: "var(--ink-3)", width: 1, count: 1 },
    { colour: shades[red], width: 2, count: 1 },
  ]);
  expect([...indices]).toEqual([0, 3, 1, 4, 5]);
});

it("keeps every colour and width apart, the last and widest too", () => {
  const last = shadeOf("gradient", Number.NaN, 1);
  const { strokes } = strokesOf(
    lineKeys(
      2,
      () => last,
      (index) => [15.75, 40][index],
    ),
  );
  expect(strokes).toEqual([{ colour: edgeColours.indexOf("var(--wrong)"), width: 15.75, count: 2 }]);
});

it("draws a line however thin", () => {
  const { strokes } = strokesOf(
    lineKeys(
      1,
      () => -1,
      () => 0.01,
    ),
  );
  expect(strokes).toMatchObject([{ width: 0.25 }]);
});
