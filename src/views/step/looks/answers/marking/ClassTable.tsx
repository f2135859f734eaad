import { memo } from "react";
import type { GradedRow } from "../../../../../engine/grading/grader";
import { counted } from "../../../../../engine/math/counted";

/** A row for each hand-in: points, what became of the numbers, the first wrong one and why. */
export function ClassTable({ rows }: { readonly rows: readonly GradedRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="plot-scroll" tabIndex={0}>
      <table className="plot-table class-table" aria-label="Marks">
        <thead>
          <tr>
            <th scope="col">student</th>
            <th scope="col">points</th>
            <th scope="col">right</th>
            <th scope="col">carried</th>
            <th scope="col">wrong</th>
            <th scope="col">open</th>
            <th scope="col">first wrong</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            "fault" in row ? (
              <tr key={row.file}>
                <th scope="row">{row.student}</th>
                <td colSpan={6} className="fault">
                  can’t be read: {row.fault}
                </td>
              </tr>
            ) : (
              <Row key={row.file} row={row} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Those of a large class come one by one: each is written once. */
const Row = memo(function Row({ row }: { readonly row: Extract<GradedRow, { readonly marked: unknown }> }) {
  const { student, marked, remarks } = row;
  const { points, of, questions, counts, apart, first } = marked;
  const right = counts.right + counts.rounding + counts.convention + counts.coarse;
  const notes = [...remarks, ...(apart.unread > 0 ? [`${counted(apart.unread, "line")} unread`] : [])];
  return (
    <tr>
      <th scope="row">{student}</th>
      <td title={questions.map(({ name, points: got, of: all }) => `${name}: ${got} of ${all}`).join("\n")}>
        {points} of {of}
      </td>
      <td>{right}</td>
      <td>{counts.carried}</td>
      <td>{counts.wrong}</td>
      <td>{counts.unanswered + counts.shown}</td>
      <td>
        {first?.words}
        {notes.length > 0 && <small className="quiet"> {notes.join("; ")}</small>}
      </td>
    </tr>
  );
});
