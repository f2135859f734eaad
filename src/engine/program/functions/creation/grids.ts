import repeated from "../../../ops/shapes/repeated";
import { applied } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/tree/fault";
import { type NDArray, numbersOf } from "../../values/ndarray";
import { List, Tuple } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn } from "../function";
import { reshaped } from "../reshaping";
import { madeArray } from "./made";

const oneHot: BuiltIn = {
  names: ["one_hot"],
  call(call) {
    const given = new Arguments(call, "labels|tensor|input num_classes|depth|classes");
    const labels = arrayIn(call, given.require("labels"));
    const numbers = numbersOf(labels);
    const count = given.integer("num_classes", -1);
    const classes = count < 0 ? Math.max(-1, ...numbers) + 1 : count;
    if (numbers.some((label) => !Number.isInteger(label) || label < 0 || label >= classes))
      throw new ProgramFault(`one_hot: the labels must be integers from 0 to ${classes - 1}`);
    return madeArray(call, [...labels.shape, classes], call.library === "torch" ? "int64" : "float64", (k) =>
      numbers[Math.floor(k / classes)] === k % classes ? 1 : 0,
    );
  },
};

const meshgrid: BuiltIn = {
  names: ["meshgrid"],
  call(call) {
    const [x, y, ...more] = call.positional.map((value) => arrayIn(call, value));
    if (!y || more.length > 0) throw new ProgramFault("meshgrid takes two vectors here");
    const isMatrixOrder =
      call.keywords.get("indexing") === "ij" ||
      (call.library === "torch" && call.keywords.get("indexing") !== "xy");
    const [m, n] = [x.size, y.size];
    const shape = isMatrixOrder ? [m, n] : [n, m];
    call.machine.budget.spend(m * n);
    const spread = (array: NDArray, axis: number) => {
      const line = reshaped(
        call.machine,
        array,
        shape.map((length, k) => (k === axis ? length : 1)),
      );
      return applied(call.machine, repeated.create(shape), [line], array.dtype, "ExpandBackward0");
    };
    const grids = [spread(x, isMatrixOrder ? 0 : 1), spread(y, isMatrixOrder ? 1 : 0)];
    return call.library === "torch" ? new Tuple(grids) : new List(grids);
  },
};

/** Arrays that stand for classes or for the points of a grid. */
export const gridFunctions: readonly BuiltIn[] = [oneHot, meshgrid];
