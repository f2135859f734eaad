import { itemAt } from "../../arrays/indexing";
import { itemsOf } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { Float, Int, List, Slice, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { axisOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, builtIn } from "../function";
import { taken } from "../shapes/picking";
import { by, type Use } from "./use";

/** Products and sums of products. */
export function composedProducts(use: Use): readonly BuiltIn[] {
  return [
    builtIn(["cross"], (call) => {
      const given = new Arguments(call, "a|input b|other axis|dim");
      const [a, b] = ["a", "b"].map((name) => arrayIn(call, given.require(name)));
      if (a.shape.at(-1) !== 3 || b.shape.at(-1) !== 3)
        throw new ProgramFault(`${call.name} takes vectors of 3 numbers here`);
      const rank = a.shape.length;
      // Without a dim, torch.cross takes the first of length 3.
      const usual = call.library === "torch" && !call.name.includes("linalg") ? a.shape.indexOf(3) : rank - 1;
      const axis = given.given("axis");
      if ((axis === undefined ? usual : axisOf(axis, rank, a.shape)) !== rank - 1)
        throw new ProgramFault(`${call.name} is along the last axis here: write dim=-1 for that one`);
      const turned = (array: NDArray, order: readonly number[]) =>
        taken(call, array, order, array.shape.length - 1);
      const [next, last] = [
        [1, 2, 0],
        [2, 0, 1],
      ];
      return by(
        call,
        "-",
        by(call, "*", turned(a, next), turned(b, last)),
        by(call, "*", turned(a, last), turned(b, next)),
      );
    }),
    builtIn(["multi_dot"], (call) => {
      const [first, ...rest] = itemsOf(call.machine, call.positional[0] ?? null);
      if (first === undefined) throw new ProgramFault("multi_dot takes a list of arrays");
      return rest.reduce((product, next) => by(call, "@", product, next), first);
    }),
    builtIn(["slogdet"], (call) => {
      const matrix = arrayIn(call, new Arguments(call, "a|A|input").require("a"));
      const det = use({ ...call, name: "linalg.det" }, "det", [matrix]);
      const log = use(call, "log", [use(call, "abs", [det])]);
      const parts = [use(call, "sign", [det]), log];
      return call.library === "torch"
        ? new Tuple(parts, ["sign", "logabsdet"], "torch.return_types.linalg_slogdet")
        : new Tuple(parts);
    }),
    builtIn(["tensordot"], (call) => {
      const given = new Arguments(call, "a|input b|other axes|dims");
      const [a, b] = ["a", "b"].map((name) => arrayIn(call, given.require(name)));
      const axes = given.given("axes") ?? new Int(2);
      const listed = (value: Value) =>
        value instanceof Tuple || value instanceof List ? value.items : [value];
      const whole = (value: Value, rank: number) => {
        const axis = value instanceof Int ? value.value : Number.NaN;
        return axis < 0 ? axis + rank : axis;
      };
      const [left, right] =
        axes instanceof Int
          ? [
              Array.from({ length: axes.value }, (_, k) => a.shape.length - axes.value + k),
              Array.from({ length: axes.value }, (_, k) => k),
            ]
          : listed(axes).map((one, k) =>
              listed(one).map((axis) => whole(axis, (k === 0 ? a : b).shape.length)),
            );
      const letters = "abcdefghijklmnopqrstuvwxyz";
      const first = a.shape.map((_, axis) => letters[axis]);
      const second = b.shape.map((_, axis) => {
        const at = (right ?? []).indexOf(axis);
        return at < 0 ? letters[a.shape.length + axis] : first[left[at]];
      });
      if ([...first, ...second].some((letter) => letter === undefined))
        throw new ProgramFault("tensordot: the axes don't fit the arrays");
      const kept = [
        ...first.filter((_, axis) => !left.includes(axis)),
        ...second.filter((_, axis) => !(right ?? []).includes(axis)),
      ];
      return use(call, "einsum", [`${first.join("")},${second.join("")}->${kept.join("")}`, a, b]);
    }),
    builtIn(["polyval"], (call) => {
      const given = new Arguments(call, "p x");
      const x = given.require("x");
      return itemsOf(call.machine, given.require("p")).reduce<Value>(
        (value, coefficient) => by(call, "+", by(call, "*", value, x), coefficient),
        new Int(0),
      );
    }),
    builtIn(["trapz", "trapezoid"], (call) => {
      const given = new Arguments(call, "y x dx axis");
      const y = arrayIn(call, given.require("y"));
      if (y.shape.length !== 1) throw new ProgramFault("trapz takes a vector here");
      const part = (array: NDArray, from: Value, to: Value) =>
        itemAt(call.machine, array, new Slice(from, to, null));
      const middle = by(
        call,
        "/",
        by(call, "+", part(y, new Int(1), null), part(y, null, new Int(-1))),
        new Float(2),
      );
      // A vector has one axis, and dx only counts without x.
      given.get("axis");
      const [x, dx] = [given.given("x"), given.given("dx")];
      const width = x === undefined ? (dx ?? new Float(1)) : use(call, "diff", [arrayIn(call, x)]);
      return use(call, "sum", [by(call, "*", middle, width)]);
    }),
  ];
}
