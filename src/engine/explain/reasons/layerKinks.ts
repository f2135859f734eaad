import type { Notation } from "../../names/notation";
import { isLossGradient, type Quantity } from "../../names/quantity";
import { hasTies, oneSided } from "../../pass/oneSided";
import type { GraphPass } from "../../pass/pass";
import { slotOf } from "../../pass/slotOf";
import type { Step } from "../../steps/trace";
import { atKink, change, sidesOf } from "./effect";

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

/** What a penalty with a kink at 0 does on both sides of a weight that is 0; nothing elsewhere. */
export function penaltyKink(
  { of }: Quantity,
  value: number,
  pass: GraphPass,
  notation: Notation,
): string | undefined {
  const slot = value === 0 ? slotOf(pass.plan, of) : undefined;
  const rates = slot && ([1, -1] as const).map((way) => oneSided(pass, slot.tensor, slot.k, way).penaltyRate);
  const kinked = pass.graph.order.parameters.find(({ penalty }) => penalty)?.penalty?.node.op.kinkOf;
  // Of a kink at 0 both sides go up by the same.
  return rates?.some((rate) => rate !== 0)
    ? `${notation.text({ kind: "plain", of })} is 0, where ${kinked} has a kink: raising it by a little ${change(rates[0], "the penalty")}, lowering it ${change(rates[1], "the penalty")}. By convention (PyTorch's) the slope there is 0.`
    : undefined;
}
