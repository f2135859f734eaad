import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/engine/random";

describe("a seeded generator", () => {
  it("goes on from its state as it would have", () => {
    const random = createRandom(42);
    for (let draws = 0; draws < 1000; draws++) random();
    const again = createRandom(random.state());
    expect(Array.from({ length: 5 }, again)).toEqual(Array.from({ length: 5 }, random));
    expect(Number.isInteger(again.state())).toBe(true);
  });
});
