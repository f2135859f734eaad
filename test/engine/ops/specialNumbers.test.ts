import { expect, test } from "vitest";
import { activations } from "../../../src/engine/activations";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { settingsOf } from "../../../src/engine/math/parameter";
import { indicesOf } from "../../../src/engine/ops/factories/indices";
import type { Op } from "../../../src/engine/ops/op";
import { operations } from "../../../src/engine/ops/operations";
import { createRandom } from "../../../src/engine/random";
import { sizeOf } from "../../../src/engine/shape";
import { close, holds } from "../../tolerance";
import { forward, sourceOf } from "../opSetting";

/** At 0, at kinks and where numbers are equal, an operation may have no slope but an agreed one. */
const special = [0, 1, -1, 0.5, 2, -0.5, 3, -2];

const ops: { id: string; op: Op }[] = [
  ...activations.map(({ id, parameters, create }) => ({ id, op: create(settingsOf(parameters)) })),
  ...operations.flatMap(({ id, examples = [] }) => examples.map(({ op }) => ({ id, op }))),
];

const isSame = (one: number, other: number) =>
  Object.is(one, other) || one === other || close(one, other, 1e-9, 1e-12);

test.each(ops)("$id is written out as it is computed, at special numbers too", ({ op }) => {
  const random = createRandom(7);
  const shapes = op.example;
  const drawn = () => special[Math.floor(random() * special.length)];
  let tried = 0;
  for (let trial = 0; trial < 60; trial++) {
    const inputs = shapes.map((shape) =>
      Float64Array.from({ length: sizeOf(shape) }, () => special[trial] ?? drawn()),
    );
    let computed: ReturnType<typeof forward>;
    try {
      computed = forward(op, inputs, shapes);
    } catch (error) {
      expect((error as Error).message).toMatch(/singular|not positive/);
      continue;
    }
    tried += 1;
    const { output, scratch } = computed;
    const shape = op.shape(shapes);
    const sources = inputs.map((values, k) => sourceOf(`x${k}`, values, shapes[k]));
    for (const [k, index] of indicesOf(shape).entries()) {
      const written = evaluate(op.expression(sources, index, shapes));
      holds(isSame(written, output[k]), () => `${[...inputs]}: [${index}] ${written}, computed ${output[k]}`);
    }
    if (op.adjoint) continue;
    const G = output.map((_, k) => 0.7 + 0.2 * k);
    const gradients = inputs.map((values) => new Float64Array(values.length));
    op.vjp(inputs, output, G, gradients, shapes, scratch);
    const [Y, ofY] = [sourceOf("y", output, shape), sourceOf("g", G, shape)];
    for (const [input, gradient] of gradients.entries())
      for (const [k, index] of indicesOf(shapes[input]).entries()) {
        const written = evaluate(op.gradient(sources, Y, ofY, input, index, shapes));
        holds(
          isSame(written, gradient[k]),
          () => `${[...inputs]}: gradient ${input} [${index}] ${written}, computed ${gradient[k]}`,
        );
      }
  }
  expect(tried).toBeGreaterThan(20);
});
