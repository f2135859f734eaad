import type { Mistake } from "./sheetNumbers";
import "./mistake.css";

/** A mistake on the sheet: what it printed, what is right, and how it came about. */
export default function MistakeNote({ mistake }: { readonly mistake: Mistake }) {
  const { where, printed, correct, explanation, follows, quantities } = mistake;
  const kind = follows ? "Carried over" : quantities.length > 0 ? "Mistake on the sheet" : "Remark";
  return (
    <aside className={follows ? "mistake follows" : "mistake"} aria-label={`${kind}, ${where}`}>
      <p>
        <strong>{kind}</strong>, {where}: {printed}
      </p>
      <p>
        <strong>Right:</strong> {correct}
      </p>
      <p>{explanation}</p>
    </aside>
  );
}
