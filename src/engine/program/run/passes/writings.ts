import type { Machine } from "../../machine/machine";
import type { Span, Statement } from "../../parse/tree/syntax";
import { NDArray, type Storage } from "../../values/ndarray";
import type { Recorded } from "../../values/recorded";
import { Dict, Float, Int, List, Tuple, type Value } from "../../values/value";

/** A value that was put somewhere: under a name in a scope, an attribute of an object, a key or a place of a container. */
export interface ValueWriting {
  /** The scope, object or container that holds it. */
  readonly owner: object;
  /** Its name, attribute or key there; of a place in a list, or a dict's key that is a number, the number. */
  readonly key: string | number;
  /** The name of the container, where it is in one. */
  readonly container?: string | undefined;
  /** The container as the program would write it, also where it is in another one: `params[0]`. */
  readonly path?: string | undefined;
  /** What holds the container: the object whose attribute it is. */
  readonly holder?: object | undefined;
  readonly statement: Statement | undefined;
  readonly span: Span;
  /** A function's argument: a name that a value is given, not a line that computes it. */
  readonly isArgument?: boolean;
  /** Grows with time. */
  readonly order: number;
  recorded: Recorded;
}

/** An item of a container as Python writes it: `params[0]`, `hs[-1]`, `grads["W1"]`. */
export const itemName = (container: string, key: string | number): string =>
  `${container}[${typeof key === "number" ? key : `"${key}"`}]`;

/** So many are kept: a program with more has a loop that nobody looks at step by step. */
const limit = 20_000;

/** All that a program puts anywhere, in the order of execution. */
export class Writings {
  private readonly machine: Machine;
  private readonly all: ValueWriting[] = [];
  private readonly names = new Map<object, string>();
  private readonly paths = new Map<object, string>();
  private readonly holders = new Map<object, object>();
  /** The last that was put somewhere of each storage. */
  private readonly ofStorage = new Map<Storage, { writing: ValueWriting; array: NDArray; version: number }>();
  /** Arrays of which numbers were changed one by one, where that was last, and what it was then. */
  private readonly changed = new Map<Storage, { writing: ValueWriting; array: NDArray; version: number }>();
  private order = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** A value is put somewhere. */
  note(
    owner: object,
    key: string | number,
    value: Value,
    statement: Statement | undefined,
    span: Span,
    depth = 0,
  ): void {
    if (!this.machine.tape.isNoting || this.all.length >= limit) return;
    if (value instanceof NDArray || value instanceof Float || value instanceof Int) {
      const container = this.names.get(owner);
      const recorded = this.machine.tape.recordedOf(value);
      const writing = {
        owner,
        key,
        container,
        path: this.paths.get(owner),
        holder: this.holders.get(owner),
        statement,
        span,
        order: this.order++,
        recorded,
      };
      if (value instanceof NDArray) {
        this.settleChange(value.storage);
        this.ofStorage.set(value.storage, { writing, array: value, version: value.storage.version });
      }
      this.all.push(writing);
      return;
    }
    if (depth > 4 || !(value instanceof List || value instanceof Tuple || value instanceof Dict)) return;
    // Its items were noted when they were put there; as a function's result it is only bound again.
    if (this.names.has(value)) return;
    this.names.set(value, String(key));
    this.holders.set(value, owner);
    const path = this.paths.get(owner);
    this.paths.set(value, path === undefined ? String(key) : itemName(path, key));
    const entries: (readonly [string | number, Value])[] =
      value instanceof Dict
        ? [...value.entries.values()].map(({ key: name, value: item }) => [this.dictKey(name), item])
        : value.items.map((item, k) => [k, item]);
    for (const [name, item] of entries) this.note(value, name, item, statement, span, depth + 1);
  }

  /** An item of something is put there. */
  noteItem(of: Value, index: Value, value: Value, statement: Statement | undefined, span: Span): void {
    if (of instanceof NDArray) this.noteChange(of, statement, span);
    else if (of instanceof List && index instanceof Int) {
      const k = index.value < 0 ? index.value + of.items.length : index.value;
      this.note(of, k, value, statement, span);
    } else if (of instanceof Dict) this.note(of, this.dictKey(index), value, statement, span);
  }

  /** A dict's numbers stay numbers: `hs[-1]`, and not `hs["-1"]`. */
  private dictKey(key: Value): string | number {
    return key instanceof Int || key instanceof Float ? key.value : this.machine.str(key);
  }

  /** A function's argument gets its value: another name for what has one. */
  noteArgument(owner: object, key: string, value: Value, statement: Statement | undefined, span: Span): void {
    const { tape } = this.machine;
    const isNumeric = value instanceof NDArray || value instanceof Float || value instanceof Int;
    if (!isNumeric || !tape.isNoting || this.all.length >= limit) return;
    const recorded = tape.recordedOf(value);
    if (value instanceof NDArray) this.settleChange(value.storage);
    this.all.push({ owner, key, statement, span, order: this.order++, recorded, isArgument: true });
  }

  /** An array may have been changed in place. */
  noteChange(array: NDArray, statement: Statement | undefined, span: Span): void {
    const { storage } = array;
    const known = this.ofStorage.get(storage);
    if (!known || !this.machine.tape.isNoting) return;
    if (storage.version === (this.changed.get(storage)?.version ?? known.version)) return;
    const writing = { ...known.writing, statement, span, order: this.order++ };
    this.changed.set(storage, { writing, array: known.array, version: storage.version });
  }

  /** An array that was changed number by number, or a part of it, gets another name: it counts as it is now, unless it was changed as a whole since. */
  private settleChange(storage: Storage): void {
    const known = this.changed.get(storage);
    this.changed.delete(storage);
    if (known?.version === storage.version)
      this.all.push({ ...known.writing, recorded: this.machine.tape.recordedOf(known.array) });
  }

  /** Takes arrays that were changed number by number as they are now. @returns a mark for `forgetAfter` */
  settle(): number {
    for (const { writing, array } of this.changed.values())
      this.all.push({ ...writing, recorded: this.machine.tape.recordedOf(array) });
    this.changed.clear();
    return this.order;
  }

  /** Forgets what was put anywhere after a mark: the beginning of a pass that turned out not to be recorded. */
  forgetAfter(mark: number): void {
    this.changed.clear();
    this.all.splice(0, this.all.length, ...this.all.filter(({ order }) => order < mark));
  }

  /** All of them, in the order of execution, at the program's end. */
  list(): readonly ValueWriting[] {
    this.settle();
    return this.all.sort((a, b) => a.order - b.order);
  }
}
