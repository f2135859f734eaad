import { nameOf } from "../../names/canonicalName";
import { isParameter } from "../../names/tensorRef";
import type { GraphPass } from "../../pass/pass";
import { driftOf, updateOf } from "../../pass/updateOf";
import type { Step } from "../../steps/trace";
import { createRounding } from "./rounding";

/** What a gradient that is only rounding moves by less than this isn't worth a word. */
const noticeable = 1e-12;

/**
 * What the update will do about a gradient, looked up and not guessed: an optimizer that remembers earlier gradients
 * may well go the other way, or go on without one.
 */
export function consequence({ quantity, value }: Step, pass: GraphPass): string {
  if (typeof value !== "number" || quantity.kind !== "gradient" || !isParameter(quantity.of)) return "";
  const change = updateOf(pass, quantity.of);
  if (!change) return "";
  const way = change > 0 ? "raise" : "lower";
  const { memory } = pass.before.optimizer;
  const drift = memory ? driftOf(pass, quantity.of) : 0;
  if (createRounding(pass)(nameOf(quantity), value)) {
    if (Math.abs(change) < noticeable) return "";
    return `, yet the update will ${way} it${drift === 0 ? "" : `, because of ${memory}`}`;
  }
  const followsGradient = Math.sign(change) === -Math.sign(value);
  if (!followsGradient) return `, yet the update will ${way} it, because of ${memory}`;
  if (drift === 0) return `, so the update will ${way} it`;
  return Math.sign(drift) === Math.sign(change)
    ? `, so the update will ${way} it, as ${memory} alone would`
    : `, so the update will ${way} it, against ${memory}`;
}
