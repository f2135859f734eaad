import type { Bridge, WayBack } from "../mistakes/pass/situation";
import type { Recorded } from "../program/tape/recorded";
import { agrees } from "./verdict";

/** What lies behind functions of single numbers: an activation, also one that is written in several operations. */
export function bridgesOf(
  variable: Recorded,
  gradient: Float64Array,
  ways: readonly WayBack[],
  gradientOf: (value: Recorded) => Float64Array,
  tolerance: number,
): Bridge[] {
  const outputs = new Set(ways.map(({ output }) => output));
  return [...outputs].flatMap((to) => {
    if (to.data.length !== variable.data.length) return [];
    const behind = gradientOf(to);
    const slope = gradient.map((number, k) => (behind[k] === 0 ? 0 : number / behind[k]));
    const back = behind.map((number, k) => number * slope[k]);
    return agrees(back, gradient, tolerance) ? [{ to, gradient: behind, slope }] : [];
  });
}
