import { expect, it } from "vitest";
import { windowOn } from "../../../src/draw/program/window";

const room = { width: 900, height: 600 };

it("shows a small picture as a whole, in the middle", () => {
  const { x, y, scale } = windowOn({ width: 300, height: 100 }, room);
  expect(scale).toBe(1.7);
  expect(x).toBeCloseTo((300 - 900 / 1.7) / 2);
  expect(y).toBeCloseTo((100 - 600 / 1.7) / 2);
});

it("never shows numbers too small to read, and brings what matters into sight", () => {
  const picture = { width: 3000, height: 300 };
  const start = windowOn(picture, room);
  expect(start).toMatchObject({ x: 0, scale: 0.9 });
  const focus = { left: 2000, right: 2060, top: 100, bottom: 140 };
  const there = windowOn(picture, room, focus, start);
  expect(there.x).toBeLessThanOrEqual(2000);
  expect(there.x + 1000).toBeGreaterThanOrEqual(2060);
  const next = windowOn(picture, room, { ...focus, left: 2100, right: 2160 }, there);
  expect(next).toEqual(there);
});

it("stays within the picture", () => {
  const picture = { width: 3000, height: 3000 };
  const end = windowOn(picture, room, { left: 2990, right: 2999, top: 2990, bottom: 2999 });
  expect(end.x).toBeCloseTo(3000 - 1000);
  expect(end.y).toBeCloseTo(3000 - 600 / 0.9);
});

it("begins at the edge of what is larger than itself", () => {
  const { x } = windowOn({ width: 5000, height: 100 }, room, { left: 1000, right: 4000, top: 0, bottom: 50 });
  expect(x).toBe(960);
});

it("has in sight what the numbers are made from, along each side that has room for both", () => {
  const picture = { width: 3000, height: 3000 };
  const focus = { left: 2000, right: 2060, top: 1000, bottom: 1040 };
  const around = { left: 200, right: 2060, top: 1000, bottom: 1500 };
  const { x, y, scale } = windowOn(picture, room, focus, undefined, around);
  expect(x).toBe(windowOn(picture, room, focus).x);
  expect(y).toBeLessThanOrEqual(1000);
  expect(y + room.height / scale).toBeGreaterThanOrEqual(1500);
});
