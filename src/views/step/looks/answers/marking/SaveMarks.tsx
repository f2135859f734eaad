import { loadPart } from "../../../../../loadPart";
import type { Exported } from "../../../../../store/classroom/marking";
import { useWorkbench } from "../../../../../store/work/context";
import { save } from "../../../../../ui/files/save";

/** The marks as files: all that is known, the points for a grade book, and Gradescope's results. */
export function SaveMarks({ graded: { csv, lms, results } }: { readonly graded: Exported }) {
  const fail = useWorkbench((state) => state.fail);
  const saveResults = async () => {
    try {
      const { zip } = await loadPart(() => import("../../../../../export/zip"));
      save(zip(results), "gradescope-results.zip", "application/zip");
    } catch {
      fail("The archive could not be made. Check the connection and try again.");
    }
  };
  return (
    <>
      <button type="button" className="plot-button" onClick={() => save(csv, "marks.csv", "text/csv")}>
        Save as CSV
      </button>
      <button
        type="button"
        className="plot-button"
        title="Who, points of each question, the sum and a sentence: for the grade book of Moodle and the like"
        onClick={() => save(lms, "grade-book.csv", "text/csv")}
      >
        For a grade book
      </button>
      <button
        type="button"
        className="plot-button"
        title="A results.json for each hand-in, in one archive"
        onClick={() => void saveResults()}
      >
        For Gradescope
      </button>
    </>
  );
}
