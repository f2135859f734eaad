import { useId, useState } from "react";
import { longestId } from "../../../engine/document/parts/drawnNumbers";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { drawSheets } from "../../../store/classroom/drawSheets";
import { useStores } from "../../../store/context";
import "./sheets.css";

/** Whose numbers are shown; another id shows another student's sheet. */
export default function StudentBar({ document }: { readonly document: AnyDocument }) {
  const { workbench } = useStores();
  const [typed, setTyped] = useState<string>();
  const [said, setSaid] = useState("");
  const field = useId();
  const shown = document.drawn?.id;
  const text = typed ?? shown ?? "";
  const isNew = text.trim() !== "" && text.trim() !== shown;
  const show = async () => {
    setSaid("…");
    const id = text.trim();
    const drawn = await drawSheets(document, [id]);
    if ("fault" in drawn) return setSaid(`There is no sheet: ${drawn.fault}.`);
    const [sheet] = drawn.sheets;
    setTyped(undefined);
    setSaid(
      `The sheet of ${id}: the same id always gives these numbers.${sheet.broken && ` Not as pleasant as they should be: ${sheet.broken}.`}`,
    );
    // The way back leads to the sheet before, whose address this isn't.
    history.pushState(null, "", location.pathname + location.search);
    const { index, look, presentation, size } = workbench.getState();
    workbench.getState().open(sheet.document, undefined, { index, look, presentation, size });
  };
  return (
    <form
      className="student-bar"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void show();
      }}
    >
      <label htmlFor={field}>Student’s name or number</label>
      <input
        id={field}
        type="text"
        value={text}
        maxLength={longestId}
        autoComplete="off"
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" className="plain-button" disabled={!isNew && said === ""}>
        Show sheet
      </button>
      <p className="quiet" role="status">
        {said ||
          (shown === undefined
            ? "Each student has other numbers; these are the exercise’s own."
            : `The sheet of ${shown}: the same id always gives these numbers.`)}
      </p>
    </form>
  );
}
