import { itemsOf } from "../arrays/items";
import { libraryByName } from "../functions";
import { arrayIn } from "../functions/arguments/arrayArguments";
import type { BuiltIn } from "../functions/function";
import type { Machine } from "../machine/machine";
import { Float, Int, LibraryObject, List, Slice, Tuple, type Value } from "../values/value";

/** `np.c_[a, b]` and `np.r_[1, 2:5]`: arrays side by side, or one behind another, written as an index. */
export class IndexTrick extends LibraryObject {
  readonly typeName: string;
  private readonly machine: Machine;

  constructor(machine: Machine, typeName: "c_" | "r_") {
    super();
    this.machine = machine;
    this.typeName = typeName;
  }

  attribute(): undefined {
    return undefined;
  }

  override item = (index: Value): Value => {
    const parts = index instanceof Tuple ? index.items : [index];
    const arrays = parts.map((part) => this.arrayOf(part));
    return this.use(this.typeName === "c_" ? "column_stack" : "hstack", [new List(arrays)]);
  };

  /** A slice stands for the numbers that it goes through. */
  private arrayOf(part: Value): Value {
    if (part instanceof Slice)
      return this.use("arange", [part.start ?? new Int(0), part.stop ?? new Int(0), part.step ?? new Int(1)]);
    if (part instanceof Int || part instanceof Float) return new List([part]);
    if (part instanceof List || part instanceof Tuple) return new List([...itemsOf(this.machine, part)]);
    return part;
  }

  private use(name: string, positional: readonly Value[]): Value {
    const call = { machine: this.machine, library: "numpy" as const, name, positional, keywords: new Map() };
    const [first] = positional;
    const given =
      first instanceof List && name !== "arange"
        ? [new List(first.items.map((one) => arrayIn(call, one)))]
        : positional;
    return (libraryByName.get(name) as BuiltIn).call({ ...call, positional: given });
  }

  text(): string {
    return `<numpy.${this.typeName}>`;
  }
}
