import { describe, expect, it } from "vitest";
import twoCircles from "../../../src/engine/datasets/twoCircles";
import { createRandom } from "../../../src/engine/random";

const generate = (noise: number, ratio: number, count: number) =>
  twoCircles.generate({ noise, radiusRatio: ratio }, count, createRandom(5));

describe("two circles", () => {
  it("puts class 0 on radius 1 and class 1 on the ratio, as many of each", () => {
    const { inputs, targets } = generate(0, 0.3, 1000);
    let ones = 0;
    for (let n = 0; n < 1000; n++) {
      expect(targets[2 * n] + targets[2 * n + 1]).toBe(1);
      ones += targets[2 * n + 1];
      expect(Math.hypot(inputs[2 * n], inputs[2 * n + 1])).toBeCloseTo(targets[2 * n] === 1 ? 1 : 0.3, 12);
    }
    expect(ones).toBe(500);
  });

  it("goes all around", () => {
    const { inputs } = generate(0, 0.5, 4000);
    const mean = (coordinate: number) =>
      inputs.reduce((total, value, k) => total + (k % 2 === coordinate ? value : 0), 0) / 4000;
    expect(Math.abs(mean(0))).toBeLessThan(0.05);
    expect(Math.abs(mean(1))).toBeLessThan(0.05);
  });

  it("strays by the noise", () => {
    const { inputs, targets } = generate(0.02, 0.5, 20000);
    const squares = Array.from({ length: 20000 }, (_, n) => {
      const radius = Math.hypot(inputs[2 * n], inputs[2 * n + 1]);
      return (radius - (targets[2 * n] === 1 ? 1 : 0.5)) ** 2;
    });
    const deviation = Math.sqrt(squares.reduce((total, square) => total + square, 0) / 20000);
    expect(Math.abs(deviation - 0.02)).toBeLessThan(0.0005);
  });

  it("gives the same points for the same seed", () => {
    expect(generate(0.05, 0.5, 100)).toEqual(generate(0.05, 0.5, 100));
  });
});
