import { expect, it } from "vitest";
import { classTable, divergingTable, paintDiverging } from "../../../src/draw/region/regionPixels";
import { paintTile, type TileTables } from "../../../src/draw/unitGraph/tiles";

it("a value's colour grows as a root: a quarter of the reach has half of it", () => {
  const values = divergingTable([255, 255, 255], [255, 0, 0], [0, 0, 255], [0, 0, 0]);
  const tables: TileTables = {
    values,
    twoClasses: values,
    classes: classTable([255, 255, 255], [], [0, 0, 0], "class"),
  };
  const painted = new Uint32Array(4);
  paintTile(Float32Array.of(3.5, 2.5, 3, 5), { kind: "value", middle: 3, reach: 2 }, tables, painted);
  const halves = new Uint32Array(4);
  paintDiverging(Float32Array.of(0.5, -0.5, 0, 1), 0, 0, 1, values, halves);
  expect(painted).toEqual(halves);
});
