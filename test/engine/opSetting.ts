import { quantity } from "../../src/engine/math/expressions/expression";
import { indicesOf } from "../../src/engine/ops/factories/indices";
import type { Domain } from "../../src/engine/ops/loss/loss";
import type { Op, Source } from "../../src/engine/ops/op";
import { createRandom, normal } from "../../src/engine/random";
import { type Shape, sizeOf } from "../../src/engine/shape";

/** An op's inputs, and how formulas read them. */
export interface Setting {
  readonly inputs: Float64Array[];
  readonly shapes: readonly Shape[];
  readonly sources: Source[];
}

/**
 * Numbers from the op's domain, else on both sides of 0, away from kinks there; a loss has its targets second.
 * @param range between which all numbers lie, for an op of programs
 */
export function settingOf(op: Op, seed: number, domain?: Domain, range?: readonly [number, number]): Setting {
  const random = createRandom(seed);
  const shapes = op.example;
  const inputs = shapes.map((shape, input) =>
    Float64Array.from({ length: sizeOf(shape) }, () => {
      if (domain && input === 1)
        return domain.targets ? domain.targets[Math.floor(random() * domain.targets.length)] : random();
      if (domain?.outputs) {
        const [low, high] = domain.outputs;
        return low + (0.05 + 0.9 * random()) * (high - low);
      }
      if (range) return range[0] + random() * (range[1] - range[0]);
      const z = 1.5 * normal(random);
      return Math.abs(z) < 0.05 ? z + 0.1 : z;
    }),
  );
  return {
    inputs,
    shapes,
    sources: inputs.map((values, input) => sourceOf(`x${input}`, values, shapes[input])),
  };
}

export function sourceOf(letter: string, values: Float64Array, shape: Shape): Source {
  return (index) => {
    const k = shape.reduce((flat, length, axis) => flat * length + (index[axis] ?? 0), 0);
    return quantity(`${letter}:${k}`, values[k]);
  };
}

export const indices = (shape: Shape): number[][] => indicesOf(shape);

export function forward(op: Op, inputs: readonly Float64Array[], shapes: readonly Shape[]) {
  const output = new Float64Array(sizeOf(op.shape(shapes)));
  const scratch = new Float64Array(op.scratch ? sizeOf(op.scratch(shapes)) : 0);
  op.forward(inputs, output, shapes, scratch);
  return { output, scratch };
}
