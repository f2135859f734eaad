import { describe, expect, it } from "vitest";
import { libraryByName } from "../../../../src/engine/program/functions";
import { carriedOut } from "../../../../src/engine/program/functions/carriedOut";
import { mathByName } from "../../../../src/engine/program/library/standard/math";
import { runProgram } from "../../../../src/engine/program/run/runProgram";
import { gradientsOf } from "../../../../src/engine/program/tape/gradients";
import { torchByName } from "../../../../src/engine/program/torch/functions";
import { isFloat } from "../../../../src/engine/program/values/dtype";
import { arrayOf, NDArray, numbersOf } from "../../../../src/engine/program/values/ndarray";
import { Float, Int, Tuple, type Value } from "../../../../src/engine/program/values/value";

const { machine } = runProgram("", () => 0).interpreter;

/** What comes out, as one number: every number of it, each with a weight of its own. */
function weighed(result: Value): number {
  if (result instanceof Float || result instanceof Int) return result.value;
  if (result instanceof NDArray)
    return numbersOf(result).reduce((sum, value, k) => sum + value * (1 + k / 7), 0);
  if (result instanceof Tuple) return result.items.reduce<number>((sum, item) => sum + weighed(item), 0);
  return 0;
}

/** The gradient of that with respect to x, by the way back. */
function slopesOf(result: Value, x: NDArray): Float64Array {
  const total = new Float64Array(x.size);
  if (result instanceof Tuple) {
    for (const item of result.items)
      slopesOf(item, x).forEach((slope, k) => {
        total[k] += slope;
      });
    return total;
  }
  if (!(result instanceof NDArray || result instanceof Float)) return total;
  if (result instanceof NDArray && !isFloat(result.dtype)) return total;
  const size = result instanceof NDArray ? result.size : 1;
  const seed = Float64Array.from({ length: size }, (_, k) => 1 + k / 7);
  const found = gradientsOf(machine.tape.recordedOf(result), seed).get(machine.tape.recordedOf(x));
  return found ?? total;
}

const numbers = [0.31, 0.87, 0.55, 0.62];
const shapes = [[2, 2], [4], []] as const;
const others = (kind: "array" | "tensor"): Value[][] => [
  [],
  [arrayOf(Float64Array.of(0.43, 0.27, 0.71, 0.11), [2, 2], "float64", kind)],
  [arrayOf(Float64Array.of(0.43, 0.27, 0.71, 0.11), [4], "float64", kind)],
  [new Float(0.37)],
  [new Int(2)],
  [new Int(0)],
  [new Float(0.37), new Float(0.9)],
];

/** What only counts, ranges, whose limits are settings, what has no way back in PyTorch either, and what says in a note that it passes nothing back. */
const without: Readonly<Record<string, RegExp>> = {
  numpy: /^(histogram|arange|(lin|log|geom)space|.*[tT]ensor|Parameter|Variable)$/,
  torch:
    /^(histogram|arange|(lin|log|geom)space|full|full_like|normal|unique|tensor|new_tensor|.*Tensor|Parameter|Variable)$/,
  python: /^fsum$/,
};
/** Where the second argument is a setting: a limit, an exponent, a threshold. */
const withSettings = /^(softplus|clip|clamp|hardtanh|norm|vector_norm|normalize|percentile|quantile)$/;

const functions = [
  ...[...libraryByName].map(([name, f]) => [name, f, "numpy"] as const),
  ...[...new Map([...libraryByName, ...torchByName])].map(([name, f]) => [name, f, "torch"] as const),
  ...[...mathByName].map(([name, f]) => [name, f, "python"] as const),
].filter(([name, , library]) => !without[library].test(name));

describe("a function passes back its slope, or is flat", () => {
  it.each(functions)("%s of %o in %s", (name, builtIn, library) => {
    const kind = library === "torch" ? "tensor" : "array";
    for (const shape of shapes)
      for (const rest of others(kind))
        for (const place of [0, 1]) {
          if (place === 1 && withSettings.test(name)) continue;
          const size = shape.reduce<number>((product, length) => product * length, 1);
          const made = (at?: number, by = 0) => {
            const data = Float64Array.from(numbers.slice(0, size));
            if (at !== undefined) data[at] += by;
            const x = arrayOf(data, shape, "float64", kind);
            if (kind === "tensor") x.requiresGrad = true;
            return x;
          };
          const call = (x: NDArray) => {
            machine.torchRandom = undefined;
            const positional = place === 0 ? [x, ...rest] : [...rest.slice(0, 1), x, ...rest.slice(1)];
            return carriedOut(builtIn, { machine, library, name, positional, keywords: new Map() });
          };
          const x = made();
          let result: Value;
          try {
            result = call(x);
          } catch {
            continue;
          }
          const slopes = slopesOf(result, x);
          for (let k = 0; k < size; k++) {
            const h = 1e-5;
            const numeric = (weighed(call(made(k, h))) - weighed(call(made(k, -h)))) / (2 * h);
            if (!Number.isFinite(numeric)) continue;
            expect(slopes[k], `${name}(${place}, ${shape}, ${rest.length})`).toBeCloseTo(numeric, 4);
          }
        }
  });
});
