import { expect, test } from "vitest";
import { freeTitle, isTaken } from "../../../../src/store/keep/library/freeTitle";

test("a title that is free stays, and one that is taken gets the next number", () => {
  expect(freeTitle("moons", ["circles"])).toBe("moons");
  expect(freeTitle("moons", ["moons"])).toBe("moons 2");
  expect(freeTitle("moons", ["moons", "moons 2"])).toBe("moons 3");
  expect(freeTitle("moons 2", ["moons", "moons 2"])).toBe("moons 3");
  expect(freeTitle("Moons", ["moons", "MOONS 2"])).toBe("Moons 3");
});

test("a number that belongs to the name is no count", () => {
  expect(freeTitle("epoch 100", ["epoch 100"])).toBe("epoch 100 2");
  expect(freeTitle("7", ["7"])).toBe("7 2");
});

test("names that only look the same are taken", () => {
  expect(isTaken(" Moons ", ["moons"])).toBe(true);
  expect(isTaken("moon", ["moons"])).toBe(false);
});
