/**
 * What undo goes over: everything that was there since the page was opened, and what has been undone. A value: each
 * function gives another one.
 */
export interface History<Entry> {
  readonly entries: readonly Entry[];
  /** Which of them is there, from 0; −1 before the first. */
  readonly position: number;
  /** The gesture that made the present entry, as long as it may go on. */
  readonly gesture?: string | undefined;
}

export const emptyHistory: History<never> = { entries: [], position: -1 };

/** The entry that is there; nothing before the first. */
export function presentOf<Entry>({ entries, position }: History<Entry>): Entry | undefined {
  return entries[position];
}

/** Whether an entry that this gesture makes would take the place of the present one. */
export function goesOn(history: History<unknown>, gesture: string | undefined): boolean {
  return gesture !== undefined && gesture === history.gesture;
}

/**
 * Puts an entry after the present one, and forgets what had been undone.
 * @param gesture entries in a row with the same one are one: the newest takes the place of the one before
 */
export function added<Entry>(history: History<Entry>, entry: Entry, gesture?: string): History<Entry> {
  const { entries, position } = history;
  const before = entries.slice(0, goesOn(history, gesture) ? position : position + 1);
  return { entries: [...before, entry], position: before.length, gesture };
}

/** Goes to another entry, where there is one. That ends a gesture: what comes after is a change of its own. */
export function travelled<Entry>(history: History<Entry>, position: number): History<Entry> {
  const { entries } = history;
  return position in entries ? { entries, position } : history;
}

/** The present entry as something else has changed it: nothing to undo. */
export function corrected<Entry>({ entries, position, gesture }: History<Entry>, entry: Entry) {
  return { entries: entries.with(position, entry), position, gesture };
}

/** Without the present entry, which came to nothing: the one that is there is the present one again. */
export function withoutPresent<Entry>(history: History<Entry>, there: Entry): History<Entry> {
  const { entries, position } = returned(history, there);
  const failed = presentOf(history);
  const left = entries.filter((entry) => entry === there || entry !== failed);
  return { entries: left, position: left.lastIndexOf(entries[position] as Entry) };
}

/**
 * Goes back to an entry that may have been replaced by the gesture that followed it: it is put back before what took
 * its place, so that this can be redone.
 */
export function returned<Entry>(
  { entries, position }: History<Entry>,
  to: Entry | undefined,
): History<Entry> {
  if (to === undefined) return { entries, position };
  const at = entries.lastIndexOf(to);
  return at < 0 ? { entries: entries.toSpliced(position, 0, to), position } : { entries, position: at };
}
