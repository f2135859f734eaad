import { Help } from "../../ui/Help";
import { ThemeButton } from "../../ui/ThemeButton";
import { Keeping } from "../keep/Keeping";
import UndoButtons from "./UndoButtons";

/** What the page's head has beside its name and views, and what needn't be there with the first paint. */
export default function HeadTools() {
  return (
    <div className="head-tools">
      <UndoButtons />
      <ThemeButton />
      <Help />
      <Keeping />
    </div>
  );
}
