import { expect, it, vi } from "vitest";
import type { StoreApi } from "zustand/vanilla";
import { createStores, type Stores } from "../../src/store/stores";
import type { Workbench } from "../../src/store/work/workbenchState";

const workbench = {} as StoreApi<Workbench>;

it("makes each store of a page once, when it is asked for, and of another page another one", () => {
  const make = vi.fn((stores: Stores) => ({ stores }));
  const [one, other] = [createStores(workbench), createStores(workbench)];
  expect(make).not.toHaveBeenCalled();
  expect(one.get(make)).toBe(one.get(make));
  expect(one.get(make).stores).toBe(one);
  expect(other.get(make)).not.toBe(one.get(make));
  expect(make).toHaveBeenCalledTimes(2);
});
