import { type Expression, isNumber, product, quantity, sum } from "../../math/expressions/expression";
import type { Shape } from "../../shape";
import type { Op, WholeRules } from "../op";
import type { Reason } from "../reason";
import { broadcastShape, indexWithin, indicesBehind, indicesWithin, sameShape } from "./shapesTogether";

/** What an operation on numbers of several arrays in the same place has to say. */
export interface Broadcast {
  readonly id: string;
  readonly label?: string;
  readonly spoken?: string;
  readonly torchName?: string;
  readonly inputs: readonly string[];
  f(a: number, b: number, c: number): number;
  /** The slope along input number `input`, where y = f(a, b, c). */
  slope(input: number, a: number, b: number, c: number, y: number): number;
  /** Both written out. */
  write(of: readonly Expression[]): Expression;
  writeSlope(input: number, of: readonly Expression[], y: Expression): Expression;
  /** Whether what isn't chosen gets exactly 0, whatever the gradient. */
  readonly isChoice?: true;
  readonly tex: WholeRules;
  readonly words: string;
  /** Signed distance from a kink. */
  kink?(a: number, b: number, c: number): number;
  /** Why one number of the first input passes what it passes; of operands that aren't broadcast. */
  reason?(a: number, b: number, c: number): Reason | undefined;
  readonly example: readonly Shape[];
}

/** An operation on each number alone, of arrays whose shapes are broadcast. What was repeated adds up on the way back. */
export function broadcast(rule: Broadcast): Op {
  const shape = (shapes: readonly Shape[]) => broadcastShape(shapes, rule.label ?? rule.id);
  const readerOf = (inputs: readonly Float64Array[], shapes: readonly Shape[], output: Shape) => {
    const indices = shapes.map((one) => indicesWithin(one, output));
    return (input: number, k: number) => {
      const values = inputs[input];
      if (!values) return Number.NaN;
      const at = indices[input];
      return values[at ? at[k] : k];
    };
  };
  return {
    id: rule.id,
    ...(rule.label !== undefined && { label: rule.label }),
    ...(rule.spoken !== undefined && { spoken: rule.spoken }),
    torchName: rule.torchName,
    inputs: rule.inputs,
    broadcasts: {
      summedTex(input) {
        const letters = rule.inputs.map((letter) => quantity(letter, Number.NaN));
        const slope = rule.writeSlope(input, letters, quantity("Y", Number.NaN));
        const tex = rule.tex.gradients[input];
        // What passes the gradient on as it is has its letter alone.
        return isNumber(slope, 1) ? `\\sum ${tex}` : `\\sum (${tex})`;
      },
    },
    ...(rule.isChoice && { isChoice: true }),
    rowVectors: (shapes) => ({
      // Repeated along the axes before it, a vector lies along the last one.
      inputs: shapes.map(({ length }) => length === 1 && shapes.some((other) => other.length > 1)),
      output: false,
    }),
    shape,
    forward(inputs, Y, shapes) {
      const [A, B] = inputs;
      if (inputs.length === 2 && A.length === Y.length && B.length === Y.length) {
        for (let k = 0; k < Y.length; k++) Y[k] = rule.f(A[k], B[k], Number.NaN);
        return;
      }
      if (inputs.length === 2 && (A.length === 1 || B.length === 1) && A.length + B.length === Y.length + 1) {
        const [a, b] = [A.length === 1 ? 0 : 1, B.length === 1 ? 0 : 1];
        for (let k = 0; k < Y.length; k++) Y[k] = rule.f(A[a * k], B[b * k], Number.NaN);
        return;
      }
      const read = readerOf(inputs, shapes, shape(shapes));
      for (let k = 0; k < Y.length; k++) Y[k] = rule.f(read(0, k), read(1, k), read(2, k));
    },
    vjp(inputs, Y, G, gradients, shapes) {
      const output = shape(shapes);
      const read = readerOf(inputs, shapes, output);
      gradients.forEach((gradient, input) => {
        if (!gradient) return;
        const at = indicesWithin(shapes[input], output);
        for (let k = 0; k < Y.length; k++) {
          const slope = rule.slope(input, read(0, k), read(1, k), read(2, k), Y[k]);
          gradient[at ? at[k] : k] += rule.isChoice && slope === 0 ? 0 : G[k] * slope;
        }
      });
    },
    expression: (inputs, index, shapes) =>
      rule.write(inputs.map((input, k) => input(indexWithin(index, shapes[k])))),
    gradient(inputs, Y, G, input, index, shapes) {
      const whole = shape(shapes);
      const outputs = sameShape(shapes[input], whole) ? [index] : indicesBehind(index, shapes[input], whole);
      return sum(
        outputs.map((output) => {
          const of = inputs.map((source, k) => source(indexWithin(output, shapes[k])));
          return product(G(output), rule.writeSlope(input, of, Y(output)));
        }),
      );
    },
    tex: rule.tex,
    words: rule.words,
    ...(rule.reason && {
      reason: (inputs: readonly Float64Array[], _Y: Float64Array, k: number) =>
        rule.reason?.(inputs[0][k], at(inputs[1], k), at(inputs[2], k)),
    }),
    ...(rule.kink && {
      kinks(inputs, shapes, see) {
        const output = shape(shapes);
        const read = readerOf(inputs, shapes, output);
        const indices = indicesWithin(shapes[0], output);
        const count = output.reduce((size, length) => size * length, 1);
        for (let k = 0; k < count; k++)
          see(0, indices ? indices[k] : k, rule.kink?.(read(0, k), read(1, k), read(2, k)) ?? Number.NaN);
      },
    }),
    example: rule.example,
  };
}

const at = (values: Float64Array | undefined, k: number) =>
  values === undefined ? Number.NaN : values.length === 1 ? values[0] : values[k];
