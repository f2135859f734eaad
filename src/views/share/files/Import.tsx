import { useRef } from "react";
import { useTakeFiles } from "../brought/Arrivals";

/** What the page opens, as file pickers have it. */
const accepted =
  ".json,.py,.ipynb,.csv,.tsv,.txt,.md,.arff,.libsvm,.svm,.data,.gz,.npy,.npz,.idx,application/json,text/csv,text/plain,text/x-python";

/** Takes files from a picker; what is dropped on the page goes the same way. */
export function Import() {
  const picker = useRef<HTMLInputElement>(null);
  const take = useTakeFiles();
  return (
    <>
      <button
        type="button"
        className="text-button"
        title="Open a document, code in Python, a table of points, pictures with their labels, weights, or hand-ins, from files; they can be dropped or pasted anywhere too"
        onClick={() => picker.current?.click()}
      >
        Import
      </button>
      <input
        ref={picker}
        type="file"
        accept={accepted}
        multiple
        aria-label="Document to open"
        hidden
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
