import type { Lesson, LessonLine } from "./lesson";

/** In the order of the menu, the easiest first; others follow. */
const order = [
  "one-unit",
  "features",
  "zeros",
  "dead-relus",
  "overfit",
  "eta-ladder",
  "batches",
  "two-gaussians",
  "fashion",
];

const lines = import.meta.glob<LessonLine>("./*.json", { eager: true, query: "?line", import: "default" });
const texts = import.meta.glob<{ readonly default: Lesson }>("./*.json");

const rank = ({ id }: LessonLine) => (order.includes(id) ? order.indexOf(id) : order.length);

/** The lessons: every JSON file of this folder, its text a chunk of its own. */
export const lessons = Object.values(lines)
  .map((line) => ({ ...line, load: texts[`./${line.id}.json`] }))
  .sort((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id, "en"));
