import clip from "../../../ops/elementwise/choices/clip";
import where from "../../../ops/elementwise/choices/where";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { requireArray } from "../../arrays/conversion";
import { commonDtype } from "../../arrays/types";
import { arrayOf, NDArray, numbersOf } from "../../values/ndarray";
import { type NumberLike, Tuple, type Value } from "../../values/value";
import { Arguments, type BuiltIn, type Call } from "../function";

import { operandFrom } from "../operand";

const clipped: BuiltIn = {
  names: ["clip", "clamp"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x a_min|min a_max|max out");
    const a = operandFrom(call, given.require("a"));
    const { machine } = call;
    const [low, high] = [given.given("a_min"), given.given("a_max")];
    const isSingle = [low, high].every(
      (limit) => !(limit instanceof NDArray) || (limit.size === 1 && !limit.requiresGrad),
    );
    if (!isSingle) {
      // At a limit itself the gradient goes to what is limited, other than with maximum and minimum.
      const limited = (
        value: NumberLike,
        limit: Value | undefined,
        isOut: (a: number, b: number) => boolean,
      ) => {
        if (limit === undefined) return value;
        const pair = [value, operandFrom(call, limit)];
        const isOutside = elementwiseWithoutGradient(machine, pair, "bool", (x, y) => (isOut(x, y) ? 1 : 0));
        const [inner, outer] = pair;
        return applied(machine, where.op, [isOutside, outer, inner], commonDtype(pair), "ClampBackward0");
      };
      return limited(
        limited(a, low, (x, limit) => x < limit),
        high,
        (x, limit) => x > limit,
      );
    }
    const limits = [low, high]
      .filter((limit) => limit !== undefined)
      .map((limit) => operandFrom(call, limit as Value));
    const dtype = commonDtype([a, ...limits], machine.defaultFloat);
    return applied(
      machine,
      clip.create(given.number("a_min", -Infinity), given.number("a_max", Infinity)),
      [a],
      dtype,
      "ClampBackward1",
    );
  },
};

const chosen: BuiltIn = {
  names: ["where"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "condition|input x|self y|other");
    const { machine } = call;
    if (
      call.library === "torch" &&
      given.get("y") !== undefined &&
      given.get("condition") instanceof NDArray &&
      (given.get("condition") as NDArray).dtype !== "bool" &&
      given.get("x") instanceof NDArray &&
      (given.get("x") as NDArray).dtype === "bool"
    )
      return chosenOf(call, given.require("x"), given.require("condition"), given.require("y"));
    const condition = given.require("condition");
    if (given.get("x") === undefined) return indicesOfNonzero(requireArray(machine, condition));
    return chosenOf(call, condition, given.require("x"), given.require("y"));
  },
};

function chosenOf(call: Call, condition: Value, x: Value, y: Value): Value {
  const [c, a, b] = [condition, x, y].map((value) => operandFrom(call, value));
  const truth =
    c instanceof NDArray && c.dtype !== "bool"
      ? elementwiseWithoutGradient(call.machine, [c, false], "bool", (value) => (value !== 0 ? 1 : 0))
      : c;
  return applied(call.machine, where.op, [truth, a, b], commonDtype([a, b], call.machine.defaultFloat));
}

/** Where something isn't 0: one index array for each axis. */
function indicesOfNonzero(array: NDArray): Tuple {
  const values = numbersOf(array);
  const found: number[] = [];
  values.forEach((value, k) => {
    if (value !== 0) found.push(k);
  });
  return new Tuple(
    array.shape.map((length, axis) => {
      const step = array.shape.slice(axis + 1).reduce((size, n) => size * n, 1);
      return arrayOf(
        Float64Array.from(found, (k) => Math.floor(k / step) % length),
        [found.length],
        "int64",
        array.kind === "tensor" ? "tensor" : "array",
      );
    }),
  );
}

/** One row for each place, one column for each axis. */
function rowsOf(found: Tuple, kind: "tensor" | "array"): NDArray {
  const columns = found.items.map((item) => numbersOf(item as NDArray));
  const rows = columns[0]?.length ?? 0;
  const data = Float64Array.from(
    { length: rows * columns.length },
    (_, k) => columns[k % columns.length][Math.floor(k / columns.length)],
  );
  return arrayOf(data, [rows, columns.length], "int64", kind);
}

const argwhere: BuiltIn = {
  names: ["argwhere"],
  call: (call) =>
    rowsOf(
      indicesOfNonzero(requireArray(call.machine, new Arguments(call, "a|input").require("a"))),
      call.library === "torch" ? "tensor" : "array",
    ),
};

const nonzero: BuiltIn = {
  names: ["nonzero"],
  isMethod: true,
  call(call) {
    const found = indicesOfNonzero(requireArray(call.machine, new Arguments(call, "a|input").require("a")));
    return call.library === "torch" ? rowsOf(found, "tensor") : found;
  },
};

/** What chooses numbers: limits, conditions, and where they hold. */
export const choiceFunctions: readonly BuiltIn[] = [clipped, chosen, nonzero, argwhere];
