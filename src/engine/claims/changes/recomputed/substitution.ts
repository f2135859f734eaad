import type { Recorded } from "../../../program/values/recorded";
import { sizeOf } from "../../../shape";
import { madeFrom } from "../../claim/history";

/** What was computed from something that is replaced can't be computed again: other shapes, an operation that isn't known, or one that refuses. */
export class Unknown extends Error {}

/** What values would be, had others been computed differently: from the operations that were recorded, without running the program. */
export class Substitution {
  private readonly replaced: ReadonlySet<Recorded>;
  private readonly depends = new Map<Recorded, boolean>();

  constructor(replaced: Iterable<Recorded>) {
    this.replaced = new Set(replaced);
  }

  /** Whether anything that is replaced went into a value. */
  isTouched(value: Recorded): boolean {
    const known = this.depends.get(value);
    if (known !== undefined) return known;
    const is = this.replaced.has(value) || madeFrom(value).some((input) => this.isTouched(input));
    this.depends.set(value, is);
    return is;
  }

  /**
   * The numbers of a value with others in the place of what is replaced.
   * @returns nothing where that can't be told from what was recorded
   */
  numbersOf(value: Recorded, instead: ReadonlyMap<Recorded, Recorded>): Float64Array | undefined {
    const known = new Map<Recorded, Float64Array>();
    const visit = (one: Recorded): Float64Array => {
      if (!this.isTouched(one)) return one.data;
      const before = known.get(one);
      if (before) return before;
      const other = instead.get(one);
      if (other && String(other.shape) !== String(one.shape)) throw new Unknown();
      const numbers = other ? visit(other) : computedAgain(one, madeFrom(one).map(visit)).output;
      known.set(one, numbers);
      return numbers;
    };
    try {
      return visit(value);
    } catch (error) {
      // Too deep for the stack, too.
      if (error instanceof Unknown || error instanceof RangeError) return undefined;
      throw error;
    }
  }
}

/** What the operation that made a value makes of other numbers. @throws Unknown where that can't be told */
export function computedAgain(
  { data, node, untracked }: Recorded,
  inputs: readonly Float64Array[],
): { readonly output: Float64Array; readonly scratch: Float64Array } {
  const made = node ?? untracked;
  if (!made?.op) throw new Unknown();
  const { op } = made;
  const shapes = made.inputs.map(({ shape }) => shape);
  const output = new Float64Array(data.length);
  const scratch = new Float64Array(op.scratch ? sizeOf(op.scratch(shapes)) : 0);
  try {
    op.forward(inputs, output, shapes, scratch);
  } catch {
    throw new Unknown();
  }
  return { output, scratch };
}
