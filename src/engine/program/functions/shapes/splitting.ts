import { requireArray } from "../../arrays/conversion";
import { wholeNumber } from "../../arrays/positions";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray, numbersOf } from "../../values/ndarray";
import { Int, List, Tuple } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn } from "../function";
import { taken } from "./picking";

/** Parts along an axis. */
const split: BuiltIn = {
  names: ["split", "array_split", "chunk", "hsplit", "vsplit"],
  isMethod: true,
  call(call) {
    const given = new Arguments(
      call,
      "ary|input|tensor parts|indices_or_sections|split_size_or_sections|chunks axis|dim",
    );
    const array = arrayIn(call, given.require("ary"));
    const usual = call.name.endsWith("hsplit") && array.shape.length > 1 ? 1 : 0;
    const axis = axisOf(given.given("axis") ?? new Int(usual), array.shape.length, array.shape);
    const length = array.shape[axis];
    const parts = given.require("parts");
    const isTorch = call.library === "torch";
    let ends: number[];
    if (
      parts instanceof List ||
      parts instanceof Tuple ||
      (parts instanceof NDArray && parts.shape.length === 1)
    ) {
      const numbers = [...numbersOf(requireArray(call.machine, parts))];
      let total = 0;
      ends = isTorch ? numbers.map((size) => (total += size)) : [...numbers, length];
    } else {
      const count = wholeNumber(parts, `${call.name}: the number of parts`);
      if (count < 1) throw new ProgramFault(`${call.name}: at least one part`);
      if (
        !isTorch &&
        call.name.endsWith("split") &&
        !call.name.endsWith("array_split") &&
        length % count !== 0
      )
        throw new ProgramFault(`${length} can't be split into ${count} equal parts`);
      const size = isTorch && !call.name.endsWith("chunk") ? count : Math.ceil(length / count);
      const rest = length % count;
      ends = call.name.endsWith("array_split")
        ? Array.from(
            { length: count },
            (_, k) => (k + 1) * Math.floor(length / count) + Math.min(k + 1, rest),
          )
        : Array.from({ length: Math.ceil(length / size) }, (_, k) => Math.min(length, (k + 1) * size));
    }
    const pieces = ends.map((end, k) => {
      const start = k === 0 ? 0 : ends[k - 1];
      return taken(
        call,
        array,
        Array.from({ length: Math.max(0, Math.min(end, length) - start) }, (_, at) => start + at),
        axis,
      );
    });
    return isTorch ? new Tuple(pieces) : new List(pieces);
  },
};

/** Arrays taken apart. */
export const splittingFunctions: readonly BuiltIn[] = [split];
