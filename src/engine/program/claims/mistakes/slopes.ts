import type { Recorded } from "../../tape/recorded";
import { agrees } from "../verdict";
import type { Situation } from "./situation";

/** A value further on with as many numbers, from which the gradient comes back number by number. */
export interface Bridge {
  readonly to: Recorded;
  readonly gradient: Float64Array;
  /** ∂to/∂variable, number by number. */
  readonly slope: Float64Array;
}

/** What lies behind functions of single numbers: an activation, also one that is written in several operations. */
export function* bridges({ variable, ways, gradient, gradientOf }: Situation): Iterable<Bridge> {
  const seen = new Set<Recorded>();
  for (const { output } of ways) {
    if (seen.has(output) || output.data.length !== variable.data.length) continue;
    seen.add(output);
    const behind = gradientOf(output);
    const slope = gradient.map((number, k) => (behind[k] === 0 ? 0 : number / behind[k]));
    const back = behind.map((number, k) => number * slope[k]);
    if (agrees(back, gradient)) yield { to: output, gradient: behind, slope };
  }
}
