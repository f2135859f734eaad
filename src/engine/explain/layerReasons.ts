import type { Notation } from "../names/notation";
import { numberOf } from "../names/quantity";
import type { Reason } from "../ops/op";
import type { Step } from "../steps/trace";

/** At most this many numbers are named. */
const most = 6;

const words: Readonly<Record<Exclude<Reason["kind"], "fused">, string>> = {
  off: "passes nothing on",
  saturated: "is saturated, so that little is passed on,",
  kink: "has no slope, and takes the one that is agreed upon,",
};

/** Of a step of several numbers, where its operation has something to say: `relu passes nothing on at z₁, z₃.` */
export function layerReasons({ block, members = [], op }: Step, notation: Notation): string | undefined {
  const found = members.flatMap((k) => {
    const reason = block.reason?.(k);
    return reason ? [{ reason, at: notation.text(numberOf(block.quantity(k).of)) }] : [];
  });
  const fused = found.find(({ reason }) => reason.kind === "fused");
  if (fused) return `${fused.reason.text.charAt(0).toUpperCase()}${fused.reason.text.slice(1)}.`;
  const sentences = Object.entries(words).flatMap(([kind, says]) => {
    const places = found.filter(({ reason }) => reason.kind === kind).map(({ at }) => at);
    if (places.length === 0) return [];
    const more = places.length > most ? ` and ${places.length - most} more` : "";
    const label = op?.label ?? op?.id ?? "";
    return [
      `${label.charAt(0).toUpperCase()}${label.slice(1)} ${says} at ${places.slice(0, most).join(", ")}${more}.`,
    ];
  });
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}
