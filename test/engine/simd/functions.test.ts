import { describe, expect, it } from "vitest";
import { functionNames } from "../../../src/engine/simd/kernels";
import { loadKernels } from "../../../src/engine/simd/load";
import { MemoryNumbers } from "../../../src/engine/simd/memory";
import golden from "../../golden/functions.json" with { type: "json" };

/** In units of the last place: exp, tanh and log are within one and a bit, what is made of them within two or three. */
const allowed = { exp: 1, expm1OfNegative: 3, sigmoid: 2, tanh: 1.3, log: 1, log1pOfPart: 1 };

function applied(name: (typeof functionNames)[number], points: readonly number[]): number[] {
  const kernels = loadKernels();
  if (!kernels) throw new Error("there is no WebAssembly here");
  const { compiled, memory } = kernels;
  // One more, since two are computed at once.
  const numbers = new MemoryNumbers(
    memory,
    "Float64Array",
    memory.take(8 * (points.length + 1)),
    points.length + 1,
  );
  numbers.view.set(points);
  compiled.apply(functionNames.indexOf(name), numbers.address, numbers.address, 8 * points.length);
  return [...numbers.view.subarray(0, points.length)];
}

/** The distance to the next number away from 0. */
function lastPlace(y: number): number {
  const bits = new BigInt64Array(Float64Array.of(Math.abs(y)).buffer);
  bits[0] += 1n;
  return new Float64Array(bits.buffer)[0] - Math.abs(y);
}

describe("the kernels' functions, in units of the last place", () => {
  it.each(functionNames)("%s is as near to what mpmath gives as allowed", (name) => {
    const rows = golden[name];
    const got = applied(
      name,
      rows.map(([x]) => x),
    );
    const far = rows.flatMap(([x, y, rest], k) => {
      const distance = Math.abs(got[k] - y - rest) / lastPlace(y);
      return distance <= allowed[name] ? [] : [`${name}(${x}) is ${got[k]}, ${distance} off`];
    });
    expect(far).toEqual([]);
  });

  const smallest = Number.MIN_VALUE;
  const { POSITIVE_INFINITY: infinity, NaN: none } = Number;
  it.each([
    [
      "exp",
      [0, -0, infinity, -infinity, none, 710, -746, -745],
      [1, 1, infinity, 0, none, infinity, 0, smallest],
    ],
    ["sigmoid", [0, infinity, -infinity, none, -745], [0.5, 1, 0, none, smallest]],
    ["tanh", [0, -0, infinity, -infinity, none, smallest, -1e300], [0, -0, 1, -1, none, smallest, -1]],
    ["log", [1, 0, -0, -1, infinity, none, -infinity], [0, -infinity, -infinity, none, infinity, none, none]],
    ["expm1OfNegative", [0, -0, -infinity, none, -smallest], [0, -0, -1, none, -smallest]],
    ["log1pOfPart", [0, none, smallest], [0, none, smallest]],
  ] as const)("%s of %j is %j", (name, points, values) => {
    expect(applied(name, points)).toEqual([...values]);
  });
});
