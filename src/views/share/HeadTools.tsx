import { use, useEffect } from "react";
import { useWorkbench } from "../../store/work/context";
import { Notices } from "../../ui/Notice";
import { showOpenedDetails } from "../../ui/showOpenedDetails";
import { ThemeButton } from "../../ui/theme/ThemeButton";
import { RescueContext } from "../../ui/trouble/rescue";
import { Help } from "../help/Help";
import { StepHistory } from "../history/StepHistory";
import { TrainHistory } from "../history/TrainHistory";
import { Keeping } from "../keep/Keeping";
import { NewVersion } from "../offline/NewVersion";
import { Arrivals } from "./brought/Arrivals";
import { StepFiles } from "./files/StepFiles";
import { TrainFiles } from "./files/TrainFiles";
import { ShareButton } from "./link/ShareButton";
import { TrainShare } from "./link/TrainShare";
// Ready before anything fails, also where the connection is what failed.
import "../../ui/trouble/Trouble";
import "../../styles/contrast.css";
import "./head.css";
import "../../ui/buttons.css";

/**
 * What the header offers beside the views and the document. On a phone all but undo stands behind one button. Train has
 * data of its own, and its own files and links.
 */
export default function HeadTools() {
  const inStep = useWorkbench((state) => state.view === "step");
  // It must be there when a part fails and the connection is gone.
  const rescue = use(RescueContext);
  useEffect(() => void rescue().catch(() => undefined), [rescue]);
  useEffect(showOpenedDetails, []);
  return (
    <div className="tools head-tools">
      {inStep ? <StepHistory /> : <TrainHistory />}
      <button type="button" className="quiet-button more" popoverTarget="more-tools" aria-label="More">
        <span aria-hidden="true">⋯</span>
      </button>
      <div id="more-tools" className="more-tools" popover="auto">
        {inStep ? <StepFiles /> : <TrainFiles />}
        <ThemeButton />
        <Help />
        {inStep ? <ShareButton /> : <TrainShare />}
      </div>
      <Notices>
        <Keeping />
        <Arrivals />
        <NewVersion />
      </Notices>
    </div>
  );
}
