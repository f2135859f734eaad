import { describe, expect, it } from "vitest";
import { type Box, boxesOverlap, inside } from "../../../src/draw/box";
import { folded } from "../../../src/draw/program/folded";
import { type ProgramLayout, programLayout } from "../../../src/draw/program/programLayout";
import { cellAt, mapAt, valueSize } from "../../../src/draw/program/valueSize";
import type { GraphOutline } from "../../../src/engine/graph/outline";
import { indexAt } from "../../../src/engine/shape";

const layer = { id: "layer of line 8", name: "layer" };

/** h = relu(W x + b), L = h · h · 2, with a call of `layer`. */
const outline: GraphOutline = {
  values: [
    { name: "W", label: "W", role: "value", shape: [2, 3] },
    { name: "x", role: "value", label: "x", shape: [3], isConstant: true },
    { name: "b", role: "value", label: "b", shape: [2] },
    { name: "W @ x", role: "value", shape: [2] },
    { name: "z", role: "value", label: "z", shape: [2] },
    { name: "h", role: "value", label: "h", shape: [2] },
    { name: "h @ h", role: "value", shape: [] },
    { name: "2", role: "value", shape: [], isConstant: true, number: 2 },
    { name: "L", role: "value", label: "L", shape: [] },
    { name: "big", role: "value", label: "big", shape: [30, 20] },
  ],
  operations: [
    { label: "@", inputs: [0, 1], outputs: [3], groups: [layer], line: 4 },
    { label: "+", inputs: [3, 2], outputs: [4], groups: [layer], line: 5 },
    { label: "relu", inputs: [4], outputs: [5], groups: [], line: 6 },
    { label: "@", inputs: [5, 5], outputs: [6], groups: [], line: 7 },
    { label: "×", inputs: [6, 7], outputs: [8], groups: [], line: 7 },
    { label: "sum", inputs: [9], outputs: [8], groups: [], line: 8 },
  ],
};

const boxes = ({ values, operations }: ProgramLayout): Box[] => [
  ...values.map(({ x, y, size }) => ({ left: x, top: y, right: x + size.width, bottom: y + size.height })),
  ...operations.map(({ x, y, width, height }) => ({
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
  })),
];

describe("the places of a program's graph", () => {
  const layout = programLayout(outline);

  it("don't overlap and are all in the picture", () => {
    const all = boxes(layout);
    for (const [k, box] of all.entries()) {
      expect(inside(box, { left: 0, top: 0, right: layout.width, bottom: layout.height })).toBe(true);
      for (const other of all.slice(k + 1)) expect(boxesOverlap(box, other)).toBe(false);
    }
  });

  it("go from left to right, as the computation does", () => {
    const at = (name: string) => layout.values.find(({ value }) => value.name === name)?.x ?? Number.NaN;
    expect(at("W")).toBeLessThan(at("z"));
    expect(at("z")).toBeLessThan(at("h"));
    expect(at("h")).toBeLessThan(at("L"));
  });

  it("leave room for long names, one below the other and side by side", () => {
    const name = "v_classic (line 11, pass 2)";
    const value = (label: string) => ({ name: label, label, role: "value" as const, shape: [] });
    const { values, operations } = programLayout({
      values: [value("a"), value(name), value(`${name}2`), value("c")],
      operations: [
        { label: "·", inputs: [0], outputs: [1], groups: [] },
        { label: "·", inputs: [1], outputs: [2], groups: [] },
        { label: "+", inputs: [2], outputs: [3], groups: [] },
      ],
    });
    // As wide as the face of names makes them, at least.
    const names = values.map(({ value: { label = "" }, x, size }) => {
      const half = (label.length * 7) / 2;
      return { left: x + size.width / 2 - half, right: x + size.width / 2 + half };
    });
    for (const { left, right } of names)
      for (const { x, width } of operations) expect(x + width / 2 < left || x - width / 2 > right).toBe(true);
    for (const [k, { left, right }] of names.entries())
      for (const other of names.slice(k + 1)) expect(other.right < left || other.left > right).toBe(true);
  });

  it("have wires that begin and end at the boxes of values", () => {
    for (const { value, points, id } of layout.wires) {
      const placed = layout.values.find((one) => one.value.name === value.name);
      if (!placed) throw new Error(value.name);
      const { x, y } = id.startsWith("v") ? points[0] : points[points.length - 1];
      const { size } = placed;
      expect(x).toBeGreaterThanOrEqual(placed.x - 1e-9);
      expect(x).toBeLessThanOrEqual(placed.x + size.width + 1e-9);
      expect(y).toBeGreaterThanOrEqual(placed.y - 1e-9);
      expect(y).toBeLessThanOrEqual(placed.y + size.height + 1e-9);
    }
  });

  it("have wires that go up and down only between columns, where nothing is written", () => {
    const value = (name: string, shape: number[]) => ({ name, label: name, role: "value" as const, shape });
    const { values, operations, wires } = programLayout({
      values: [value("a", []), value("b", []), value("wide", [3, 8]), value("c", []), value("d", [])],
      operations: [
        { label: "tanh", inputs: [0], outputs: [1], groups: [] },
        { label: "tile", inputs: [0], outputs: [2], groups: [] },
        { label: "sum", inputs: [2], outputs: [3], groups: [] },
        { label: "+", inputs: [0, 1, 3], outputs: [4], groups: [] },
      ],
    });
    const columns = [
      ...values.map(({ x, size, room }) => ({ middle: x + size.width / 2, half: room / 2 })),
      ...operations.map(({ x, width }) => ({ middle: x, half: width / 2 })),
    ];
    for (const { points } of wires)
      for (const [k, { x, y }] of points.slice(1).entries()) {
        if (y === points[k].y) continue;
        const [left, right] = [Math.min(x, points[k].x), Math.max(x, points[k].x)];
        for (const { middle, half } of columns)
          expect(right <= middle - half + 1e-9 || left >= middle + half - 1e-9).toBe(true);
      }
    expect(wires.some(({ points }) => points.some(({ y }) => y !== points[0].y))).toBe(true);
  });

  it("have a sign between its numbers, and a name before them", () => {
    const values = [
      { name: "1", role: "literal" as const, shape: [], isConstant: true, number: 1 },
      { name: "a", role: "value" as const, shape: [] },
      { name: "b", role: "value" as const, shape: [] },
    ];
    const textOf = (operation: { label: string; isSign?: boolean }) =>
      programLayout({ values, operations: [{ ...operation, inputs: [0, 1], outputs: [2], groups: [] }] })
        .operations[0].text;
    expect(textOf({ label: "−", isSign: true })).toBe("1 −");
    expect(textOf({ label: "maximum" })).toBe("maximum 1");
  });

  it("have a number that is written in a formula in its operation", () => {
    expect(layout.values.map(({ value }) => value.name)).not.toContain("2");
    expect(layout.operations.map(({ text }) => text)).toEqual(["@", "+", "relu", "@", "× 2", "sum"]);
  });

  it("have a wire for each value that is read or made", () => {
    expect(layout.wires.map(({ value }) => value.name).sort()).toEqual(
      ["W", "x", "W @ x", "W @ x", "b", "z", "z", "h", "h", "h @ h", "h @ h", "L", "L", "big"].sort(),
    );
    for (const { points } of layout.wires) expect(points.length).toBeGreaterThan(1);
  });
});

