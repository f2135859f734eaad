import { useId } from "react";
import { shortNumber, withMinusSigns } from "../../../../../engine/math/format";
import type { TextRead } from "../../../../../engine/program/pasted/compareText";
import { useRealRun } from "../../../../../store/homework/realRun";
import { useWorkbench } from "../../../../../store/work/context";
import { useTypedText } from "../useTypedText";
import "./realRun.css";

const example = `W.grad = tensor([[0.1, -0.2],
                 [0.3,  0.0]])
loss: 0.19882`;

/** So many numbers of one array are shown. */
const mostNumbers = 6;

/** What a real run gave, beside the program's own numbers: right, in another convention, or different. */
export default function RealRunBox() {
  const pasted = useRealRun((state) => state.text);
  const paste = useRealRun((state) => state.paste);
  const report = useWorkbench((state) => state.answers.pasted);
  const [text, setText] = useTypedText(pasted, paste);
  const id = useId();
  const answer = pasted.trim() === "" ? undefined : report?.answer;
  return (
    <details className="real-run" open={pasted !== "" || undefined}>
      <summary>Compare with a real run: “my framework says …”</summary>
      <label htmlFor={id}>
        What PyTorch, Keras or NumPy printed: <code>W.grad</code>, the loss, or all that this program’s prints
        gave
      </label>
      <textarea
        id={id}
        rows={5}
        spellCheck={false}
        placeholder={example}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== pasted && paste(text)}
      />
      <p className="quiet">
        Where the numbers differ, the conventions of the libraries are tried: mean or sum, ½, a penalty in the
        loss or in the step, forms of momentum, label smoothing, n − 1, ε.
      </p>
      {answer && <Compared answer={answer} />}
    </details>
  );
}

const signs = {
  right: { sign: "✓", words: "the same" },
  convention: { sign: "≈", words: "another convention" },
  wrong: { sign: "✗", words: "different" },
} as const;

function Compared({ answer: { compared, faults } }: { readonly answer: TextRead }) {
  return (
    <>
      {compared.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="real-run-table" aria-label="Comparison" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">line</th>
                <th scope="col">of</th>
                <th scope="col">theirs</th>
                <th scope="col">this program’s</th>
                <th scope="col">verdict</th>
              </tr>
            </thead>
            <tbody>
              {compared.map(({ line, of, verdict, words, exact, written }) => (
                <tr key={`${line} ${of}`} data-verdict={verdict}>
                  <td>{line}</td>
                  <th scope="row">{of}</th>
                  <td className="number">{shown(written)}</td>
                  <td className="number">{shown(exact.map((number) => shortNumber(number, 6)))}</td>
                  <td>
                    <span className={`real-run-sign ${verdict}`}>{signs[verdict].sign}</span>{" "}
                    {signs[verdict].words}
                    {words !== undefined && `: these are the numbers with ${words}`}
                    {verdict === "wrong" && ", and no known convention gives it"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {faults.length > 0 && (
        <ul className="real-run-faults" aria-label="What can’t be compared">
          {faults.map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              Line {line}: {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const shown = (numbers: readonly string[]) =>
  `${withMinusSigns(numbers.slice(0, mostNumbers).join(", "))}${numbers.length > mostNumbers ? ", …" : ""}`;
