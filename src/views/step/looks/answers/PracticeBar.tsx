import { allHints } from "../../../../store/homework/mask";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { scoreOf } from "./score";

/** How far the practice has come. */
export function PracticeBar() {
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const judged = useHomework((state) => state.judged);
  const hints = useHomework((state) => state.hints);
  const tries = useHomework((state) => state.tries);
  const foundBeforeShown = useHomework((state) => state.foundBeforeShown);
  const rules = useHomework((state) => state.rules);
  if (!numbers) return null;
  const { points, found, shown, of } = scoreOf(numbers, { judged, hints, tries, foundBeforeShown });
  return (
    <div className="practice">
      <p role="status">
        <b className="score">{points}</b> of {of} points
        <span className="quiet">
          {" "}
          · {found} found{shown > 0 && `, ${shown} shown`}, {of - found - shown} to go
        </span>
      </p>
      <p className="quiet">
        {rules?.hints === 0 ? "There are no hints here." : "Each hint costs a quarter of a point"}
        {rules && rules.hints > 0 && rules.hints < allHints && ` (at most ${rules.hints} for a number)`}
        {rules?.hints === 0 ? " Each" : ", each"} try after the first a tenth.
      </p>
      <progress max={of} value={found + shown} aria-label="Results found" />
    </div>
  );
}
