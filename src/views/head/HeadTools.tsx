import { useWorkbench } from "../../store/context";
import { Help } from "../../ui/Help";
import { ThemeButton } from "../../ui/ThemeButton";
import { StepHistory } from "../history/StepHistory";
import { TrainHistory } from "../history/TrainHistory";
import { Keeping } from "../keep/Keeping";
import { ExportMenu } from "./ExportMenu";
import { Import } from "./Import";
import { ShareButton } from "./ShareButton";
import "./head.css";

/**
 * What the header offers beside the views and the document. On a phone all but undo stands behind one button. Train has
 * data of its own, and ways of its own to keep its outcome.
 */
export default function HeadTools() {
  const inStep = useWorkbench((state) => state.view === "step");
  return (
    <div className="tools">
      {inStep ? <StepHistory /> : <TrainHistory />}
      <button type="button" className="quiet-button more" popoverTarget="more-tools" aria-label="More">
        <span aria-hidden="true">⋯</span>
      </button>
      <div id="more-tools" className="more-tools" popover="auto">
        {inStep && <Import />}
        {inStep && <ExportMenu />}
        <ThemeButton />
        <Help />
        {inStep && <ShareButton />}
      </div>
      <Keeping />
    </div>
  );
}
