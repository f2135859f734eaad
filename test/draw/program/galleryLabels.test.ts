import { describe, expect, it } from "vitest";
import { type Box, boxAround, inside, overlap } from "../../../src/draw/graph/box";
import { folded } from "../../../src/draw/program/folded";
import { type ProgramLayout, programLayout } from "../../../src/draw/program/programLayout";
import { nameRise, nameWidth, shapeHeight, shapeText } from "../../../src/draw/program/valueSize";
import { signAt } from "../../../src/draw/program/verdictPositions";
import { isProgram } from "../../../src/engine/document/programDocument";
import { readAnyDocument } from "../../../src/engine/document/reading/read";
import type { GraphOutline } from "../../../src/engine/graph/outline";
import { exercises } from "../../../src/exercises/menu";
import { openProgram } from "../../../src/worker/programs";

/** Every program of the gallery, with its graph. */
const programs = (
  await Promise.all(exercises.map(async ({ id, load }) => ({ id, json: (await load()).default.document })))
).flatMap(({ id, json }): { id: string; outline: GraphOutline; judged: ReadonlySet<string> }[] => {
  const { document } = readAnyDocument(json);
  if (!document || !isProgram(document)) return [];
  const opened = openProgram(document);
  if ("fault" in opened) throw new Error(`${id}: ${opened.fault.message}`);
  const { outline, claims } = opened.shown;
  return [{ id, outline, judged: new Set(claims.flatMap(({ value }) => value ?? [])) }];
});

interface Label {
  readonly text: string;
  readonly box: Box;
}

/** A line of a name's face: 15 pixels, with what stands above and below. */
const nameLine = 17.6;
/** What a digit of a shape or an operation takes in its own face, at most. */
const digit = (size: number) => size * 0.62;

/** All that is written or framed, in as much room as the picture gives it. */
function labelsOf({ values, operations }: ProgramLayout, judged: ReadonlySet<string>): Label[] {
  return [
    ...values.flatMap((placed): Label[] => {
      const { value, x, y, size } = placed;
      const middle = x + size.width / 2;
      const box = { left: x, top: y, right: x + size.width, bottom: y + size.height };
      const name = boxAround({ x: middle, y: y - nameRise }, nameWidth(value), nameLine);
      const shape = shapeText(value.shape);
      const below = { x: middle, y: box.bottom + shapeHeight / 2 };
      return [
        { text: `the box of ${value.name}`, box },
        ...(value.label ? [{ text: value.label, box: name }] : []),
        ...(judged.has(value.name)
          ? [{ text: `the verdict on ${value.name}`, box: boxAround(signAt(placed), 13, 15) }]
          : []),
        ...(size.form === "number"
          ? []
          : [{ text: shape, box: boxAround(below, shape.length * digit(10), shapeHeight) }]),
      ];
    }),
    ...operations.map(({ text, x, y, width, height }) => ({ text, box: boxAround({ x, y }, width, height) })),
  ];
}

/** The pairs of which one covers the other. */
function overlapsIn(labels: readonly Label[]): string[] {
  const byLeft = [...labels].sort((a, b) => a.box.left - b.box.left);
  return byLeft.flatMap((one, k) => {
    const found: string[] = [];
    for (let other = k + 1; other < byLeft.length && byLeft[other].box.left < one.box.right; other++)
      if (overlap(one.box, byLeft[other].box)) found.push(`“${one.text}” and “${byLeft[other].text}”`);
    return found;
  });
}

const groupsOf = ({ operations }: GraphOutline) => new Set(operations.flatMap(({ groups }) => groups));

describe.each(programs)("in the graph of $id", ({ outline, judged }) => {
  it.each([
    ["folded", new Set<string>()],
    ["open", groupsOf(outline)],
  ])("no label covers another, with its calls %s", (_, open) => {
    const layout = programLayout(folded(outline, open));
    const labels = labelsOf(layout, judged);
    expect(labels.length).toBeGreaterThan(layout.values.length);
    expect(overlapsIn(labels)).toEqual([]);
    const picture = { left: 0, top: 0, right: layout.width, bottom: layout.height };
    expect(labels.filter(({ box }) => !inside(box, picture)).map(({ text }) => text)).toEqual([]);
    for (const { text, width } of layout.operations)
      expect(text.length * digit(12), text).toBeLessThan(width);
  });
});

it("a label that covers another is found", () => {
  const box = boxAround({ x: 0, y: 0 }, 10, 10);
  const labels = [
    { text: "a", box },
    { text: "b", box: boxAround({ x: 9, y: 9 }, 10, 10) },
    { text: "c", box: boxAround({ x: 40, y: 0 }, 10, 10) },
  ];
  expect(overlapsIn(labels)).toEqual(["“a” and “b”"]);
});
