import abs from "../../activations/abs";
import sign from "../../ops/elementwise/choices/sign";
import power from "../../ops/elementwise/powers/power";
import det from "../../ops/linearAlgebra/det";
import inv from "../../ops/linearAlgebra/inv";
import solve from "../../ops/linearAlgebra/solve";
import max from "../../ops/reductions/max";
import min from "../../ops/reductions/min";
import norm from "../../ops/reductions/norm";
import sum from "../../ops/reductions/sum";
import { applied, arrayArithmetic } from "../arrays/arithmetic";
import { floatDtype } from "../arrays/types";
import { ProgramFault } from "../parse/tree/fault";
import type { NDArray } from "../values/ndarray";
import { Int, List, Tuple, type Value } from "../values/value";
import { arrayIn } from "./arguments/arrayArguments";
import { axesOf, axisOf } from "./arguments/axisArguments";
import { Arguments, type BuiltIn, type Call, plainNumber } from "./function";
import { transposedView } from "./reshaping";

const float = (call: Call, ...arrays: NDArray[]) => floatDtype(arrays, call.machine.defaultFloat);

/** torch.norm and torch.linalg.norm go their own ways back. */
const normName = (call: Call) =>
  call.name.includes("linalg") ? "LinalgVectorNormBackward0" : "NormBackward1";

/** The length of a vector, or another norm: `ord` 1, 2, inf, p; "fro" for matrices. */
function normOf(
  call: Call,
  a: NDArray,
  ord: Value | undefined,
  axis: Value | undefined,
  keepdims: boolean,
): Value {
  const along = axesOf(a, axis, keepdims);
  const { machine } = call;
  const dtype = float(call, a);
  // torch.norm takes all numbers in a row; the others take two axes for a matrix.
  const isOfMatrix = call.library !== "torch" || call.name.endsWith("linalg.norm");
  const isMatrix = isOfMatrix && (along.axes ?? a.shape).length === 2;
  const size = () => applied(machine, abs.create({}), [a], dtype);
  if (ord === undefined || ord === null || ord === "fro")
    return applied(machine, norm.create(along), [a], dtype, normName(call));
  const p = plainNumber(ord, "norm: ord");
  if (isMatrix) {
    if (Math.abs(p) === 2)
      throw new ProgramFault(
        `the ${p > 0 ? "largest" : "smallest"} singular value (norm with ord=${p} of a matrix) isn't known here; without ord it is the root of the sum of squares`,
      );
    if (Math.abs(p) !== 1 && Number.isFinite(p))
      throw new ProgramFault(`a matrix has no norm with ord=${p}`, undefined, {
        type: "ValueError",
        text: "Invalid norm order for matrices.",
      });
    const [rows, columns] = matrixAxes(a, axis);
    const sums = applied(
      machine,
      sum.create({ axes: [Math.abs(p) === 1 ? rows : columns], keepdims: true }),
      [size()],
      dtype,
    );
    return applied(machine, (p > 0 ? max : min).create(along), [sums], dtype);
  }
  if (p === 2) return applied(machine, norm.create(along), [a], dtype, normName(call));
  if (p === 1) return applied(machine, sum.create(along), [size()], dtype);
  if (!Number.isFinite(p)) return applied(machine, (p > 0 ? max : min).create(along), [size()], dtype);
  // How many aren't 0.
  if (p === 0) {
    const signs = applied(machine, sign.create(), [a], dtype);
    return applied(machine, sum.create(along), [applied(machine, abs.create({}), [signs], dtype)], dtype);
  }
  const powers = applied(machine, power.create(p), [size()], dtype);
  return applied(machine, power.create(1 / p), [applied(machine, sum.create(along), [powers], dtype)], dtype);
}

/** The axes of a matrix's rows and columns, as they are given. */
function matrixAxes(a: NDArray, axis: Value | undefined): number[] {
  const list = axis instanceof Tuple || axis instanceof List ? axis.items : [new Int(0), new Int(1)];
  return list.map((one) => axisOf(one, a.shape.length, a.shape));
}

export const linearAlgebraFunctions: readonly BuiltIn[] = [
  {
    names: ["inv", "inverse"],
    isMethod: true,
    call(call) {
      const a = arrayIn(call, new Arguments(call, "a|input|A").require("a"));
      return applied(call.machine, inv.op, [a], float(call, a), "LinalgInvExBackward0");
    },
  },
  {
    names: ["det"],
    isMethod: true,
    call(call) {
      const a = arrayIn(call, new Arguments(call, "a|input|A").require("a"));
      return applied(
        call.machine,
        call.library === "torch" ? det.op : det.numpyOp,
        [a],
        float(call, a),
        "LinalgDetBackward0",
      );
    },
  },
  {
    names: ["solve"],
    call(call) {
      const given = new Arguments(call, "a|A|input b|B|other");
      const [a, b] = [arrayIn(call, given.require("a")), arrayIn(call, given.require("b"))];
      return applied(call.machine, solve.op, [a, b], float(call, a, b), "LinalgSolveExBackward0");
    },
  },
  {
    names: ["pinv"],
    call(call) {
      // (Aᵀ A)⁻¹ Aᵀ, which is the pseudoinverse of a matrix with independent columns.
      const a = arrayIn(call, new Arguments(call, "a|A|input").require("a"));
      if (a.shape.length !== 2) throw new ProgramFault("pinv takes a matrix");
      const turned = transposedView(call.machine, a, [1, 0]);
      const isTall = a.shape[0] >= a.shape[1];
      const gram = isTall
        ? arrayArithmetic(call.machine, "@", turned, a)
        : arrayArithmetic(call.machine, "@", a, turned);
      const inverse = applied(call.machine, inv.op, [gram], float(call, a));
      return isTall
        ? arrayArithmetic(call.machine, "@", inverse, turned)
        : arrayArithmetic(call.machine, "@", turned, inverse);
    },
  },
  {
    names: ["matrix_power"],
    call(call) {
      const given = new Arguments(call, "a|input n");
      let result = arrayIn(call, given.require("a"));
      const base = result;
      const times = given.integer("n", 1);
      if (times < 1 || times > 64) throw new ProgramFault("matrix_power takes 1 to 64 here");
      for (let k = 1; k < times; k++) result = arrayArithmetic(call.machine, "@", result, base);
      return result;
    },
  },
  {
    names: ["norm", "vector_norm"],
    isMethod: true,
    call(call) {
      const isTorch = call.library === "torch";
      const given = new Arguments(
        call,
        isTorch ? "a|input|x ord|p axis|dim keepdims|keepdim dtype" : "a|x ord axis keepdims",
      );
      return normOf(
        call,
        arrayIn(call, given.require("a")),
        given.get("ord"),
        given.get("axis"),
        given.isTrue("keepdims"),
      );
    },
  },
];
