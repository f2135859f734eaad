import { useId } from "react";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { useTypedText } from "./useTypedText";

const example = `w5 = 0.3589
dL/dh1 = 0.054;  b1' = 0,3636
W1 = [[0.15, 0.2], [0.25, 0.3]]`;

const exampleOfCode = `z = [0.35, -0.2]
dL/dW[0,1] = 0.054
W.grad = tensor([[0.1, 0.2], [0.3, 0.4]])`;

/** Lines of notes, or of faults, that are shown. */
const mostLines = 12;

/** Answers as text, how it was read, what can't be read of it, and what could be read in two ways. */
export function PasteBox() {
  const pasted = useHomework((state) => state.pasted);
  const paste = useHomework((state) => state.paste);
  const readAs = useHomework((state) => state.readAs);
  const faults = useHomework((state) => state.judged?.faults ?? nothing);
  const notes = useHomework((state) => state.judged?.notes ?? nothing);
  const questions = useHomework((state) => state.judged?.questions ?? nothing);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const [text, setText] = useTypedText(pasted, paste);
  const id = useId();
  return (
    <details className="paste" open={pasted !== "" || undefined}>
      <summary>Paste numbers as text</summary>
      <label htmlFor={id}>
        {isProgram
          ? "One answer to a line: names as in the code, for gradients dL/dW, W.grad or dW; lists, NumPy or PyTorch printouts"
          : "One answer to a line: names as on your sheet, lists, tables, NumPy, PyTorch or Keras printouts"}
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        placeholder={isProgram ? exampleOfCode : example}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== pasted && paste(text)}
      />
      {questions.map(({ line, text: question, readings }) => (
        <fieldset key={`${line} ${question}`} className="reading">
          <legend>
            Line {line}: {question}
          </legend>
          {readings.map(({ words, options }) => (
            <button key={words} type="button" className="plot-button" onClick={() => readAs(options)}>
              {words}
            </button>
          ))}
        </fieldset>
      ))}
      {notes.length > 0 && (
        <ul className="notes" aria-label="How it was read">
          {notes.slice(0, mostLines).map(({ line, text: note, instead }) => (
            <li key={`${line} ${note}`}>
              Line {line}: {note}
              {instead && (
                <>
                  {" "}
                  <button type="button" className="plot-button" onClick={() => readAs(instead.options)}>
                    {instead.words}
                  </button>
                </>
              )}
            </li>
          ))}
          {notes.length > mostLines && <li>and {notes.length - mostLines} more</li>}
        </ul>
      )}
      {faults.length > 0 && (
        <ul className="faults" aria-label="What can’t be read">
          {faults.slice(0, mostLines).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
          {faults.length > mostLines && <li>and {faults.length - mostLines} more</li>}
        </ul>
      )}
    </details>
  );
}

const nothing: readonly never[] = [];
