import { isFloat } from "../values/dtype";
import { coversStorage, NDArray, Storage } from "../values/ndarray";
import type { Recorded } from "../values/recorded";
import { Float, Int, type NumberLike } from "../values/value";

/** How one number of a value follows from the number that is watched, without an operation that is recorded. */
export interface WatchedSource {
  readonly index: number;
  of(watched: number): number;
}

/** A value by which its numbers are told from others: views share their storage. */
type Holder = Float | Int | Storage;

/**
 * Follows one number of a program's text through a run. All that depends on it is marked: what operations make of it that are
 * recorded can be computed again from another number without running the program, the rest can't. What is read of a marked
 * value in any other way (by a condition, a shape, an index, a setting, a text) decides what the program does.
 */
export class Watch {
  /** Whether the program might take another way with another number. */
  decides = false;
  /** Texts that are only printed, by what they are made of. */
  readonly printed = new Set<object>();
  private isQuiet = false;
  /** Sources are missing where a value depends on the number in a way that can't be told. */
  private readonly holders = new Map<
    Holder,
    { readonly sources?: readonly WatchedSource[]; readonly version: number }
  >();
  private readonly recorded = new Map<Recorded, readonly WatchedSource[] | undefined>();

  /** What is read here decides nothing: whatever comes out is marked by who reads. */
  quietly<Result>(read: () => Result): Result {
    const before = this.isQuiet;
    this.isQuiet = true;
    try {
      return read();
    } finally {
      this.isQuiet = before;
    }
  }

  /** The run is over: what is read now is read by who shows it. */
  close(): void {
    this.isQuiet = true;
  }

  has(value: NumberLike | Recorded): boolean {
    if (typeof value === "boolean") return false;
    if (value instanceof NDArray)
      return (
        this.holders.has(value.storage) || (value.recorded !== undefined && this.recorded.has(value.recorded))
      );
    if (value instanceof Float || value instanceof Int)
      return this.holders.has(value) || (value.recorded !== undefined && this.recorded.has(value.recorded));
    return this.recorded.has(value);
  }

  hasAny(values: readonly NumberLike[]): boolean {
    return values.some((value) => this.has(value));
  }

  /** How a value's numbers follow from the one that is watched: none do where it isn't marked. Nothing where it can't be told. */
  sourcesOf(value: NumberLike | Recorded): readonly WatchedSource[] | undefined {
    if (!this.has(value)) return [];
    if (typeof value === "boolean") return [];
    if (value instanceof Float || value instanceof Int) return this.holders.get(value)?.sources;
    if (!(value instanceof NDArray)) return this.recorded.get(value);
    return this.quietly(() => coversStorage(value)) ? this.sourcesIn(value.storage) : undefined;
  }

  /** Of a storage as it is now: what was written since isn't known. */
  sourcesIn(storage: Storage): readonly WatchedSource[] | undefined {
    const found = this.holders.get(storage);
    if (!found) return [];
    return found.version === storage.version ? found.sources : undefined;
  }

  /** Marks a value; from now on it is noticed where its numbers are read. */
  mark<Value extends Float | Int | NDArray>(value: Value, sources?: readonly WatchedSource[]): Value {
    const holder: Holder = value instanceof NDArray ? value.storage : value;
    if (!this.holders.has(holder)) this.listen(holder);
    this.holders.set(holder, { sources, version: holder instanceof Storage ? holder.version : 0 });
    return value;
  }

  /** Marks what is recorded of a value. */
  note(recorded: Recorded, sources?: readonly WatchedSource[]): void {
    if (!this.recorded.has(recorded)) this.recorded.set(recorded, sources);
  }

  /** Marks what an operation has made of a marked value. */
  carry(result: NDArray): void {
    this.markMade(result);
    if (result.recorded) this.note(result.recorded);
  }

  /** Marks an array that numbers were written into. Whole numbers are cut off, which no operation does again. */
  markMade(array: NDArray): void {
    if (array.dtype !== "bool" && !isFloat(array.dtype)) this.decides = true;
    this.mark(array);
  }

  /** How a number follows that is made of one or two by a rule. */
  composed(
    from: readonly Exclude<NumberLike, NDArray>[],
    f: (a: number, b: number) => number,
  ): readonly WatchedSource[] | undefined {
    const parts: ((watched: number) => number)[] = [];
    for (const value of from) {
      const sources = this.sourcesOf(value);
      if (!sources) return undefined;
      const number = this.quietly(() => (typeof value === "boolean" ? (value ? 1 : 0) : value.value));
      parts.push(sources[0]?.of ?? (() => number));
    }
    const [a, b = () => Number.NaN] = parts;
    return [{ index: 0, of: (watched) => f(a(watched), b(watched)) }];
  }

  /** How the numbers of an array follow that has some values one after the other. @param length of each */
  joined(from: readonly NumberLike[], length: number): readonly WatchedSource[] | undefined {
    const sources: WatchedSource[] = [];
    for (const [k, value] of from.entries()) {
      const own = this.sourcesOf(value);
      if (!own) return undefined;
      for (const { index, of } of own) sources.push({ index: k * length + index, of });
    }
    return sources;
  }

  private listen(holder: Holder): void {
    const key = holder instanceof Storage ? "data" : "value";
    let now: unknown = (holder as unknown as Record<string, unknown>)[key];
    Object.defineProperty(holder, key, {
      get: () => {
        if (!this.isQuiet) this.decides = true;
        return now;
      },
      set: (next: unknown) => {
        now = next;
      },
    });
  }
}
