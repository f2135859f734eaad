import type { Value } from "../../values/value";

/** A name that got a value at module level. */
export interface Binding {
  readonly name: string;
  readonly from: number;
  value: Value;
  occurrence: number;
  /** Grows with every binding. */
  order: number;
}

/** What names were bound to at module level: the last binding of each place in the source. */
export class Bindings {
  /** By its offset. */
  private readonly bound = new Map<number, Binding>();
  private order = 0;

  /** A number for whatever happens between two bindings. */
  nextOrder(): number {
    this.order += 1;
    return this.order;
  }

  note(name: string, value: Value, from: number, occurrence: number): void {
    const known = this.bound.get(from);
    const order = this.nextOrder();
    if (known?.name === name) {
      known.value = value;
      known.occurrence = occurrence;
      known.order = order;
    } else this.bound.set(from, { name, value, from, occurrence, order });
  }

  /** In the order of execution. */
  list(): readonly Binding[] {
    return [...this.bound.values()].sort((a, b) => a.order - b.order);
  }
}
