import firstMax from "../../../ops/elementwise/choices/firstMax";
import firstMin from "../../../ops/elementwise/choices/firstMin";
import type { FirstBest } from "../../../ops/factories/firstBest";
import { compareValues } from "../../arrays/compare";
import { isTrue, itemsOf } from "../../arrays/items";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { isFloat } from "../../values/dtype";
import { NDArray, numbersOf } from "../../values/ndarray";
import { Float, Int, type NumberLike, type Value } from "../../values/value";
import type { BuiltIn } from "../function";
import { builtIn } from "../function";

/** The first largest or smallest of the arguments, or of the items of one. */
const extreme = (name: "max" | "min", operation: FirstBest) =>
  builtIn([name], (call) => {
    const { machine, positional, keywords } = call;
    const items = positional.length === 1 ? itemsOf(machine, positional[0]) : positional;
    const key = keywords.get("key") ?? null;
    if (items.length === 0) {
      const usual = keywords.get("default");
      if (usual !== undefined) return usual;
      throw new ProgramFault(`${name} of nothing`, undefined, {
        type: "ValueError",
        text: `${name}() arg is an empty sequence`,
      });
    }
    const of = (value: Value) => (key === null ? value : machine.callValue(key, [value]));
    let best = 0;
    let bestKey = of(items[0]);
    for (let k = 1; k < items.length; k++) {
      machine.budget.spend(1);
      const itemKey = of(items[k]);
      if (isTrue(machine, compareValues(machine, name === "max" ? ">" : "<", itemKey, bestKey))) {
        best = k;
        bestKey = itemKey;
      }
    }
    return key === null && areRecorded(machine, items)
      ? recorded(machine, operation, items, best)
      : items[best];
  });

/** Numbers between which a choice is an operation. What PyTorch chooses between keeps its own history, as it does there. */
function areRecorded(machine: Machine, items: readonly Value[]): items is readonly NumberLike[] {
  return (
    items.length > 1 &&
    machine.tape.records([]) &&
    items.every((item) => item instanceof Float || item instanceof Int || isNumPyNumber(item)) &&
    items.some((item) => (item instanceof Float ? !item.isConstant : item instanceof NDArray)) &&
    items.every((item) => !Number.isNaN(numberIn(item as NumberLike)))
  );
}

const isNumPyNumber = (item: Value): item is NDArray =>
  item instanceof NDArray && item.kind !== "tensor" && item.shape.length === 0 && isFloat(item.dtype);

const numberIn = (item: NumberLike): number =>
  item instanceof NDArray ? numbersOf(item)[0] : typeof item === "boolean" ? Number(item) : item.value;

/** The best one, of its own kind, as what an operation has made of all. */
function recorded(
  machine: Machine,
  { create }: FirstBest,
  items: readonly NumberLike[],
  best: number,
): Value {
  const { tape } = machine;
  const op = create(items.length);
  const winner = items[best];
  // Of equal ones the operation takes the first: where the other side of a boundary is asked for, that is another one.
  const first = items.findIndex((item) => numberIn(item) === numberIn(winner));
  const ordered = first === best ? items : [winner, ...items.filter((_, k) => k !== best)];
  if (winner instanceof NDArray) return tape.apply(op, ordered, winner.dtype, winner.kind);
  tape.charge(10);
  const inputs = ordered.map((item) => tape.recordedOf(item));
  const node = { op, inputs, scratch: new Float64Array(0), origin: tape.originNow() };
  const { value } = winner as Float | Int;
  const result = winner instanceof Int ? new Int(value, false) : new Float(value, false);
  result.recorded = tape.made([], Float64Array.of(value), node, false);
  return result;
}

export const extremeFunctions: readonly BuiltIn[] = [extreme("max", firstMax), extreme("min", firstMin)];
