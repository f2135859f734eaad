import type { Homework } from "../../../../store/homework/homeworkState";
import { allHints, solvedIn } from "../../../../store/homework/mask";
import type { Numbers } from "../../../../store/work/numbers";

export interface Score {
  /** A point for each result that was found; a quarter less for each hint, a tenth for each try after the first. */
  readonly points: number;
  readonly found: number;
  /** Results that the last hint has shown, or that weren't found when all were. */
  readonly shown: number;
  readonly of: number;
}

export function scoreOf(
  numbers: Numbers,
  {
    judged,
    hints,
    tries,
    foundBeforeShown,
  }: Pick<Homework, "judged" | "hints" | "tries" | "foundBeforeShown">,
): Score {
  const asked = numbers.names.filter((name) => (numbers.stepOf(name) ?? -1) >= 0);
  const solved = solvedIn(judged);
  const isShown = (name: string) =>
    (hints[name] ?? 0) >= allHints || (foundBeforeShown !== undefined && !foundBeforeShown.includes(name));
  const shown = asked.filter(isShown);
  const found = asked.filter((name) => solved.has(name) && !isShown(name));
  const points = found.reduce((sum, name) => {
    const more = Math.max(0, (tries[name] ?? 0) - 1);
    return sum + Math.max(0, 1 - (hints[name] ?? 0) / allHints - more / 10);
  }, 0);
  return {
    points: Math.round(points * 100) / 100,
    found: found.length,
    shown: shown.length,
    of: asked.length,
  };
}
