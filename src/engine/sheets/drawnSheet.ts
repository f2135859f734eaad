import { type Broken, isPleasant, sheetRules } from "./rules";

/** Draws sheets of one exercise, for any id. */
export interface Drawer<Of> {
  /** @returns a sentence where no numbers fit the exercise at all */
  draw(id: string): DrawnSheet<Of> | { readonly fault: string };
}

/** A student's sheet. */
export interface DrawnSheet<Of> {
  readonly document: Of;
  /** What it doesn't keep, where no draw kept everything. */
  readonly broken: Broken;
}

/** A sheet that may be one's. What costs more is asked for where all before is well. */
export interface SheetCandidate<Of> {
  readonly document: Of;
  readonly broken: Pick<Broken, "finite" | "dead" | "saturated" | "tie">;
  among(): Pick<Broken, "faded" | "alike">;
  /**
   * How many numbers known mistakes leave nearly as they are.
   * @param enough stops there
   * @returns also how many were looked at
   */
  mistaken(enough: number): { readonly count: number; readonly seen: number };
}

/** Sheets that are drawn at most until one is pleasant, and at least. */
const [mostTries, fewestTries] = [400, 20];

/** Numbers with a mistake in them that are looked at for one sheet. */
const mostLookedAt = 30_000;

/**
 * The first of many draws that keeps all rules, or the one that breaks the least.
 * @param next nothing where the numbers make no document
 * @param tries how many draws are worth it; at least 20 are made
 */
export function drawPleasant<Of>(
  next: () => SheetCandidate<Of> | undefined,
  tries: () => number,
): DrawnSheet<Of> | { readonly fault: string } {
  let best: (DrawnSheet<Of> & { readonly candidate: SheetCandidate<Of> }) | undefined;
  let lookedAt = 0;
  for (let k = 0; k < mostTries && lookedAt < mostLookedAt; k++) {
    if (k >= fewestTries && k >= tries()) break;
    const candidate = next();
    if (!candidate) continue;
    const { document, broken: own } = candidate;
    const isWorse = best !== undefined && isBetter(best.broken, { ...kept, ...own });
    if (isWorse) continue;
    const cheap = { ...own, ...candidate.among(), mistaken: 0 };
    const { count, seen } = isPleasant(cheap)
      ? candidate.mistaken(best?.broken.mistaken ?? everything)
      : notLooked;
    lookedAt += seen;
    const broken = { ...cheap, mistaken: count };
    if (isPleasant(broken)) return { document, broken };
    if (!best || isBetter(broken, best.broken)) best = { document, broken, candidate };
  }
  if (best) {
    const { document, broken, candidate } = best;
    const mistaken = broken.mistaken === everything ? candidate.mistaken(everything).count : broken.mistaken;
    return { document, broken: { ...broken, mistaken } };
  }
  return { fault: "none of the numbers that can be drawn make a document: look at the targets" };
}

const kept = Object.fromEntries(sheetRules.map((rule) => [rule, 0])) as Record<keyof Broken, number>;
const everything = Number.POSITIVE_INFINITY;
/** Where something else is broken already. */
const notLooked = { count: everything, seen: 0 };

/** By the first rule that one breaks less often. */
function isBetter(one: Broken, other: Broken): boolean {
  const rule = sheetRules.find((name) => one[name] !== other[name]);
  return rule !== undefined && one[rule] < other[rule];
}
