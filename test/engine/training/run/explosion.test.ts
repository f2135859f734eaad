import { describe, expect, it } from "vitest";
import { explosionDue, explosionFrom } from "../../../../src/engine/training/run/explosion";
import { classic } from "../../../documents";

describe("a training loss has exploded", () => {
  const targets = (...numbers: number[]) => Float64Array.from(numbers);

  it("beyond a thousand times the start's, that of answering 0, and 1", () => {
    expect(explosionFrom(5, targets(1, -1))).toEqual({ start: 5, limit: 5000 });
    expect(explosionFrom(5, targets(3, -5)).limit).toBe(17_000);
    expect(explosionFrom(0.1, targets(0.1, 0)).limit).toBe(1000);
  });

  it("where it is larger than at the epoch before, too, and the sentence says what it was at the start", () => {
    const explosion = explosionFrom(2, targets(1));
    const due = (before: number, now: number) => explosionDue(explosion, classic, 7, { before, now });
    expect(due(1900, 2000)).toBeUndefined();
    expect(due(3000, 2500)).toBeUndefined();
    expect(due(1900, 2500)).toMatchObject({
      kind: "diverged",
      epoch: 7,
      sentence: expect.stringMatching(/in epoch 7: .* is 2500, and was 2 at the start\./),
    });
  });
});
