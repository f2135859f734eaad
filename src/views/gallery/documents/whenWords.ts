const minute = 60_000;
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
];
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago something was, in the largest unit that fits: "5 minutes ago". Times are in milliseconds. */
export function whenWords(then: number, now: number): string {
  // A clock that ran ahead then, or is late now, doesn't tell.
  if (!(then - now < minute)) return "when isn't known";
  const ago = now - then;
  for (const [unit, length] of units) if (ago >= length) return words.format(-Math.floor(ago / length), unit);
  return "just now";
}

const whole = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** The day and the time: "Mar 4, 2027, 10:15 AM"; nothing where it isn't known. */
export const dateWords = (then: number): string | undefined =>
  Number.isFinite(then) ? whole.format(then) : undefined;
