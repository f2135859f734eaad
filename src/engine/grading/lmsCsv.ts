import { csvField } from "../import/csvField";
import type { GradedRow } from "./grader";
import type { Scheme } from "./scheme";

/**
 * A class's points as CSV for the grade book of a learning platform: who, each question, the sum, and what to tell the
 * student. Platforms such as Moodle let choose which column becomes which grade. A hand-in that can't be read has no points,
 * so that its grade isn't overwritten by a 0.
 */
export function lmsCsv(rows: readonly GradedRow[], { questions }: Scheme): string {
  const available = questions.reduce((sum, { points }) => sum + points, 0);
  const head = [
    "ID number",
    ...questions.map(({ name, points }) => `${name} (of ${points})`),
    `Total (of ${Math.round(available * 100) / 100})`,
    "Feedback",
  ];
  const lines = rows.map((row) =>
    "fault" in row
      ? [row.student, ...questions.map(() => ""), "", `The hand-in can’t be read: ${row.fault}`]
      : [
          row.student,
          ...row.marked.questions.map(({ points }) => String(points)),
          String(row.marked.points),
          row.marked.first ? `${row.marked.first.symbol}: ${row.marked.first.words}` : "",
        ],
  );
  return `${[head, ...lines].map((fields) => fields.map(csvField).join(",")).join("\n")}\n`;
}
