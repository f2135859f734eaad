import type { Op } from "./op";

/** −4, −3.5, … 4. */
const points = Float64Array.from({ length: 17 }, (_, k) => (k - 8) / 2);
/** Differences of differences of so high an order are 0 for the slopes of powers up to this one. */
const order = 12;

/**
 * Whether an operation on each number alone takes any number and isn't a polynomial: what a layer needs to bend as it must
 * (Leshno et al., 1993). Roots, quotients and logarithms don't take any number; powers and straight lines are polynomials.
 */
export function isNonpolynomial({ forward, slope }: Op): boolean {
  if (!slope) return false;
  const values = new Float64Array(points.length);
  forward([points], values, [[points.length]], new Float64Array(0));
  let differences = Array.from(points, (z, k) => slope(z, values[k]));
  if (!differences.every(Number.isFinite)) return false;
  const largest = Math.max(...differences.map(Math.abs));
  for (let k = 0; k < order; k++)
    differences = differences.slice(1).map((difference, at) => difference - differences[at]);
  return Math.max(...differences.map(Math.abs)) > 1e-9 * largest;
}
