import type { Bounds } from "../../studies/region";

/** Holds all points, [point × 2], rounded outwards, so that it rests while they move a little. */
export function roundBounds(points: Float64Array): Bounds {
  const ends = [0, 1].flatMap((axis) => {
    const [low, high] = extentOrAround(points.filter((value, k) => k % 2 === axis && Number.isFinite(value)));
    const step = 10 ** Math.floor(Math.log10(high - low)) / 2;
    return [Math.floor(low / step - 0.1) * step, Math.ceil(high / step + 0.1) * step];
  });
  return [ends[0], ends[1], ends[2], ends[3]];
}

/** Of numbers that are all the same, a little around them. */
function extentOrAround(numbers: Float64Array): readonly [number, number] {
  const [low, high] = [
    numbers.reduce((a, b) => Math.min(a, b), Infinity),
    numbers.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  if (low < high) return [low, high];
  const middle = Number.isFinite(low) ? low : 0;
  return [middle - 0.5, middle + 0.5];
}
