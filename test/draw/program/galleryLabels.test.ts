import { describe, expect, it } from "vitest";
import { type Box, boxAround, boxesOverlap, inside, type Point } from "../../../src/draw/box";
import { folded } from "../../../src/draw/program/folded";
import { type ProgramLayout, programLayout } from "../../../src/draw/program/programLayout";
import { nameRise, nameWidth, shapeHeight } from "../../../src/draw/program/valueSize";
import { claimedAt, signAt } from "../../../src/draw/program/verdictPositions";
import { isProgram } from "../../../src/engine/document/programDocument";
import { readAnyDocument } from "../../../src/engine/document/reading/read";
import type { GraphOutline } from "../../../src/engine/graph/outline";
import { tupleText } from "../../../src/engine/shape";
import { exercises } from "../../../src/exercises/menu";
import { openProgram } from "../../../src/worker/programs";

/** As students write them: a loop over time, and lines of a backward pass of which some are wrong. */
const written = {
  "a recurrent net": `xs = np.array([[1.0, 0.5], [-0.5, 0.3], [0.2, -1.0]])
ts = np.array([0.5, -0.2, 0.3])
Wxh = np.array([[0.1, -0.4], [0.6, 0.3]])
Whh = np.array([[0.5, -0.2], [0.1, 0.4]])
Why = np.array([0.7, -0.3])
hs = [np.zeros(2)]
loss = 0
ys = []
for t in range(3):
    h = np.tanh(Wxh @ xs[t] + Whh @ hs[t])
    hs.append(h)
    ys.append(Why @ h)
    loss = loss + 0.5 * (ys[t] - ts[t]) ** 2
dWhy = np.zeros_like(Why)
dWhh = np.zeros_like(Whh)
dh_next = np.zeros(2)
for k in reversed(range(3)):
    dy = ys[k] - ts[k]
    dWhy += dy * hs[k]
    dz = (1 - hs[k + 1] ** 2) * (Why * dy + dh_next)
    dWhh += np.outer(dz, hs[k])
    dh_next = Whh.T @ dz
`,
  "a net of short names": `x = np.array([0.7, -1.1, 0.2])
w = np.array([0.8, -0.5, 0.1])
v = np.array([0.3, 0.9, -0.4])
b = 0.05
z = w * x + v * v + b
h = np.maximum(0, z)
q = h + x
a_name_of_many_letters = np.sum(q * h)
L = a_name_of_many_letters * b
dq = h * b * 2
dz = dq * h
db = np.sum(dz)
`,
};

/** Those, and every program of the gallery, with their graphs. */
const programs = [
  ...(await Promise.all(
    exercises.map(async ({ id, load }) => ({ id, json: (await load()).default.document })),
  )),
  ...Object.entries(written).map(([id, program]) => ({
    id,
    json: { format: "backprop-workbench", version: 9, title: id, program },
  })),
].flatMap(({ id, json }): { id: string; outline: GraphOutline; judged: ReadonlySet<string> }[] => {
  const { document, faults } = readAnyDocument(json);
  if (!document) throw new Error(`${id}: ${faults.map(({ message }) => message)}`);
  if (!isProgram(document)) return [];
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
      const shape = tupleText(value.shape);
      const below = { x: middle, y: box.bottom + shapeHeight / 2 };
      return [
        { text: `the box of ${value.name}`, box },
        ...(value.label ? [{ text: value.label, box: name }] : []),
        ...(judged.has(value.name)
          ? [
              { text: `the verdict on ${value.name}`, box: boxAround(signAt(placed), 13, 15) },
              {
                text: `what was written for ${value.name}`,
                box: boxAround(claimedAt(placed), placed.room, 10),
              },
            ]
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
      if (boxesOverlap(one.box, byLeft[other].box)) found.push(`“${one.text}” and “${byLeft[other].text}”`);
    return found;
  });
}

/** So many points of a wire are looked at between two of its corners. */
const samples = 16;

/** The labels that a wire runs over, but for the two at its ends, which it touches. */
const runsOver = (labels: readonly Label[], { wires }: ProgramLayout): string[] =>
  wires.flatMap(({ id, points }) => {
    const route = points.slice(1).flatMap((to, k) => curve(points[k], to));
    return labels
      .filter(({ box }) =>
        route.some(({ x, y }) => x > box.left + 1 && x < box.right - 1 && y > box.top && y < box.bottom),
      )
      .map(({ text }) => `wire ${id} over “${text}”`);
  });

/** As d3's curveBumpX goes: level at both ends. */
const curve = (from: Point, to: Point): Point[] =>
  Array.from({ length: samples + 1 }, (_, k) => {
    const t = k / samples;
    return {
      x: from.x + (to.x - from.x) * (1.5 * t * (1 - t) + t ** 3),
      y: from.y + (to.y - from.y) * (3 * t ** 2 - 2 * t ** 3),
    };
  });

const groupsOf = ({ operations }: GraphOutline) =>
  new Set(operations.flatMap(({ groups }) => groups.map(({ id }) => id)));

describe.each(programs)("in the graph of $id", ({ outline, judged }) => {
  it.each([
    ["folded", new Set<string>()],
    ["open", groupsOf(outline)],
  ])("no label covers another, and no wire runs over one, with its calls %s", (_, open) => {
    const layout = programLayout(folded(outline, open), judged);
    const labels = labelsOf(layout, judged);
    expect(labels.length).toBeGreaterThan(layout.values.length);
    expect(overlapsIn(labels)).toEqual([]);
    expect(runsOver(labels, layout)).toEqual([]);
    const picture = { left: 0, top: 0, right: layout.width, bottom: layout.height };
    expect(labels.filter(({ box }) => !inside(box, picture)).map(({ text }) => text)).toEqual([]);
    for (const { text, width } of layout.operations)
      expect(text.length * digit(12), text).toBeLessThan(width);
  });
});

it("a wire that runs over a label is found", () => {
  const value = { name: "x", role: "value" as const, shape: [] };
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 50 },
  ];
  const wires = [{ id: "v0 o1", value, points }];
  const labels = [
    { text: "under it", box: boxAround({ x: 50, y: 25 }, 8, 8) },
    { text: "beside it", box: boxAround({ x: 20, y: 30 }, 8, 8) },
  ];
  const layout = { width: 100, height: 50, values: [], operations: [], wires };
  expect(runsOver(labels, layout)).toEqual(["wire v0 o1 over “under it”"]);
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
