import type { Erratum } from "./sheetNumbers";
import "./mistake.css";

interface MistakeNoteProps {
  readonly mistake: Erratum;
  /** Where it has been told before: the explanation comes when it is asked for. */
  readonly isShort: boolean;
}

/** An error of the sheet, not of the reader: what it printed, what is right, and how it came about. */
export function MistakeNote({ mistake, isShort }: MistakeNoteProps) {
  const { where, printed, correct, explanation, follows, remark, quantities } = mistake;
  const isMistake = quantities.length > 0 && !remark;
  const kind = follows ? "Carried over" : isMistake ? "Error in the printed sheet" : "Remark";
  const what = (
    <>
      <strong>{kind}</strong>, {where}: {printed}
    </>
  );
  const right = (
    <p>
      <strong>{remark ? "More exactly:" : "Right:"}</strong> {correct}
    </p>
  );
  return (
    <aside className={follows || remark ? "mistake follows" : "mistake"} aria-label={`${kind}, ${where}`}>
      {isShort ? (
        <details>
          <summary>{what} · more</summary>
          {right}
          <p>{explanation}</p>
        </details>
      ) : (
        <>
          <p>{what}</p>
          {right}
          <p>{explanation}</p>
        </>
      )}
    </aside>
  );
}
