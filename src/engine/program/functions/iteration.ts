import { indicesOf } from "../../ops/factories/indices";
import { itemAt } from "../arrays/indexing";
import { drained } from "../arrays/items";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import type { NDArray } from "../values/ndarray";
import { FunctionValue, Int, LibraryObject, List, Tuple, type Value } from "../values/value";
import { arrayIn } from "./arguments/arrayArguments";
import type { BuiltIn, Call } from "./function";
import { shapeFrom } from "./reshaping";

const tupleOf = (index: readonly number[]) => new Tuple(index.map((k) => new Int(k)));

/** All indices of a shape, in order. */
function indices({ machine, positional }: Call): Value {
  const shape = shapeFrom(positional);
  machine.budget.spend(shape.reduce((size, length) => size * length, 1));
  return new List(indicesOf(shape).map(tupleOf));
}

/** Goes through an array's indices one by one, as gradient checks do. */
class Iterator extends LibraryObject {
  readonly typeName = "nditer";
  private readonly machine: Machine;
  private readonly array: NDArray;
  private readonly multiIndices: readonly number[][];
  private at = 0;

  constructor(machine: Machine, array: NDArray) {
    super();
    this.machine = machine;
    this.array = array;
    machine.budget.spend(array.size);
    this.multiIndices = indicesOf(array.shape);
  }

  attribute(name: string): Value | undefined {
    const multiIndex = this.multiIndices[Math.min(this.at, this.multiIndices.length - 1)] ?? [];
    switch (name) {
      case "finished":
        return this.at >= this.multiIndices.length;
      case "multi_index":
        return tupleOf(multiIndex);
      case "index":
        return new Int(this.at);
      case "iternext":
        return new FunctionValue(name, () => {
          this.at += 1;
          return this.at < this.multiIndices.length;
        });
      default:
        return undefined;
    }
  }

  override items = (): readonly Value[] => drained(this.machine, this.iterated());

  /** `multi_index` is that of the item in hand. */
  override iterated = (): (() => Value | undefined) => {
    let isBegun = false;
    return () => {
      if (isBegun) this.at += 1;
      isBegun = true;
      const multiIndex = this.multiIndices[this.at];
      return multiIndex && itemAt(this.machine, this.array, tupleOf(multiIndex));
    };
  };

  override item = (): Value => {
    const multiIndex = this.multiIndices[this.at];
    if (!multiIndex) throw new ProgramFault("the iterator is at its end");
    return itemAt(this.machine, this.array, tupleOf(multiIndex));
  };

  text(): string {
    return "<numpy.nditer>";
  }
}

export const iterationFunctions: readonly BuiltIn[] = [
  { names: ["ndindex"], call: indices },
  {
    names: ["ndenumerate"],
    call(call) {
      const array = arrayIn(call, call.positional[0] ?? null);
      call.machine.budget.spend(array.size);
      return new List(
        indicesOf(array.shape).map(
          (multiIndex) => new Tuple([tupleOf(multiIndex), itemAt(call.machine, array, tupleOf(multiIndex))]),
        ),
      );
    },
  },
  {
    names: ["nditer"],
    call: (call) => new Iterator(call.machine, arrayIn(call, call.positional[0] ?? null)),
  },
];
