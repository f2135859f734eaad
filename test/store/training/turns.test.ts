import { expect, test } from "vitest";
import { createLateness, dueAt, turns, turnsOf } from "../../../src/store/training/turns";

const grid = { columns: 4, rows: 4, bounds: [-1, 1, -1, 1] } as const;
const look = {
  region: grid,
  unit: { ...grid, layer: 1, index: 1 },
  units: grid,
  points: true,
  pictures: { part: "test", list: "classes", most: 100 },
  confusion: "train",
  parameters: true,
  measures: true,
  probe: [0, 0],
} as const;

const round = (isSlow: boolean) => Array.from({ length: turns }, (_, turn) => dueAt(look, turn, isSlow));

test("within one round of turns everything that is looked at comes, the plane in each", () => {
  for (const isSlow of [false, true]) {
    const asked = new Set(round(isSlow).flatMap((due) => Object.keys(due)));
    expect([...asked].sort()).toEqual(Object.keys(look).sort());
  }
  expect(round(false).every(({ region, unit }) => region && unit)).toBe(true);
});

test("where frames come late the plane is in every second one, never beside the units", () => {
  const slow = round(true);
  expect(slow.map(({ region }) => region !== undefined)).toEqual(slow.map((_, turn) => turn % 2 === 1));
  expect(slow.some(({ region, units }) => region && units)).toBe(false);
});

test("no turn has two of what costs much, and each has one in every round", () => {
  const { region: _region, points: _points, ...costly } = turnsOf;
  const due = Array.from({ length: turns }, (_, turn) =>
    Object.keys(costly).filter((name) => costly[name as keyof typeof costly](turn)),
  );
  expect(due.filter((names) => names.length > 1)).toEqual([]);
  expect(new Set(due.flat())).toEqual(new Set(Object.keys(costly)));
});

test("what isn't looked at isn't asked for", () => {
  expect(Array.from({ length: turns }, (_, turn) => dueAt({}, turn, false))).toEqual(
    new Array(turns).fill({}),
  );
});

test("frames are late when they keep coming late, and no longer when they don't", () => {
  const isLate = createLateness();
  let time = 0;
  const after = (count: number, interval: number) => {
    let late = false;
    for (let k = 0; k < count; k++) {
      time += interval;
      late = isLate(time);
    }
    return late;
  };
  expect(after(100, 1000 / 60)).toBe(false);
  expect(after(1, 50)).toBe(false);
  expect(after(100, 1000 / 30)).toBe(true);
  expect(after(100, 1000 / 60)).toBe(false);
  after(100, 1000 / 30);
  // A rest says nothing about the frames after it.
  expect(after(1, 5000)).toBe(false);
});
