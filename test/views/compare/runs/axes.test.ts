import { describe, expect, it } from "vitest";
import { usualArrangement } from "../../../../src/views/compare/runs/arrangement";
import { parallelAxis, shownAxes, withinBrushes } from "../../../../src/views/compare/runs/axes";
import { quantities, quantity, row, rows } from "../comparedRuns";

describe("the axes", () => {
  it("are those on which runs differ, in the reader's order", () => {
    const ids = (change: object) =>
      shownAxes(quantities, rows, { ...usualArrangement, ...change }).map((axis) => axis.quantity.id);
    expect(ids({})).toEqual(["learningRate", "activation", "validationLoss", "validationError"]);
    expect(ids({ order: ["validationError"] })[0]).toBe("validationError");
    expect(ids({ hidden: ["activation"] })).not.toContain("activation");
  });

  it("place numbers by their scale, and what isn't a number nowhere", () => {
    const at = (kind: "linear" | "log" | "rank" | "category", id = "validationError") =>
      rows.map(parallelAxis(quantity(id), rows, kind, false).position);
    expect(at("linear")).toEqual([expect.closeTo(1 / 3), 1, 0, Number.NaN]);
    expect(at("rank")).toEqual([0.5, 1, 0, Number.NaN]);
    expect(at("log", "learningRate")).toEqual([0, 0, 1, 1]);
    expect(at("log", "activation")).toEqual([1, 1, 0, 0]);
    expect(parallelAxis(quantity("learningRate"), rows, "log", true).position(rows[0])).toBe(1);
  });

  it("write what runs have as all plots write it: a setting's values, shares in per cent", () => {
    const textsOf = (id: string, kind: "linear" | "log" | "rank" | "category", some = rows) =>
      parallelAxis(quantity(id), some, kind, false)
        .along([200, 0])
        .ticks.map(({ text }) => text);
    const small = [1e-5, 1e-3, 0.1].map((rate, k) => row(k, [rate, "tanh"], 0.1 * k));
    expect(textsOf("learningRate", "log", small)).toEqual(["10⁻⁵", "10⁻³", "10⁻¹"]);
    expect(textsOf("learningRate", "rank", small)).toEqual(["10⁻⁵", "10⁻³", "10⁻¹"]);
    expect(textsOf("validationError", "linear")).toEqual(["10 %", "20 %", "40 %"]);
    expect(textsOf("activation", "category")).toEqual(["relu", "tanh"]);
    const diverged = rows.map((one) => ({
      ...one,
      figures: { ...one.figures, validationError: Number.NaN },
    }));
    expect(parallelAxis(quantity("validationError"), diverged, "log", false).position(diverged[0])).toBeNaN();
  });

  it("intersect their brushes", () => {
    const axes = shownAxes(quantities, rows, usualArrangement);
    const indicesOf = (brushes: Record<string, readonly [number, number]>) => [
      ...withinBrushes(rows, axes, brushes),
    ];
    expect(indicesOf({})).toEqual([0, 1, 2, 3]);
    expect(indicesOf({ learningRate: [0, 0.5] })).toEqual([0, 1]);
    expect(indicesOf({ learningRate: [0, 0.5], validationError: [0.5, 1] })).toEqual([1]);
    expect(indicesOf({ validationError: [0, 1] })).toEqual([0, 1, 2]);
  });
});
