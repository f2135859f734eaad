import type { Judged } from "../../../../store/homework/homeworkState";
import { allHints, solvedIn } from "../../../../store/homework/mask";
import type { Numbers } from "../../../../store/work/numbers";

export interface Score {
  /** A point for each result that was found; a quarter less for each hint. */
  readonly points: number;
  readonly found: number;
  /** Results that the last hint has shown. */
  readonly shown: number;
  readonly of: number;
}

export function scoreOf(
  numbers: Numbers,
  judged: Judged | undefined,
  hints: Readonly<Record<string, number>>,
): Score {
  const asked = numbers.names.filter((name) => (numbers.stepOf(name) ?? -1) >= 0);
  const solved = solvedIn(judged);
  const shown = asked.filter((name) => (hints[name] ?? 0) >= allHints);
  const found = asked.filter((name) => solved.has(name) && !shown.includes(name));
  const points = found.reduce((sum, name) => sum + 1 - (hints[name] ?? 0) / allHints, 0);
  return { points, found: found.length, shown: shown.length, of: asked.length };
}
