import { claimedName, isGradientAlone, isOfSomeLayer, sameName } from "../../program/claimNames";
import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";

/**
 * Whether a number's name says that the way back begins with it, as `dL_dL = 1`, `L_bar = 1`, `L.grad = 1` or `dout = 1.0`. A 0 is
 * what gradients are added to.
 * @param itself where the number was put whose gradients are taken
 */
export function beginsWayBack(
  { key, owner, container, recorded, statement }: ValueWriting,
  itself: readonly ValueWriting[],
  of: string,
  source: string,
): boolean {
  const isNumber =
    recorded.data.length === 1 && recorded.data[0] !== 0 && itself[0]?.recorded.data.length === 1;
  if (!isNumber || statement?.kind !== "assign" || typeof key !== "string") return false;
  if (!(owner instanceof Scope))
    return container === undefined && isGradientAlone(key) && itself.some((one) => one.owner === owner);
  const read = claimedName(key, of);
  if (read?.kind === "of" && read.names.some((name) => sameName[0](name, of) || sameName[1](name, of)))
    return true;
  // A name that says no more than that it comes back, before it is read.
  const isAmbiguous = key.length > 1 && isOfSomeLayer(key) && !/prev|next/i.test(key);
  return isAmbiguous && new RegExp(`\\b${key}\\b`).test(source.slice(statement.to));
}

/** Whether a name says of what it is: of the number itself. */
export const isNamedSeed = ({ key }: ValueWriting, of: string): boolean =>
  new RegExp(`^(?:d_?${of}_?d_?${of}|${of}_?(?:bar|grad)|(?:grad|bar)_?${of}|adj_?${of})$`, "i").test(
    String(key),
  );
