import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "./claim";
import { madeFrom } from "./history";
import { Subarray } from "./subarray";
import { isSameLayout } from "./verdict";

/**
 * The claims that a line reads, also through helpers, the nearest of them: where several claim the same value, as
 * `db = dz` does, all of them. And the values of the forward pass that it reads.
 */
export function readBy(
  { claimed, variable: own }: { readonly claimed: Recorded; readonly variable?: Recorded },
  earlier: readonly Claim[],
  forward: ReadonlySet<Recorded>,
): { readonly claims: readonly Claim[]; readonly values: ReadonlySet<Recorded> } {
  const found = new Set<Claim>();
  const values = new Set<Recorded>();
  const seen = new Set<Recorded>();
  const visit = (value: Recorded) => {
    if (seen.has(value)) return;
    seen.add(value);
    // What a line takes of a row goes through to where that comes from: of a whole value nothing is known so.
    const known = earlier.filter(
      (one) => one.claimed === value && one.variable !== own && !(one.variable instanceof Subarray),
    );
    for (const one of known) found.add(one);
    if (known.length > 0) return;
    if (forward.has(value)) values.add(value);
    else for (const input of madeFrom(value)) visit(input);
  };
  visit(claimed);
  return { claims: [...found], values };
}

/** What claims have as the gradients of their values, where the layouts fit. */
export const claimedGradients = (claims: readonly Claim[]): Map<Recorded, Float64Array> =>
  new Map(
    claims.flatMap((one) =>
      isSameLayout(one.claimed, one.variable) ? [[one.variable, one.claimed.data]] : [],
    ),
  );
