import type { Exercise, ExerciseEntry } from "./exercise";

/** The sheets in the order of the menu, the easiest first; others follow. */
const sheets = ["Sheet D", "Sheet A", "Sheet B", "Sheet C", "Sheet E"];

/** Each text is a chunk of its own and arrives when it is opened. */
const texts = import.meta.glob<{ readonly default: Exercise }>("./*.json");
/** What the menu says of each (`scripts/exerciseLines.ts`). */
const lines = import.meta.glob<Omit<ExerciseEntry, "load">>("./*.json", {
  eager: true,
  query: "?line",
  import: "default",
});

const rank = ({ sheet }: ExerciseEntry) => (sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length);

/** The gallery, in the order of its menu: every JSON file of this folder. */
export const exercises: readonly ExerciseEntry[] = Object.entries(lines)
  .map(([file, line]) => ({ ...line, load: texts[file] }))
  .sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id, "en", { numeric: true }));
