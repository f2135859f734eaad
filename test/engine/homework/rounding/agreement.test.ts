import { describe, expect, it } from "vitest";
import type { WrittenNumber } from "../../../../src/engine/homework/answer/answer";
import { writtenNumber } from "../../../../src/engine/homework/answer/writtenNumber";
import {
  agreesInDigits,
  isRoundedAway,
  writtenLike,
} from "../../../../src/engine/homework/rounding/agreement";

const written = (text: string) => writtenNumber(text) as WrittenNumber;

describe("a number", () => {
  it.each([
    ["0", 0.0822, false],
    ["0", 0.43, false],
    ["0", 0, true],
    ["0", 5e-17, true],
    ["1", 0.7744, false],
    ["1", 0.96, true],
    ["1", 1.4, true],
    ["2", 1.6, true],
    ["0.08", 0.0822, true],
    ["0.6", 0.59327, true],
    ["0.0000", 0.00003, false],
    ["-0.0001", -0.0000694, false],
    ["1.00", 0.9962, true],
    ["0.", 1e-9, false],
  ] as const)("%s for %d agrees: %s", (text, value, agrees) => {
    expect(agreesInDigits(value, written(text))).toBe(agrees);
  });

  it("that decimals left no sure digit of is rounded, and one that someone meant as 0 or 1 is not", () => {
    expect(isRoundedAway(0.00003, written("0.0000"))).toBe(true);
    expect(isRoundedAway(-0.0000694, written("-0.0001"))).toBe(true);
    expect(isRoundedAway(0.0822, written("0"))).toBe(false);
    expect(isRoundedAway(0.7744, written("1"))).toBe(false);
    expect(isRoundedAway(0.0822, written("0.0000"))).toBe(false);
  });

  it("is shown to the digits that were written, and to three where those would hide it", () => {
    expect(writtenLike(0.08217, written("0.0814"))).toBe("0.0822");
    expect(writtenLike(0.7744, written("1"))).toBe("0.774");
    expect(writtenLike(0.0822, written("0"))).toBe("0.0822");
    expect(writtenLike(-1e-17, written("0.25"))).toBe("0.00");
    expect(writtenLike(-0, written("0.25"))).toBe("0.00");
    expect(writtenLike(-0.4, written("25"))).toBe("−0.4");
  });
});
