import { Help } from "../../ui/Help";
import { ThemeButton } from "../../ui/ThemeButton";
import UndoButtons from "../history/UndoButtons";
import { ExportMenu } from "./ExportMenu";
import { Import } from "./Import";
import { ShareButton } from "./ShareButton";
import "./head.css";

/** What the header offers beside the views and the document. On a phone all but undo stands behind one button. */
export default function HeadTools() {
  return (
    <div className="tools">
      <UndoButtons />
      <button type="button" className="quiet-button more" popoverTarget="more-tools" aria-label="More">
        <span aria-hidden="true">⋯</span>
      </button>
      <div id="more-tools" className="more-tools" popover="auto">
        <Import />
        <ExportMenu />
        <ThemeButton />
        <Help />
        <ShareButton />
      </div>
    </div>
  );
}
