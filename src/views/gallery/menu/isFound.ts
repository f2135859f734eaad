import type { ExerciseLine } from "../../../exercises/exercise";

type Searched = Pick<ExerciseLine, "id" | "title" | "teaches"> &
  Partial<Pick<ExerciseLine, "sheet" | "question" | "topic">>;

/** Whether all the words that are searched for stand somewhere in an entry, in whatever order, case and accents. */
export function isFound(entry: Searched, wanted: string): boolean {
  const { id, sheet = "", question = "", title, teaches, topic = "lesson training" } = entry;
  return hasWords([title, teaches, topic, sheet, question, id].join(" "), wanted);
}

/** Whether all the words stand somewhere in a text, in whatever order, case and accents. */
export function hasWords(text: string, wanted: string): boolean {
  const searched = plain(text);
  return plain(wanted)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** `Ŷ²` is found as y2. */
const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
