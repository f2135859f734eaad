import { useId, useState } from "react";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { counted } from "../../../engine/math/counted";
import { fileName } from "../../../ui/files/fileName";
import { save } from "../../../ui/files/save";
import { type BookletWish, makeBooklet } from "./makeBooklet";
import "./sheets.css";

/** Sheets that are printed at once at most. */
const mostSheets = 500;

/** Sheets to print with blanks, and their keys: one for each id, or the exercise as it is. */
export default function PrintSheets({ document }: { readonly document: AnyDocument }) {
  const [text, setText] = useState("");
  const [withKey, setWithKey] = useState(true);
  const [withCodes, setWithCodes] = useState(true);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useId();
  const isDrawn = document.drawn !== undefined;
  const ids = isDrawn ? [...new Set(text.split(/[\n,;\t]+/).map((id) => id.trim()))].filter(Boolean) : [];
  const make = async (kind: BookletWish["kind"]) => {
    if (ids.length > mostSheets)
      return setSaid(`At most ${mostSheets} sheets at once; these are ${ids.length}.`);
    setBusy(true);
    setSaid("…");
    try {
      const made = await makeBooklet({ document, ids, kind, withKey, withCodes }, (count) =>
        setSaid(`${count} of ${ids.length} drawn …`),
      );
      if ("refused" in made) return setSaid(made.refused);
      const name = fileName(`${document.title} sheets`, kind);
      save(made.text, name, kind === "html" ? "text/html" : "application/x-tex");
      setSaid(`Saved as ${name}: ${counted(Math.max(1, ids.length), "sheet")}.`);
    } catch {
      setSaid("The sheets could not be made. Check the connection and try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="print-sheets">
      <summary>sheets to print, with keys</summary>
      {isDrawn && (
        <>
          <label htmlFor={field}>Students’ names or numbers, one a line</label>
          <textarea
            id={field}
            rows={4}
            value={text}
            spellCheck={false}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        </>
      )}
      <label className="print-choice">
        <input type="checkbox" checked={withKey} onChange={({ target }) => setWithKey(target.checked)} />
        with the key, every step
      </label>
      <label className="print-choice">
        <input type="checkbox" checked={withCodes} onChange={({ target }) => setWithCodes(target.checked)} />
        with a QR code that opens the sheet
      </label>
      <div className="print-buttons">
        <button type="button" className="plain-button" disabled={busy} onClick={() => void make("html")}>
          Save to print
        </button>
        <button type="button" className="plain-button" disabled={busy} onClick={() => void make("tex")}>
          Save as LaTeX
        </button>
      </div>
      <p className="quiet" role="status">
        {said || (isDrawn && ids.length > 0 ? counted(ids.length, "sheet") : "")}
      </p>
    </details>
  );
}
