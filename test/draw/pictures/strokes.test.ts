import { describe, expect, it } from "vitest";
import { type PenStroke, pictureOfStrokes } from "../../../src/draw/pictures/strokes";
import { type Framing, framingOf } from "../../../src/engine/training/data/framing";

const framing: Framing = {
  ...{ width: 28, height: 28, most: 255 },
  ...{ boxWidth: 20, boxHeight: 20, x: 14, y: 14, ink: 60 },
};
const cross: PenStroke[] = [
  [
    [0.1, 0.1],
    [0.3, 0.3],
  ],
  [
    [0.3, 0.1],
    [0.1, 0.3],
  ],
];

describe("what is drawn by hand", () => {
  it("has the set's size, place and ink, wherever and however large it was drawn", () => {
    const drawn = pictureOfStrokes(cross, framing);
    const { boxWidth, boxHeight, x, y, ink } = framingOf(framing, drawn);
    expect(Math.abs(boxWidth - 20)).toBeLessThanOrEqual(1);
    expect(Math.abs(boxHeight - 20)).toBeLessThanOrEqual(1);
    expect([x, y]).toEqual([expect.closeTo(14, 1), expect.closeTo(14, 1)]);
    expect(ink / 60).toBeGreaterThan(0.8);
    expect(ink / 60).toBeLessThan(1.2);
    const elsewhere = cross.map((stroke) =>
      stroke.map(([a, b]): readonly [number, number] => [0.4 + 1.5 * a, 0.2 + 1.5 * b]),
    );
    const same = pictureOfStrokes(elsewhere, framing);
    // Rounding moves an edge by a sample at most.
    expect(Math.max(...same.map((byte, k) => Math.abs(byte - drawn[k])))).toBeLessThan(130);
  });

  it("keeps its shape: a line that stands up stays narrow", () => {
    const line: PenStroke[] = [
      [
        [0.5, 0.1],
        [0.5, 0.9],
      ],
    ];
    const { boxWidth, boxHeight } = framingOf(framing, pictureOfStrokes(line, framing));
    expect(boxHeight).toBeGreaterThan(17);
    expect(boxWidth).toBeLessThan(7);
  });

  it("may be a dot, or nothing", () => {
    const dot = pictureOfStrokes([[[0.2, 0.9]]], framing);
    expect(dot[14 * 28 + 14]).toBe(255);
    expect(pictureOfStrokes([], framing).every((byte) => byte === 0)).toBe(true);
  });
});
