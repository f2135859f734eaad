import type { ExerciseEntry, ExerciseLine, LoadExercise } from "./exercise";
import { exerciseText } from "./index";

/** The topics in the order of the menu; others follow. */
const topics = [
  "Circuits",
  "Networks by hand",
  "Activations",
  "Softmax and cross-entropy",
  "Losses",
  "Matrices and least squares",
  "Layers by hand",
  "Gradient checks",
  "Optimizers",
  "Batches and training",
];

/** Within a topic the easiest sheet comes first; others follow. */
const sheets = ["Sheet D", "Sheet A", "Sheet B", "Sheet C", "Sheet E"];

/** What the menu says of each (`scripts/build/exerciseLines.mjs`). */
const lines = import.meta.glob<ExerciseLine>("./*.json", { eager: true, query: "?line", import: "default" });

const rank = (list: readonly string[], entry: string) =>
  list.includes(entry) ? list.indexOf(entry) : list.length;

const order = (a: ExerciseLine, b: ExerciseLine) =>
  rank(topics, a.topic) - rank(topics, b.topic) ||
  rank(sheets, a.sheet) - rank(sheets, b.sheet) ||
  a.id.localeCompare(b.id, "en", { numeric: true });

/** The gallery, in the order of its menu: every JSON file of this folder. */
export const exercises: readonly ExerciseEntry[] = Object.values(lines)
  .map((line) => ({ ...line, load: exerciseText(line.id) as LoadExercise }))
  .sort(order);
