import { type Expression, product, sum } from "../../math/expressions/expression";
import { type Shape, sizeOf } from "../../shape";
import type { Op, WholeRules } from "../op";
import type { Operation } from "../operation";

/** What an operation along one axis, whose output has the shape of its input, has to say of one lane of numbers. */
export interface Lane {
  readonly id: string;
  readonly label?: string;
  f(values: Float64Array, output: Float64Array): void;
  /** Adds to `gradient` what arrives. */
  vjp(values: Float64Array, output: Float64Array, G: Float64Array, gradient: Float64Array): void;
  write(values: readonly Expression[], k: number): Expression;
  /** The slope of output j along input k. */
  writeSlope(values: readonly Expression[], output: readonly Expression[], j: number, k: number): Expression;
  readonly tex: WholeRules;
  readonly words: string;
}

export interface AlongAxis extends Operation {
  create(axis: number): Op;
}

/** An operation along one axis, counted from 0. */
export function alongAxis(names: readonly string[], rule: Lane): AlongAxis {
  const create = (axis: number): Op => {
    const each = (shape: Shape, see: (indices: number[]) => void) => {
      const length = shape[axis] ?? 1;
      const inner = sizeOf(shape.slice(axis + 1));
      const outer = length === 0 ? 0 : sizeOf(shape) / (length * inner);
      for (let o = 0; o < outer; o++)
        for (let i = 0; i < inner; i++) see(Array.from({ length }, (_, k) => (o * length + k) * inner + i));
    };
    const laneOf = (index: readonly number[], shape: Shape) =>
      Array.from({ length: shape[axis] ?? 1 }, (_, k) => index.map((value, a) => (a === axis ? k : value)));
    return {
      id: rule.id,
      ...(rule.label !== undefined && { label: rule.label }),
      inputs: ["A"],
      shape: ([A]) => A,
      forward([A], Y, [shape]) {
        each(shape, (indices) => {
          const output = new Float64Array(indices.length);
          rule.f(
            Float64Array.from(indices, (index) => A[index]),
            output,
          );
          indices.forEach((index, k) => {
            Y[index] = output[k];
          });
        });
      },
      vjp([A], Y, G, [dA], [shape]) {
        if (!dA) return;
        each(shape, (indices) => {
          const take = (values: Float64Array) => Float64Array.from(indices, (index) => values[index]);
          const gradient = new Float64Array(indices.length);
          rule.vjp(take(A), take(Y), take(G), gradient);
          indices.forEach((index, k) => {
            dA[index] += gradient[k];
          });
        });
      },
      expression: ([A], index, [shape]) => rule.write(laneOf(index, shape).map(A), index[axis] ?? 0),
      gradient([A], Y, G, _input, index, [shape]) {
        const lane = laneOf(index, shape);
        const [values, output] = [lane.map(A), lane.map(Y)];
        const k = index[axis] ?? 0;
        return sum(lane.map((indices, j) => product(G(indices), rule.writeSlope(values, output, j, k))));
      },
      tex: rule.tex,
      made: { axis },
      words: rule.words,
      example: [[2, 3]],
    };
  };
  return {
    id: rule.id,
    names,
    create,
    examples: [{ op: create(1) }, { op: create(0) }, { op: { ...create(1), example: [[2, 3, 2]] } }],
  };
}
