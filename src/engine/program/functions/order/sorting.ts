import { membersOf } from "../../../ops/factories/axes";
import pick from "../../../ops/shapes/pick";
import { markResult } from "../../arrays/arithmetic";
import { arrayOf, numbersOf } from "../../values/ndarray";
import { Int, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axesOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn } from "../function";

/** What isn't a number counts as the largest. */
const ascending = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b)
    ? Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    : a === b
      ? 0
      : a - b;

/** In the order of size: the numbers, or their indices. */
const sorted = (names: readonly string[], givesIndices: boolean): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input axis|dim kind|descending order|stable");
    const a = arrayIn(call, given.require("a"));
    // All sorts here are stable.
    if (call.library === "torch") given.get("order");
    if (a.shape.length === 0) return givesIndices ? arrayOf(new Float64Array(1), [1], "int64", a.kind) : a;
    const isTurned = call.library === "torch" && given.isTrue("kind");
    const along = axesOf(a, given.given("axis") ?? minusOne, true);
    const { indices, count } = membersOf(a.shape, along);
    const values = numbersOf(a);
    const where = new Int32Array(a.size);
    const within = new Float64Array(a.size);
    for (let output = 0; output * count < a.size; output++) {
      const members = [...indices.subarray(output * count, (output + 1) * count)];
      const order = members
        .map((_, k) => k)
        .sort((j, k) => ascending(values[members[j]], values[members[k]]) * (isTurned ? -1 : 1) || j - k);
      order.forEach((from, k) => {
        where[members[k]] = members[from];
        within[members[k]] = from;
      });
    }
    if (givesIndices) return arrayOf(within, a.shape, "int64", a.kind);
    const result = call.machine.tape.apply(
      pick.create(a.shape, where, "Puts numbers in order; each takes its gradient along."),
      [a],
      a.dtype,
      a.kind,
    );
    if (call.library !== "torch") return result;
    if (a.requiresGrad && call.machine.tape.isRecording) markResult(result, "SortBackward0");
    return new Tuple(
      [result, arrayOf(within, a.shape, "int64", "tensor")],
      ["values", "indices"],
      "torch.return_types.sort",
    );
  },
});

const minusOne: Value = new Int(-1);

export const sortingFunctions: readonly BuiltIn[] = [sorted(["sort"], false), sorted(["argsort"], true)];
