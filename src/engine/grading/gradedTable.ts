import { csvField } from "../import/csvField";
import type { GradedRow } from "./grader";
import { markKinds, type Scheme } from "./scheme";

/** A class's marks as CSV: points for each question, then what became of the numbers, and the first mistake. */
export function gradedCsv(rows: readonly GradedRow[], { questions: asked }: Scheme): string {
  const apart = ["unread", "doubled", "echoed", "unasked"] as const;
  const head = [
    ...["student", "file", "points"],
    ...asked.map(({ name }) => name),
    ...markKinds,
    ...apart,
    ...["hints", "tries", "first wrong", "mistake", "words", "remarks"],
  ];
  const lines = rows.map((row) => {
    if ("fault" in row)
      return [row.student, row.file, ...head.slice(2, -1).map(() => ""), `can't be read: ${row.fault}`];
    const { points, questions, counts, apart: beside, first } = row.marked;
    return [
      ...[row.student, row.file, String(points)],
      ...questions.map((question) => String(question.points)),
      ...markKinds.map((kind) => String(counts[kind])),
      ...apart.map((kind) => String(beside[kind])),
      ...[
        String(row.hints),
        String(row.tries),
        first?.symbol ?? "",
        first?.mistake ?? "",
        first?.words ?? "",
      ],
      row.remarks.join("; "),
    ];
  });
  return `${[head, ...lines].map((fields) => fields.map(csvField).join(",")).join("\n")}\n`;
}

/** Hand-ins that couldn't be read, whole or in some lines. */
export const unreadIn = (rows: readonly GradedRow[]): number =>
  rows.filter((row) => "fault" in row || row.marked.apart.unread > 0).length;
