import { FunctionValue, LibraryObject, type Value } from "./value";

/** What gives its items one by one, once: a generator, `zip(…)`, `iter(…)`. */
export class IteratorValue extends LibraryObject {
  readonly typeName: string;
  /** The next item; nothing where there is none any more. */
  readonly next: () => Value | undefined;
  private readonly send: ((value: Value) => Value | undefined) | undefined;

  constructor(typeName: string, next: () => Value | undefined, send?: (value: Value) => Value | undefined) {
    super();
    this.typeName = typeName;
    this.next = next;
    this.send = send;
  }

  attribute(name: string): Value | undefined {
    if (name === "__iter__") return new FunctionValue(name, () => this);
    const { send } = this;
    if (name === "send" && send) return new FunctionValue(name, ([value]) => send(value ?? null) ?? null);
    return undefined;
  }

  text(): string {
    return `<${this.typeName} object>`;
  }
}
