import { describe, expect, it, vi } from "vitest";
import type { StoreApi } from "zustand/vanilla";
import type { NetworkDocument } from "../../../src/engine/document/document";
import type { Training } from "../../../src/store/training/training";
import { createTrainLink } from "../../../src/store/training/trainLink";
import { classic } from "../../documents";

/** Train, as far as it is handed something: what it has opened. */
function train() {
  const opened: string[] = [];
  const open = vi.fn(({ title }: NetworkDocument) => void opened.push(title));
  return { opened, store: { getState: () => ({ open }) } as unknown as StoreApi<Training> };
}

const called = (title: string): NetworkDocument => ({ ...classic, title });

describe("handing over to Train", () => {
  it("waits until Train is there, and opens only the newest of several, once", () => {
    const link = createTrainLink();
    const { opened, store } = train();
    link.getState().handOverToTrain(called("one"));
    link.getState().handOverToTrain(called("two"));
    expect(opened).toEqual([]);
    link.getState().receive(store);
    expect(opened).toEqual(["two"]);
    expect(link.getState().waiting).toBeUndefined();
  });

  it("opens at once when Train is there, each that comes, and none of them again", () => {
    const link = createTrainLink();
    const { opened, store } = train();
    link.getState().receive(store);
    expect(opened).toEqual([]);
    link.getState().handOverToTrain(called("one"));
    link.getState().handOverToTrain(called("two"));
    expect(opened).toEqual(["one", "two"]);
    const other = train();
    link.getState().receive(other.store);
    expect(other.opened).toEqual([]);
  });
});
