import { type ClipboardEvent, type DragEvent, useMemo } from "react";
import { mostCharacters } from "../../../engine/import/limits";
import { opening } from "./opening";

interface ImportTextProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A sentence about a text that isn't taken. */
  readonly onRefused: (problem: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** The text to be imported. Of a large one only the first lines stand in the field, which would be slow with all of it. */
export function ImportText({ text, onText, onRefused, onFile }: ImportTextProps) {
  const { head, lines, shown } = useMemo(() => opening(text), [text]);
  const isWhole = head.length === text.length;
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { files } = event.clipboardData;
    const pasted = event.clipboardData.getData("text/plain");
    event.preventDefault();
    if (files.length > 0 && pasted === "") return onFile(files[0]);
    if (pasted.length > mostCharacters)
      return onRefused(
        `The pasted text has ${millions(pasted.length)} million characters, and at most ${millions(mostCharacters)} million are imported; leave out rows or columns.`,
      );
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    // Into a text of which only the beginning shows nothing can be inserted.
    const whole = isWhole ? value.slice(0, selectionStart) + pasted + value.slice(selectionEnd) : pasted;
    if (opening(whole).head.length < whole.length) onText(whole);
    // The browser's own way can be undone.
    else if (isWhole) document.execCommand("insertText", false, pasted);
    else onText(whole);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <textarea
        aria-label="Data as text"
        aria-describedby={isWhole ? undefined : "import-shortened"}
        placeholder={"x1,x2,class\n0.5,-1.2,a\n0.1,0.9,b"}
        spellCheck={false}
        value={head}
        readOnly={!isWhole}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        onPaste={paste}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      {!isWhole && (
        <p id="import-shortened" className="shortened">
          {shownWords(shown)} of {lines.toLocaleString("en")} {lines === 1 ? "line" : "lines"}{" "}
          {shown > 1 ? "show" : "shows"} here; all of it is imported.{" "}
          <button type="button" onClick={() => onText("")}>
            Clear
          </button>
        </p>
      )}
    </>
  );
}

const shownWords = (lines: number) =>
  lines === 0 ? "The beginning" : lines === 1 ? "The first" : `The first ${lines}`;

const millions = (count: number) => (count / 1e6).toFixed(count % 1e6 === 0 ? 0 : 1);
