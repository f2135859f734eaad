import { indicesOf } from "../../ops/factories/indices";
import { itemAt } from "../arrays/indexing";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/fault";
import type { NDArray } from "../values/ndarray";
import { FunctionValue, Int, LibraryObject, List, Tuple, type Value } from "../values/value";
import type { BuiltIn, Call } from "./function";
import { arrayIn } from "./reductions";
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
  private readonly places: readonly number[][];
  private at = 0;

  constructor(machine: Machine, array: NDArray) {
    super();
    this.machine = machine;
    this.array = array;
    machine.budget.spend(array.size);
    this.places = indicesOf(array.shape);
  }

  attribute(name: string): Value | undefined {
    const place = this.places[Math.min(this.at, this.places.length - 1)] ?? [];
    switch (name) {
      case "finished":
        return this.at >= this.places.length;
      case "multi_index":
        return tupleOf(place);
      case "index":
        return new Int(this.at);
      case "iternext":
        return new FunctionValue(name, () => {
          this.at += 1;
          return this.at < this.places.length;
        });
      default:
        return undefined;
    }
  }

  override items = (): readonly Value[] =>
    this.places.map((place) => itemAt(this.machine, this.array, tupleOf(place)));

  override item = (): Value => {
    const place = this.places[this.at];
    if (!place) throw new ProgramFault("the iterator is at its end");
    return itemAt(this.machine, this.array, tupleOf(place));
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
          (place) => new Tuple([tupleOf(place), itemAt(call.machine, array, tupleOf(place))]),
        ),
      );
    },
  },
  {
    names: ["nditer"],
    call: (call) => new Iterator(call.machine, arrayIn(call, call.positional[0] ?? null)),
  },
];
