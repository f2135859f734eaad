import diagonalMatrix from "../../../ops/shapes/diagonalMatrix";
import masked from "../../../ops/shapes/masked";
import pick from "../../../ops/shapes/pick";
import { applied } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn } from "../function";

const diagonal: BuiltIn = {
  names: ["diag", "diagonal", "diagflat"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "v|a|input|x k|offset|diagonal");
    const array = arrayIn(call, given.require("v"));
    const k = given.integer("k", 0);
    if (array.shape.length === 1)
      return applied(call.machine, diagonalMatrix.create(k), [array], array.dtype, "DiagBackward0");
    if (array.shape.length !== 2) throw new ProgramFault("diag takes a vector or a matrix");
    const [rows, columns] = array.shape;
    const count = Math.max(0, Math.min(rows - Math.max(0, -k), columns - Math.max(0, k)));
    const indices = Int32Array.from(
      { length: count },
      (_, i) => (i + Math.max(0, -k)) * columns + i + Math.max(0, k),
    );
    return applied(
      call.machine,
      pick.create([count], indices, "The numbers on the diagonal; only those get the gradient."),
      [array],
      array.dtype,
      "DiagBackward0",
    );
  },
};

const triangle = (name: "tril" | "triu"): BuiltIn => ({
  names: [name],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "m|input|a k|diagonal");
    const array = arrayIn(call, given.require("m"));
    if (array.shape.length < 2) throw new ProgramFault(`${name} takes a matrix`);
    return applied(
      call.machine,
      masked.create(name === "tril" ? "lower" : "upper", given.integer("k", 0)),
      [array],
      array.dtype,
    );
  },
});

/** Diagonals and triangles of matrices. */
export const diagonalFunctions: readonly BuiltIn[] = [diagonal, triangle("tril"), triangle("triu")];
