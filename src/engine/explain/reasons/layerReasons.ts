import { capitalized } from "../../math/capitalized";
import type { Notation } from "../../names/notation";
import { numberOf } from "../../names/quantity";
import { opWords } from "../../ops/opWords";
import { type Reason, reasonText } from "../../ops/reason";
import type { Step } from "../../steps/trace";
import { isSo } from "../formula/reasonOf";

/** At most this many numbers are named. */
const mostListed = 6;

const words: Readonly<Partial<Record<Reason["kind"], string>>> = {
  off: "passes nothing on",
  small: "passes little on",
  kink: "has no slope, and takes the one that is agreed upon,",
};

/** Of a step of several numbers, where its operation has something to say: `relu passes nothing on at z₁, z₃.` */
export function layerReasons(
  { kind, group, members = [], op }: Step,
  notation: Notation,
): string | undefined {
  const found = members.flatMap((k) => {
    const reason = group.reason?.(k);
    return reason && isSo(reason, group.value(k))
      ? [{ reason, at: notation.text(numberOf(group.quantity(k).of)) }]
      : [];
  });
  const fused = found.find(({ reason }) => reason.kind === "fused");
  if (fused) return `${capitalized(reasonText(fused.reason))}.`;
  // What a loss says of its outputs has no activation for a subject.
  const [own, ofOp] = parted(found, ({ kind: of }) => kind === "outputGradient" || !words[of]);
  const ofJump = op?.jumps && { kink: "jumps, and takes the slope of 0 that it has beside it," };
  const sentences = Object.entries({ ...words, ...ofJump }).flatMap(([said, says]) => {
    const names = ofOp.filter(({ reason }) => reason.kind === said).map(({ at }) => at);
    if (names.length === 0) return [];
    return [`${capitalized(op ? opWords(op) : "")} ${says} at ${listed(names)}.`];
  });
  const all = [...sentences, ...inOwnWords(own)];
  return all.length > 0 ? all.join(" ") : undefined;
}

interface FoundReason {
  readonly reason: Reason;
  readonly at: string;
}

function inOwnWords(found: readonly FoundReason[]): string[] {
  const said = found.map(({ reason, at }) => ({ text: reasonText(reason), at }));
  return [...new Set(said.map(({ text }) => text))].map(
    (text) => `At ${listed(said.filter((one) => one.text === text).map(({ at }) => at))}: ${text}.`,
  );
}

function parted(
  found: readonly FoundReason[],
  first: (reason: Reason) => boolean,
): [FoundReason[], FoundReason[]] {
  return [found.filter(({ reason }) => first(reason)), found.filter(({ reason }) => !first(reason))];
}

const listed = (names: readonly string[]) =>
  names.slice(0, mostListed).join(", ") +
  (names.length > mostListed ? ` and ${names.length - mostListed} more` : "");
