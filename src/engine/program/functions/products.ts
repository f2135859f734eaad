import multiply from "../../ops/elementwise/arithmetic/multiply";
import outer from "../../ops/products/outer";
import trace from "../../ops/products/trace";
import sum from "../../ops/reductions/sum";
import { sizeOf } from "../../shape";
import { applied, arrayArithmetic } from "../arrays/arithmetic";
import { commonDtype } from "../arrays/types";
import { ProgramFault } from "../parse/tree/fault";
import type { NDArray } from "../values/ndarray";
import { arrayIn } from "./arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call } from "./function";
import { ravelled, reshaped, transposedView } from "./reshaping";

const pair = (names: readonly string[], f: (call: Call, a: NDArray, b: NDArray) => NDArray): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|x1|input|self b|x2|other|mat2|vec|tensor|vec2 out");
    return f(call, arrayIn(call, given.require("a")), arrayIn(call, given.require("b")));
  },
});

const product = (call: Call, a: NDArray, b: NDArray) => arrayArithmetic(call.machine, "@", a, b);
const times = (call: Call, a: NDArray, b: NDArray) =>
  applied(call.machine, multiply.op, [a, b], commonDtype([a, b], call.machine.defaultFloat), "MulBackward0");

/** NumPy's dot: a product of numbers, of vectors, of matrices, by the number of axes. */
function dot(call: Call, a: NDArray, b: NDArray): NDArray {
  if (a.shape.length === 0 || b.shape.length === 0) return times(call, a, b);
  if (b.shape.length <= 2) return product(call, a, b);
  // The last axis of the first goes with the last but one of the second.
  const rank = b.shape.length;
  const before = [...b.shape.keys()].slice(0, rank - 2);
  const turned = transposedView(call.machine, b, [rank - 2, ...before, rank - 1]);
  const rest = [...b.shape.slice(0, -2), b.shape[rank - 1]];
  const flat = reshaped(call.machine, turned, [b.shape[rank - 2], sizeOf(rest)]);
  return reshaped(call.machine, product(call, a, flat), [...a.shape.slice(0, -1), ...rest]);
}

/** The last axes of both go together. */
function innerProduct(call: Call, a: NDArray, b: NDArray): NDArray {
  if (a.shape.length === 0 || b.shape.length === 0) return times(call, a, b);
  const turned = b.shape.length < 2 ? b : transposedView(call.machine, b, [...b.shape.keys()].reverse());
  return dot(call, a, turned);
}

const ofTorchVectors = (call: Call, a: NDArray, b: NDArray) => {
  if (call.library === "torch" && (a.shape.length !== 1 || b.shape.length !== 1))
    throw new ProgramFault("torch.dot takes two vectors: use @ for matrices");
  return dot(call, a, b);
};

const outerOf = (call: Call, a: NDArray, b: NDArray) =>
  applied(call.machine, outer.op, [a, b], commonDtype([a, b], call.machine.defaultFloat), "MulBackward0");

/** Sums over letters that the result doesn't have: "ij,jk->ik". Products of axes by repeated letters of two factors. */
const einsum: BuiltIn = {
  names: ["einsum"],
  call(call) {
    const [formula, ...rest] = call.positional;
    if (typeof formula !== "string") throw new ProgramFault('einsum begins with a text such as "ij,jk->ik"');
    const [left, right] = formula.replaceAll(" ", "").split("->");
    const parts = left.split(",");
    const operands = rest.map((value) => arrayIn(call, value));
    if (parts.length !== operands.length)
      throw new ProgramFault(
        `einsum: “${formula}” has ${parts.length} parts, but there are ${operands.length} arrays`,
      );
    const letters = [...new Set(parts.join(""))];
    const output =
      right ??
      letters
        .filter((letter) => left.split(letter).length === 2)
        .sort()
        .join("");
    parts.forEach((part, k) => {
      if (
        part.length !== operands[k].shape.length ||
        new Set(part).size < part.length ||
        !/^[a-zA-Z]*$/.test(part)
      )
        throw new ProgramFault(
          `einsum: “${part}” doesn't fit an array with ${operands[k].shape.length} axes, or repeats a letter`,
        );
    });
    if ([...output].some((letter) => !letters.includes(letter)))
      throw new ProgramFault(`einsum: “${output}” has letters that the arrays don't have`);
    const order = [...output, ...letters.filter((letter) => !output.includes(letter))];
    const spread = operands.map((operand, k) => {
      const own = order.filter((letter) => parts[k].includes(letter));
      const turned =
        own.length < 2
          ? operand
          : transposedView(
              call.machine,
              operand,
              own.map((letter) => parts[k].indexOf(letter)),
            );
      const shape = order.map((letter) =>
        parts[k].includes(letter) ? operand.shape[parts[k].indexOf(letter)] : 1,
      );
      return reshaped(call.machine, turned, shape);
    });
    const all = spread.slice(1).reduce((a, b) => times(call, a, b), spread[0]);
    const axes = order.map((_, axis) => axis).slice(output.length);
    if (axes.length === 0) return all;
    return applied(call.machine, sum.create({ axes, keepdims: false }), [all], all.dtype, "SumBackward1");
  },
};

export const productFunctions: readonly BuiltIn[] = [
  pair(["matmul", "mm", "bmm", "mv"], product),
  pair(["dot"], ofTorchVectors),
  pair(["inner"], innerProduct),
  pair(["vdot"], (call, a, b) => dot(call, ravelled(call.machine, a), ravelled(call.machine, b))),
  pair(["outer", "ger"], outerOf),
  {
    names: ["trace"],
    isMethod: true,
    call(call) {
      const a = arrayIn(call, new Arguments(call, "a|input").require("a"));
      return applied(call.machine, trace.op, [a], a.dtype === "bool" ? "int64" : a.dtype, "TraceBackward0");
    },
  },
  {
    names: ["kron"],
    call(call) {
      const given = new Arguments(call, "a|input b|other");
      const [a, b] = [arrayIn(call, given.require("a")), arrayIn(call, given.require("b"))];
      if (a.shape.length !== 2 || b.shape.length !== 2)
        throw new ProgramFault("kron takes two matrices here");
      const [[m, n], [p, q]] = [a.shape, b.shape];
      const wide = times(
        call,
        reshaped(call.machine, a, [m, 1, n, 1]),
        reshaped(call.machine, b, [1, p, 1, q]),
      );
      return reshaped(call.machine, wide, [m * p, n * q]);
    },
  },
  einsum,
];
