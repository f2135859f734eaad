import { describe, expect, it } from "vitest";
import { cardsAcross } from "../../../../src/views/compare/cards/RunCards";

describe("the cards", () => {
  it("stand so that all are in view where that can be", () => {
    expect(cardsAcross(9, { width: 1030, height: 340 })).toBeGreaterThanOrEqual(5);
    expect(cardsAcross(9, { width: 360, height: 600 })).toBe(3);
    expect(cardsAcross(1, { width: 1030, height: 340 })).toBe(1);
    for (const count of [2, 5, 9, 12]) {
      const [width, height] = [1030, 400];
      const across = cardsAcross(count, { width, height });
      expect(Math.ceil(count / across) * 126).toBeLessThanOrEqual(height + 8);
    }
  });
});
