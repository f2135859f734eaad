import { expect, test } from "vitest";
import { type Box, boxesOverlap } from "../../../../../src/draw/box";
import { freeTexts } from "../../../../../src/views/step/looks/check/freeTexts";

const bounds: Box = { left: 0, top: 0, right: 300, bottom: 200 };
const diagonal = [
  { x: 0, y: 200 },
  { x: 300, y: 0 },
];

test("a text stands beside the curve that it belongs to, and beside another text", () => {
  const text = { widths: [60], height: 12, at: { x: 150, y: 100 } };
  const [one, other] = freeTexts([text, text], [diagonal], bounds).map((place) => place?.box);
  if (!one || !other) throw new Error("there is room for both");
  expect(boxesOverlap(one, other)).toBe(false);
  for (const { left, top, right, bottom } of [one, other]) {
    // Of a falling diagonal, one corner is above and the opposite one below where it runs through a box.
    const side = (x: number, y: number) => Math.sign(y - (200 - (200 / 300) * x));
    expect(side(left, top)).toBe(side(right, bottom));
    expect(left).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(200);
  }
});

test("without room near by a text is written shorter, and where that hasn't any it is left out", () => {
  const comb = Array.from({ length: 7 }, (_, k) => [
    { x: 50 * k, y: 0 },
    { x: 50 * k, y: 200 },
  ]);
  const at = { x: 150, y: 100 };
  const [shorter, none] = freeTexts(
    [
      { widths: [60, 30], height: 12, at },
      { widths: [60, 55], height: 12, at },
    ],
    comb,
    bounds,
  );
  expect(shorter?.way).toBe(1);
  expect(none).toBeUndefined();
});

test("a curve that breaks off leaves the gap free, and its last mark not", () => {
  const broken = [
    { x: 0, y: 100 },
    { x: 100, y: 100 },
    { x: 150, y: Number.NaN },
    { x: 200, y: 100 },
    { x: 300, y: 100 },
  ];
  for (const x of [150, 180]) {
    const [place] = freeTexts([{ widths: [60], height: 12, at: { x, y: 100 } }], [broken], bounds);
    const { left, top, right, bottom } = place?.box ?? bounds;
    const isAcross = top < 100 && bottom > 100;
    expect(isAcross).toBe(x === 150);
    if (isAcross) expect([left > 100, right < 200]).toEqual([true, true]);
  }
});
