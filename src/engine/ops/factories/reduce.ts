import { type Expression, product } from "../../math/expressions/expression";
import { indexAt, type Shape, sizeOf } from "../../shape";
import type { Op, Source, WholeRules } from "../op";
import type { Reason } from "../reason";
import { type Axes, areLast, membersOf, outputIndex, reducedShape } from "./axes";
import { flatAt } from "./indices";

/** What an operation that makes one number of many has to say. */
export interface Reduce {
  readonly id: string;
  readonly label?: string;
  /** @param values what goes together; @param areTogether whether they lie together in memory */
  f(values: Float64Array, areTogether: boolean): number;
  /** The slope along value number k, where y = f(values). */
  slope(values: Float64Array, k: number, y: number): number;
  write(values: readonly Expression[]): Expression;
  writeSlope(values: readonly Expression[], k: number, y: Expression): Expression;
  /** Whether what isn't chosen gets exactly 0, whatever the gradient. */
  readonly isChoice?: true;
  readonly tex: WholeRules;
  readonly settings?: Readonly<Record<string, number>>;
  readonly made?: Readonly<Record<string, unknown>>;
  readonly words: string;
  /** Signed distances from kinks, by the value that comes first in them. */
  kinks?(values: Float64Array, see: (k: number, distance: number) => void): void;
  reason?(values: Float64Array, k: number, y: number): Reason | undefined;
  readonly example: Shape;
}

/** An operation over some axes of an array. */
export function reduce(along: Axes, rule: Reduce): Op {
  const shape = ([A]: readonly Shape[]) => reducedShape(A, along);
  const groups = (
    values: Float64Array,
    A: Shape,
    see: (group: Float64Array, indices: Int32Array, output: number) => void,
  ) => {
    const { indices, count } = membersOf(A, along);
    const outputs = count === 0 ? sizeOf(reducedShape(A, along)) : values.length / count;
    const group = new Float64Array(count);
    for (let output = 0; output < outputs; output++) {
      const members = indices.subarray(output * count, (output + 1) * count);
      for (let k = 0; k < count; k++) group[k] = values[members[k]];
      see(group, members, output);
    }
  };
  /** The values that go together with the one at `index`, and its number among them. */
  const groupAt = (source: Source, index: readonly number[], A: Shape) => {
    const { indices, count } = membersOf(A, along);
    const output = flatAt(outputIndex(index, along), reducedShape(A, along));
    const members = [...indices.subarray(output * count, (output + 1) * count)];
    const values = members.map((at) => source(indexAt(at, A)));
    return { values, k: members.indexOf(flatAt(index, A)) };
  };
  return {
    id: rule.id,
    ...(rule.label !== undefined && { label: rule.label }),
    inputs: ["A"],
    shape,
    forward([A], Y, [shapeOfA]) {
      const areTogether = areLast(shapeOfA, along);
      groups(A, shapeOfA, (group, _indices, output) => {
        Y[output] = rule.f(group, areTogether);
      });
    },
    vjp([A], Y, G, [dA], [shapeOfA]) {
      if (!dA) return;
      groups(A, shapeOfA, (group, indices, output) => {
        for (let k = 0; k < group.length; k++) {
          const slope = rule.slope(group, k, Y[output]);
          dA[indices[k]] += rule.isChoice && slope === 0 ? 0 : G[output] * slope;
        }
      });
    },
    expression([A], index, [shapeOfA]) {
      const { indices, count } = membersOf(shapeOfA, along);
      const output = flatAt(index, reducedShape(shapeOfA, along));
      const members = [...indices.subarray(output * count, (output + 1) * count)];
      return rule.write(members.map((at) => A(indexAt(at, shapeOfA))));
    },
    gradient([A], Y, G, _input, index, [shapeOfA]) {
      const output = outputIndex(index, along);
      const { values, k } = groupAt(A, index, shapeOfA);
      return product(G(output), rule.writeSlope(values, k, Y(output)));
    },
    tex: rule.tex,
    ...(rule.settings && { settings: rule.settings }),
    made: { ...along, ...rule.made },
    words: rule.words,
    ...(rule.kinks && {
      kinks([A], [shapeOfA], see) {
        groups(A, shapeOfA, (group, indices) =>
          rule.kinks?.(group, (k, distance) => see(0, indices[k], distance)),
        );
      },
    }),
    ...(rule.reason &&
      along.axes === undefined && {
        reason: ([A]: readonly Float64Array[], Y: Float64Array, k: number) => rule.reason?.(A, k, Y[0]),
      }),
    example: [rule.example],
  };
}
