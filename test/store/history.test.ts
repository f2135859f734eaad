import { describe, expect, it } from "vitest";
import {
  added,
  corrected,
  emptyHistory,
  type History,
  presentOf,
  returned,
  travelled,
} from "../../src/store/history";

/** The history of some entries, one after the other; those with the same gesture are one. */
function historyOf(...changes: readonly (string | readonly [string, string])[]): History<string> {
  return changes.reduce<History<string>>(
    (history, change) =>
      typeof change === "string" ? added(history, change) : added(history, change[0], change[1]),
    emptyHistory,
  );
}

describe("a history", () => {
  it("has nothing before the first entry, then the newest", () => {
    expect(presentOf(emptyHistory)).toBeUndefined();
    expect(presentOf(historyOf("a"))).toBe("a");
    expect(historyOf("a", "b", "c")).toMatchObject({ entries: ["a", "b", "c"], position: 2 });
  });

  it("goes to any entry, and stays where there is none", () => {
    const history = historyOf("a", "b", "c");
    expect(presentOf(travelled(history, 0))).toBe("a");
    expect(presentOf(travelled(travelled(history, 0), 2))).toBe("c");
    expect(travelled(history, 3)).toBe(history);
    expect(travelled(history, -1)).toBe(history);
  });

  it("forgets what was undone once something else is added", () => {
    expect(added(travelled(historyOf("a", "b", "c"), 0), "d")).toMatchObject({
      entries: ["a", "d"],
      position: 1,
    });
  });

  it("takes a gesture as one entry, and the next gesture as another", () => {
    const history = historyOf("a", ["b", "keys"], ["c", "keys"], ["d", "drag"], ["e", "keys"], "f", "g");
    expect(history.entries).toEqual(["a", "c", "d", "e", "f", "g"]);
  });

  it("ends a gesture where one travels, there and back again too", () => {
    const moved = travelled(historyOf("a", ["b", "keys"], ["c", "other"]), 1);
    expect(added(moved, "d", "keys").entries).toEqual(["a", "b", "d"]);
    const back = travelled(travelled(historyOf("a", ["b", "keys"]), 0), 1);
    expect(added(back, "c", "keys").entries).toEqual(["a", "b", "c"]);
  });

  it("corrects the present entry in its place, within the gesture that made it", () => {
    const history = corrected(travelled(historyOf("a", "b", "c"), 1), "B");
    expect(history).toMatchObject({ entries: ["a", "B", "c"], position: 1 });
    expect(added(corrected(historyOf("a", ["b", "keys"]), "B"), "c", "keys").entries).toEqual(["a", "c"]);
  });

  it("returns to an entry, also to one that a gesture has replaced, and can redo what came after", () => {
    const history = historyOf("a", ["b", "keys"], ["c", "keys"]);
    expect(returned(history, "a")).toEqual({ entries: ["a", "c"], position: 0 });
    const back = returned(history, "b");
    expect(back).toEqual({ entries: ["a", "b", "c"], position: 1 });
    expect(presentOf(travelled(back, 2))).toBe("c");
    expect(added(back, "d", "keys").entries).toEqual(["a", "b", "d"]);
    expect(returned(history, undefined)).toMatchObject({ position: 1 });
  });
});
