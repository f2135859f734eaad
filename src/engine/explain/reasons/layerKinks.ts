import { shortNumber } from "../../math/format";
import type { Notation } from "../../names/notation";
import { isLossGradient, type Quantity } from "../../names/quantity";
import { hasTies, oneSided } from "../../pass/oneSided";
import type { GraphPass } from "../../pass/pass";
import { slotOf } from "../../pass/slotOf";
import type { Step } from "../../steps/trace";
import { atKink, change, joinedWithAnd, sidesOf } from "./effect";

/** At most this many numbers are spoken of. */
const mostNamed = 3;

/** Numbers at most that are looked at, where the network is small; of larger ones fewer. */
const looked = 400;
const work = 2_000_000;

/** Of a step of several gradients: those where raising and lowering differ, with both amounts. */
export function layerKinks({ kind, group, members = [] }: Step, pass: GraphPass, notation: Notation): string {
  // Looked for once: a layer has hundreds of numbers, and the pass thousands.
  if (kind === "share" || (kind !== "penaltyGradient" && !hasTies(pass))) return "";
  const size = pass.plan.values.reduce((sum, buffer) => sum + buffer.length, 0);
  const found: string[] = [];
  for (const k of members.slice(0, Math.max(10, Math.min(looked, work / size)))) {
    const words = kinkAt(kind, group.quantity(k), group.value(k), pass, notation);
    if (!words) continue;
    if (found.length === mostNamed) {
      found.push("At others, too, raising and lowering differ.");
      break;
    }
    found.push(words);
  }
  return found.join(" ");
}

function kinkAt(kind: Step["kind"], quantity: Quantity, value: number, pass: GraphPass, notation: Notation) {
  if (kind === "penaltyGradient") return penaltyKink(quantity, value, pass, notation);
  const sides = isLossGradient(quantity) ? sidesOf({ quantity, value }, pass) : undefined;
  return sides && `${atKink(quantity, value, sides, pass, notation)}.`;
}

/** What the penalty does on both sides of a weight at which it has a kink; nothing elsewhere. */
export function penaltyKink(
  { of }: Quantity,
  value: number,
  pass: GraphPass,
  notation: Notation,
): string | undefined {
  const slot = hasTies(pass) ? slotOf(pass.plan, of) : undefined;
  if (!slot) return undefined;
  const { tensor, k } = slot;
  const [raising, lowering] = ([1, -1] as const).map((way) => oneSided(pass, tensor, k, way));
  const [up, down] = [raising.penaltyRate, lowering.penaltyRate];
  if (Math.abs(up + down) <= 1e-9 * Math.max(Math.abs(up), Math.abs(down))) return undefined;
  // Of all operations the penalty alone has kinks at weights.
  const own = [...raising.ties, ...lowering.ties].filter((tie) => tie.tensor === tensor);
  const kinked = [...new Set(own.flatMap((tie) => tie.of ?? []))];
  const have = kinked.length === 1 ? "has a kink" : "have kinks";
  return `${notation.text({ kind: "plain", of })} is ${shortNumber(pass.plan.values[tensor][k])}, where ${joinedWithAnd(kinked)} ${have}: raising it by a little ${change(up, "the penalty")}, lowering it ${change(down, "the penalty")}. By convention (PyTorch's) the slope there is ${shortNumber(value, 3)}.`;
}
