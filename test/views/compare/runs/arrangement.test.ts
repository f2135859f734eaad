import { expect, it } from "vitest";
import {
  readArrangement,
  usualArrangement,
  writeArrangement,
} from "../../../../src/views/compare/runs/arrangement";

it("the arrangement is written as what differs, and read again", () => {
  expect(writeArrangement(usualArrangement)).toBeUndefined();
  const changed = {
    ...usualArrangement,
    inverted: ["learningRate"],
    brushes: { learningRate: [0, 0.5] as const },
  };
  const text = writeArrangement(changed) ?? "";
  expect({ ...usualArrangement, ...readArrangement(text) }).toEqual(changed);
  for (const wrong of ["", "[]", "3", '{"order":3}', '{"colour":[]}', '{"unknown":1}'])
    expect(readArrangement(wrong)).toBeUndefined();
});
