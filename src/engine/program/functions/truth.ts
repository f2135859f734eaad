import { membersOf, reducedShape } from "../../ops/factories/axes";
import { shaped } from "../arrays/arithmetic";
import { arrayOf, numbersOf } from "../values/ndarray";
import { arrayAndAxes } from "./arguments/arrayArguments";
import type { BuiltIn } from "./function";

/** Whether any, or all, of the numbers aren't 0; how many. */
function truth(
  names: readonly string[],
  f: (values: readonly number[]) => number,
  dtype: "bool" | "int64",
): BuiltIn {
  return {
    names,
    isMethod: true,
    call(call) {
      const { a, along } = arrayAndAxes(call);
      const { indices, count } = membersOf(a.shape, along);
      const values = numbersOf(a);
      const shape = reducedShape(a.shape, along);
      const outputs = shape.reduce((size, length) => size * length, 1);
      const data = Float64Array.from({ length: outputs }, (_, output) =>
        f([...indices.subarray(output * count, (output + 1) * count)].map((index) => values[index])),
      );
      return shaped(arrayOf(data, shape, dtype, a.kind));
    },
  };
}

export const truthFunctions: readonly BuiltIn[] = [
  truth(["any"], (values) => (values.some((value) => value !== 0) ? 1 : 0), "bool"),
  truth(["all"], (values) => (values.every((value) => value !== 0) ? 1 : 0), "bool"),
  truth(["count_nonzero"], (values) => values.filter((value) => value !== 0).length, "int64"),
];
