import { useRef, useState } from "react";
import { useBring } from "./useBring";
import "./weights.css";

/** Gives the network weights from elsewhere: pasted, or from a file. What becomes of them is said in the line of offers. */
export function BringWeights() {
  const bring = useBring();
  const [text, setText] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  return (
    <details className="bring-weights">
      <summary>paste weights</summary>
      <textarea
        aria-label="Weights to paste"
        rows={4}
        value={text}
        spellCheck={false}
        placeholder={"a printed state_dict or get_weights(),\narrays of NumPy, JSON, LaTeX …"}
        onChange={({ target }) => setText(target.value)}
        onPaste={({ clipboardData, currentTarget }) => {
          const { selectionStart, selectionEnd, value } = currentTarget;
          const pasted = clipboardData.getData("text/plain");
          bring.text(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
        }}
      />
      <div className="bring-buttons">
        <button type="button" disabled={text.trim() === ""} onClick={() => bring.text(text)}>
          Use them
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          Open a file …
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="File of weights"
        accept=".npy,.npz,.json,.txt,.csv,.tsv"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) bring.file(file);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
    </details>
  );
}
