import { expect, it } from "vitest";
import { changesBetween, withChanges } from "../../../src/engine/document/changes";
import { setWeight } from "../../../src/engine/document/edit/edit";
import { classic } from "../../documents";
import fc from "../../fastCheck";

it("finds the one number that was changed", () => {
  const changed = setWeight(0, 1, 0, 0.75)(classic);
  expect(changesBetween(classic, changed)).toEqual([
    { path: ["layers", "0", "weights", "1", "0"], value: 0.75 },
  ]);
});

it("makes the later value of the earlier one, which stays as it was", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const copy = structuredClone(before);
      expect(withChanges(before, changesBetween(before, after))).toEqual(after);
      expect(before).toEqual(copy);
    }),
  );
});
