import type { Bridge, WayBack } from "../mistakes/pass/situation";
import type { Recorded } from "../program/values/recorded";
import { agreesWithin } from "./claim/verdict";

/** Numbers of which none is a multiple of its neighbours: what mixes them, or adds others, shows. */
const irregular = (count: number) => Float64Array.from({ length: count }, (_, k) => 2 + ((0.618034 * k) % 1));

/**
 * What lies behind functions of single numbers: an activation, also one that is written in several operations. All that comes
 * back to the variable comes back through it then, each number times its own slope.
 * @param gradientOf a value's gradient; where numbers are given, with those as the gradient of another value
 */
export function bridgesOf(
  variable: Recorded,
  ways: readonly WayBack[],
  gradientOf: (value: Recorded, instead?: readonly [Recorded, Float64Array]) => Float64Array,
  tolerance: number,
): Bridge[] {
  const outputs = new Set(ways.map(({ output }) => output));
  return [...outputs].flatMap((to) => {
    if (to.data.length !== variable.data.length) return [];
    const slope = gradientOf(variable, [to, to.data.map(() => 1)]);
    const numbers = irregular(to.data.length);
    const back = gradientOf(variable, [to, numbers]);
    const own = numbers.map((number, k) => number * slope[k]);
    return agreesWithin(back, own, tolerance) ? [{ to, gradient: gradientOf(to), slope }] : [];
  });
}
