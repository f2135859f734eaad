import type { Frame } from "../../worker/protocol/protocol";

/** The numbers of one example by canonical name, and which of them are known after a step. */
export interface Numbers {
  /** 1-based */
  readonly example: number;
  readonly names: readonly string[];
  /** Undefined for what isn't known yet after that step: blank, not 0. */
  at(name: string, step: number): number | undefined;
  /** The same for many names; whoever asks again and again hands in the same list. */
  all(names: readonly string[], step: number): readonly (number | undefined)[];
  /** The step after which it is known, −1 for what is given. */
  stepOf(name: string): number | undefined;
  /** The same quantities with other values, in the order of `names`. */
  with(values: Float64Array): Numbers;
}

export function createNumbers(frame: Frame): Numbers {
  return numbersIn(frame, new Map(frame.names.map((name, index) => [name, index])), new WeakMap());
}

/** @param lists where the names of a list stand; −1 for those that aren't there */
function numbersIn(
  frame: Frame,
  indices: ReadonlyMap<string, number>,
  lists: WeakMap<readonly string[], Int32Array>,
): Numbers {
  const { example, names, values, steps } = frame;
  return {
    example,
    names,
    at(name, step) {
      const index = indices.get(name);
      return index === undefined || steps[index] > step ? undefined : values[index];
    },
    all(wanted, step) {
      const found = lists.get(wanted) ?? Int32Array.from(wanted, (name) => indices.get(name) ?? -1);
      lists.set(wanted, found);
      return wanted.map((_, k) => (found[k] < 0 || steps[found[k]] > step ? undefined : values[found[k]]));
    },
    stepOf(name) {
      const index = indices.get(name);
      return index === undefined ? undefined : steps[index];
    },
    with: (others) => numbersIn({ ...frame, values: others }, indices, lists),
  };
}
