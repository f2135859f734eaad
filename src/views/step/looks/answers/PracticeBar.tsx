import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { scoreOf } from "./score";

/** How far the practice has come. */
export function PracticeBar() {
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const judged = useHomework((state) => state.judged);
  const hints = useHomework((state) => state.hints);
  if (!numbers) return null;
  const { points, found, shown, of } = scoreOf(numbers, judged, hints);
  return (
    <div className="practice">
      <p role="status">
        <b className="score">{points}</b> of {of} points
        <span className="quiet">
          {" "}
          · {found} found{shown > 0 && `, ${shown} shown`}, {of - found - shown} to go
        </span>
      </p>
      <progress max={of} value={found + shown} aria-label="Results found" />
    </div>
  );
}