describe("calls", () => {
  it("that are folded are one operation between what goes in and what comes out", () => {
    const { operations } = folded(outline, new Set());
    expect(operations[0]).toMatchObject({
      label: "layer",
      inputs: [0, 1, 2],
      outputs: [4],
      folded: layer,
      line: 4,
    });
    expect(operations).toHaveLength(5);
  });

  it("that are open are as they were", () => {
    expect(folded(outline, new Set([layer.id])).operations).toEqual(outline.operations);
  });
});

describe("the room of a value", () => {
  it("is that of its numbers, as long as they are few", () => {
    expect(valueSize({ name: "s", role: "value", shape: [] }).form).toBe("number");
    expect(valueSize({ name: "v", role: "value", shape: [4] })).toMatchObject({
      form: "grid",
      rows: 4,
      columns: 1,
    });
    expect(valueSize({ name: "M", role: "value", shape: [2, 3] })).toMatchObject({
      form: "grid",
      rows: 2,
      columns: 3,
    });
    expect(valueSize({ name: "T", role: "value", shape: [2, 3, 4] })).toMatchObject({
      form: "grid",
      rows: 6,
      columns: 4,
    });
    expect(valueSize({ name: "big", role: "value", shape: [30, 20] }).form).toBe("map");
    expect(valueSize({ name: "none", role: "value", shape: [0] })).toMatchObject({ form: "grid", rows: 0 });
  });

  it("holds all its cells and maps", () => {
    for (const shape of [[4], [2, 3], [2, 3, 4], [30, 20], [1000, 1]])
      for (const isConstant of [false, true]) {
        const size = valueSize({ name: "v", role: "value", shape, isConstant });
        const count = shape.reduce((product, length) => product * length, 1);
        const box = { left: 0, top: 0, right: size.width, bottom: size.height };
        if (size.form === "grid")
          for (let k = 0; k < count; k++) {
            const { x, y } = cellAt(size, k, isConstant);
            expect(inside({ left: x, right: x, top: y, bottom: y }, box)).toBe(true);
          }
        else {
          const { x, y, width, height } = mapAt(size, isConstant ? 0 : 1, isConstant);
          expect(inside({ left: x, top: y, right: x + width - 1e-9, bottom: y + height - 1e-9 }, box)).toBe(
            true,
          );
        }
      }
  });

  it("counts along the last axis first", () => {
    expect(indexAt(0, [2, 3])).toEqual([0, 0]);
    expect(indexAt(5, [2, 3])).toEqual([1, 2]);
    expect(indexAt(7, [2, 3, 4])).toEqual([0, 1, 3]);
    expect(indexAt(0, [])).toEqual([]);
  });
});
