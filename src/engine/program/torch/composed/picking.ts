import pick from "../../../ops/shapes/pick";
import { applied } from "../../arrays/arithmetic";
import { itemAt } from "../../arrays/indexing";
import { itemsOf } from "../../arrays/items";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import { axisOf } from "../../functions/arguments/axisArguments";
import { Arguments, type BuiltIn, builtIn } from "../../functions/function";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, NDArray, numbersOf } from "../../values/ndarray";
import { Int, Tuple } from "../../values/value";
import { callTorch } from "./callTorch";
import { topIndices } from "./topIndices";

/** Numbers picked out of a tensor, or put in by a mask. */
export const torchPicking: readonly BuiltIn[] = [
  builtIn(["masked_fill"], (call) => {
    const given = new Arguments(call, "input mask value");
    const result = callTorch(call, "where", [
      given.require("mask"),
      given.require("value"),
      given.require("input"),
    ]) as NDArray;
    if (result.isResult) result.gradFunction = "MaskedFillBackward0";
    return result;
  }),
  builtIn(["fill_diagonal_"], (call) => {
    const given = new Arguments(call, "input fill_value");
    const matrix = arrayIn(call, given.require("input"));
    callTorch(call, "fill_diagonal", [matrix, given.require("fill_value")]);
    return matrix;
  }),
  builtIn(["masked_select"], (call) => {
    const given = new Arguments(call, "input mask");
    const result = itemAt(call.machine, arrayIn(call, given.require("input")), given.require("mask"));
    if (result.isResult) result.gradFunction = "MaskedSelectBackward0";
    return result;
  }),
  builtIn(["unbind"], (call) => {
    const given = new Arguments(call, "input dim");
    if (given.integer("dim", 0) !== 0) throw new ProgramFault("unbind: only the first dim is known here");
    const rows = itemsOf(call.machine, arrayIn(call, given.require("input")));
    for (const row of rows) if (row instanceof NDArray && row.isResult) row.gradFunction = "UnbindBackward0";
    return new Tuple(rows);
  }),
  builtIn(["topk"], (call) => {
    const given = new Arguments(call, "input k dim largest sorted");
    const x = arrayIn(call, given.require("input"));
    // Sorted is one of the orders that sorted=False leaves open.
    given.get("sorted");
    const rank = Math.max(1, x.shape.length);
    if (axisOf(given.given("dim") ?? new Int(-1), rank, x.shape) !== rank - 1)
      throw new ProgramFault("topk: only the last dim is known here");
    const k = given.integer("k", 1);
    const length = x.shape[rank - 1] ?? 1;
    if (k < 0 || k > length)
      throw new ProgramFault(`topk: k = ${k} is outside of the ${length} numbers along the last dim`);
    const values = numbersOf(x);
    const within: number[] = [];
    const where: number[] = [];
    for (let from = 0; from < values.length; from += length)
      for (const index of topIndices(
        values.subarray(from, from + length),
        k,
        given.isTrue("largest", true),
      )) {
        within.push(index);
        where.push(from + index);
      }
    const shape = x.shape.length === 0 ? [] : [...x.shape.slice(0, -1), k];
    const op = pick.create(
      shape,
      Int32Array.from(where),
      "Picks numbers by size; each takes its gradient along.",
    );
    const picked = applied(call.machine, op, [x], x.dtype, "TopkBackward0");
    const parts = [picked, arrayOf(Float64Array.from(within), shape, "int64", "tensor")];
    return new Tuple(parts, ["values", "indices"], "torch.return_types.topk");
  }),
];
