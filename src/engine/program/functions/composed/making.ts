import { broadcastShape } from "../../../ops/factories/shapesTogether";
import { itemAt, setItem } from "../../arrays/indexing";
import { itemsOf } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { Float, Int, List, Slice, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, builtIn } from "../function";
import { reshaped } from "../reshaping";
import { by, type Use } from "./use";

const none = new Slice(null, null, null);

/** Arrays made, turned and put together. */
export function composedMaking(use: Use): readonly BuiltIn[] {
  return [
    builtIn(["positive"], (call) => use(call, "copy", [arrayIn(call, call.positional[0] ?? null)])),
    builtIn(["exp2"], (call) => by(call, "**", new Float(2), arrayIn(call, call.positional[0] ?? null))),
    builtIn(["rot90"], (call) => {
      const given = new Arguments(call, "m|input k");
      const turns = ((given.integer("k", 1) % 4) + 4) % 4;
      let array: Value = arrayIn(call, given.require("m"));
      for (let k = 0; k < turns; k++)
        array = use(call, "flipud", [use({ ...call, library: "numpy" }, "transpose", [array])]);
      return array;
    }),
    builtIn(["tri"], (call) => {
      const given = new Arguments(call, "N M k");
      const ones = use(call, "ones", [
        new Tuple([given.require("N"), given.given("M") ?? given.require("N")]),
      ]);
      return use(call, "tril", [ones], { k: new Int(given.integer("k", 0)) });
    }),
    builtIn(["fill_diagonal"], (call) => {
      const given = new Arguments(call, "a val");
      const matrix = arrayIn(call, given.require("a"));
      if (matrix.shape.length !== 2) throw new ProgramFault(`${call.name} takes a matrix here`);
      const rows = use({ ...call, library: "numpy" }, "arange", [new Int(Math.min(...matrix.shape))]);
      setItem(call.machine, matrix, new Tuple([rows, rows]), given.require("val"));
      return null;
    }),
    builtIn(["broadcast_arrays", "broadcast_tensors"], (call) => {
      const arrays = call.positional.map((value) => arrayIn(call, value));
      const shape = broadcastShape(
        arrays.map((array) => array.shape),
        call.name,
      );
      const lengths = new Tuple(shape.map((length) => new Int(length)));
      const wide = arrays.map((array) => use(call, "broadcast_to", [array, lengths]));
      return call.library === "torch" ? new Tuple(wide) : new List(wide);
    }),
    builtIn(["dstack"], (call) => {
      const arrays = itemsOf(call.machine, call.positional[0] ?? null).map((value) => {
        const array = arrayIn(call, value);
        const shape =
          array.shape.length === 1
            ? [1, array.size, 1]
            : array.shape.length === 2
              ? [...array.shape, 1]
              : array.shape;
        return reshaped(call.machine, array, shape);
      });
      return use(call, "concatenate", [new List(arrays)], { axis: new Int(2) });
    }),
    builtIn(["geomspace"], (call) => {
      const given = new Arguments(call, "start stop num");
      const [low, high] = ["start", "stop"].map((name) => Math.log10(given.number(name, 1)));
      return use(call, "logspace", [new Float(low), new Float(high), new Int(given.integer("num", 50))]);
    }),
    builtIn(["fromiter"], (call) =>
      use(
        call,
        "array",
        [new List([...itemsOf(call.machine, call.positional[0] ?? null)]), ...call.positional.slice(1, 2)],
        Object.fromEntries(call.keywords),
      ),
    ),
    builtIn(["apply_along_axis"], (call) => {
      const [f, axis, value] = call.positional;
      const array = arrayIn(call, value ?? null);
      if (array.shape.length !== 2 || !(axis instanceof Int))
        throw new ProgramFault("apply_along_axis takes a matrix here");
      const isRows = axis.value === 1 || axis.value === -1;
      const count = array.shape[isRows ? 0 : 1];
      const results = Array.from({ length: count }, (_, k) =>
        call.machine.callValue(f, [
          itemAt(call.machine, array, isRows ? new Int(k) : new Tuple([none, new Int(k)])),
        ]),
      );
      const whole = use(call, "array", [new List(results)]) as NDArray;
      return isRows || whole.shape.length < 2 ? whole : use(call, "transpose", [whole]);
    }),
  ];
}
