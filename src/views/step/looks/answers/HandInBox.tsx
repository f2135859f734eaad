import { useId, useState } from "react";
import { longestId } from "../../../../engine/document/parts/drawnNumbers";
import { type HandInContent, handInText } from "../../../../engine/grading/handInText";
import { counted } from "../../../../engine/math/counted";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { save } from "../../../../ui/files/save";

/** What is handed in, shown before it is saved: a file for the marker. Nothing is sent anywhere. */
export function HandInBox() {
  const document = useWorkbench((state) => state.document ?? state.program);
  const typed = useHomework((state) => state.typed);
  const pasted = useHomework((state) => state.pasted);
  const reading = useHomework((state) => state.reading);
  const hints = useHomework((state) => state.hints);
  const practising = useHomework((state) => state.practising);
  const tries = useHomework((state) => state.tries);
  const foundBeforeShown = useHomework((state) => state.foundBeforeShown);
  const [student, setStudent] = useState(document?.drawn?.id ?? "");
  const judged = useHomework((state) => state.judged);
  const [said, setSaid] = useState("");
  const id = useId();
  if (!document) return null;
  const answers = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ""));
  const count = Object.keys(answers).length;
  const lines = pasted.split("\n").filter((line) => line.trim() !== "").length;
  const taken = Object.values(hints).reduce((sum, number) => sum + number, 0);
  const isEmpty = count === 0 && lines === 0;
  const symbolOf = (name: string) =>
    judged?.answers.find(({ quantity }) => quantity === name)?.symbol ?? name;
  const content = (): HandInContent => ({
    student: student.trim(),
    answers,
    pasted,
    reading,
    hints,
    tries,
    ...(foundBeforeShown && { foundBeforeShown }),
    practising,
    saved: new Date().toISOString(),
  });
  const fileName = `${student.trim().replace(/[^\p{L}\p{N}._-]+/gu, "-") || "hand-in"}.json`;
  return (
    <details className="hand-in">
      <summary>Hand in</summary>
      <p>
        Saves a file for whoever marks it. It stays on this computer: nothing is sent. It holds your answers
        to <b>{document.title}</b>: {counted(count, "number")} typed in
        {lines > 0 && `, ${counted(lines, "line")} pasted`}, {counted(taken, "hint")} taken, how often you
        tried
        {foundBeforeShown && ", that you had all numbers shown"}, the time, and a checksum by which a change
        is seen.
      </p>
      {count > 0 && (
        <pre>
          {Object.entries(answers)
            .map(([quantity, text]) => `${symbolOf(quantity)} = ${text}`)
            .join("\n")}
        </pre>
      )}
      {lines > 0 && <pre>{pasted}</pre>}
      <div className="plot-controls">
        <label htmlFor={id}>
          Your name or number
          <input
            id={id}
            type="text"
            value={student}
            maxLength={longestId}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => {
              setStudent(currentTarget.value);
              setSaid("");
            }}
          />
        </label>
        <button
          type="button"
          className="plot-button"
          disabled={isEmpty || student.trim() === ""}
          title={isEmpty ? "There are no answers yet" : `Saves ${fileName}`}
          onClick={() => {
            save(handInText(document, content()), fileName, "application/json");
            setSaid(`Saved as ${fileName}: send or upload it as your teacher says.`);
          }}
        >
          Save the hand-in
        </button>
        <span className="quiet" role="status">
          {isEmpty ? "There are no answers yet." : said}
        </span>
      </div>
    </details>
  );
}
