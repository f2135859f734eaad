import type { GradedRow } from "./grader";

/** A hand-in's file of results, as Gradescope's autograder takes them. */
export interface ResultsFile {
  readonly name: string;
  readonly text: string;
}

/**
 * One hand-in's marks in Gradescope's format.
 * @see https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format
 */
export function gradescopeResults(row: GradedRow): ResultsFile {
  const results =
    "fault" in row
      ? { score: 0, output: `The hand-in can't be read: ${row.fault}` }
      : {
          score: row.marked.points,
          ...(row.marked.first && { output: row.marked.first.words }),
          tests: row.marked.questions.map(({ name, points, of }) => ({
            name,
            score: points,
            max_score: of,
          })),
        };
  const name = `${row.file.replace(/\.[^.]*$/, "")}.results.json`;
  return { name, text: `${JSON.stringify(results, null, 2)}\n` };
}
