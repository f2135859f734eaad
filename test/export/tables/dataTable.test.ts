import { expect, test } from "vitest";
import { setData, setFeatures, setTraining } from "../../../src/engine/document/edit/train/editTraining";
import { dataAsCsv } from "../../../src/export/tables/dataTable";
import { circles } from "../../engine/training/documents";

test("features are columns of the exported data, in the data's own units", () => {
  const points = {
    type: "points" as const,
    columns: ["length, cm", "b"],
    inputs: [
      [1, 2],
      [3, 4],
      [5, 0.1],
    ],
    classes: ["red", "blue"],
    labels: [0, 1, 1],
    parts: [0, 0, 1],
  };
  const document = circles(
    setData(points),
    setFeatures(["b**2", "x1*b"]),
    setTraining({ standardize: true }),
  );
  expect(dataAsCsv(document)).toBe(
    [
      '"length, cm",b,b**2,x1*b,class,split',
      "1,2,4,2,red,train",
      "3,4,16,12,blue,train",
      "5,0.1,0.010000000000000002,0.5,blue,validation",
      "",
    ].join("\n"),
  );
});
