import { expect, test } from "vitest";
import { whenWords } from "../../../../src/views/gallery/documents/whenWords";

test("how long ago something was is said in the largest unit that fits", () => {
  const now = 1_000_000_000;
  const ago = (minutes: number) => whenWords(now - minutes * 60_000, now);
  expect([0, 0.9, 1, 59.9, 60, 150, 24 * 60, 5 * 24 * 60].map(ago)).toEqual([
    "just now",
    "just now",
    "1 minute ago",
    "59 minutes ago",
    "1 hour ago",
    "2 hours ago",
    "yesterday",
    "5 days ago",
  ]);
  // A clock that was set back.
  expect(whenWords(now + 5000, now)).toBe("just now");
  expect(whenWords(now + 24 * 3_600_000, now)).toBe("when isn't known");
  expect(whenWords(Number.NaN, now)).toBe("when isn't known");
});
