// What an activation says of itself beside its rule: the rules of Why? rely on it.
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations";
import { settingsOf } from "../../../src/engine/math/parameter";

const scores = Array.from({ length: 401 }, (_, k) => (k - 200) / 10);

/** A wave's crests lie between the scores. */
const near = 1e-4;

const none = new Float64Array(8);

describe.each(activations.map((activation) => ({ id: activation.id, activation })))(
  "$id",
  ({ activation }) => {
    const op = activation.create(settingsOf(activation.parameters));
    const slopes = (of: typeof op) =>
      scores.map((z) => {
        const [Z, Y, G, dZ] = [
          [z, 1],
          [0, 0],
          [1, 0],
          [0, 0],
        ].map((numbers) => Float64Array.from(numbers));
        const shapes = [[2, 1]];
        of.forward([Z], Y, shapes, none);
        of.vjp([Z], Y, G, [dZ], shapes, none);
        return dZ[0];
      });

    it("stays in its range, comes near to both ends, and has one where its values aren't any number", () => {
      const values = scores.map((z) => {
        const Y = new Float64Array(2);
        op.forward([Float64Array.of(z, 0)], Y, [[2, 1]], none);
        return Y[0];
      });
      const range = activation.range?.(settingsOf(activation.parameters)) ?? [-Infinity, Infinity];
      const [least, largest] = [Math.min(...values), Math.max(...values)];
      expect(least).toBeGreaterThanOrEqual(range[0]);
      expect(largest).toBeLessThanOrEqual(range[1]);
      if (range[0] === -Infinity) expect(least).toBeLessThan(-0.1);
      else expect(least - range[0]).toBeLessThan(near);
      if (range[1] === Infinity) expect(largest).toBeGreaterThan(10);
      else expect(range[1] - largest).toBeLessThan(near);
    });

    it("is flat where it says so, and nowhere else", () => {
      expect(slopes(op).every((slope) => slope === 0)).toBe(activation.isFlat === true);
    });

    it("is a straight line where it says so, and nowhere else", () => {
      const [first, ...others] = slopes(op);
      const isLine = first !== 0 && others.every((slope) => slope === first);
      expect(isLine).toBe(activation.isLinear === true);
    });

    it.runIf(activation.instead)("what can stand for it has a slope where it has none", () => {
      const { type, settings } = activation.instead ?? { type: "", settings: {} };
      const other = activations.find(({ id }) => id === type);
      const instead = slopes(other?.create(settings) as typeof op);
      const own = slopes(op);
      expect(own).toContain(0);
      own.forEach((slope, k) => {
        if (slope === 0) expect(instead[k]).not.toBe(0);
      });
    });
  },
);
