import { programDocument } from "../../../../engine/document/programDocument";
import { type Brought, type BroughtKind, endingOf, notOpened } from "../opening/brought";
import { openInStep } from "../opening/openInStep";
import { notebookCode } from "./notebook";

/** Python: a file of it, a notebook, or pasted. */
export const code: BroughtKind = {
  what: "code in Python",
  is: (brought) =>
    /^(?:py|ipynb)$/.test(endingOf(brought)) || (brought.files.length === 0 && isPython(brought)),
  async take(brought, stores) {
    const { text, isWhole, files } = brought;
    if (text === undefined) return notOpened(brought, "it isn't text");
    if (!isWhole) return notOpened(brought, "it is larger than any code that runs here");
    const title = files[0]?.name ?? "Pasted code";
    const source = endingOf(brought) === "ipynb" ? notebookCode(text) : text;
    if (source === undefined) return notOpened(brought, "it is no Jupyter notebook");
    if (source === "") return notOpened(brought, "no cell of it has code");
    const program = { ...programDocument(source), title };
    return openInStep(brought, stores, program, `${brought.called} is open in Code.`);
  },
};

/** Assignments that compute something: numbers and lists alone, as they are printed or made arrays of, are weights. */
function isPython({ text = "" }: Brought): boolean {
  if (/^\s*[{<]/.test(text) || !/^[A-Za-z_]\w*\s*=\s*[^=]/m.test(text)) return false;
  const computed = text
    .replace(/#.*$|^\s*(?:import|from)\b.*$/gm, "")
    .replace(/^\s*[A-Za-z_][\w.]*\s*=/gm, "")
    .replace(/\b(?:np|numpy|torch)\.|\b(?:array|asarray|matrix|[tT]ensor)\b/g, "")
    .replace(/\b(?:dtype|requires_grad|float32|float64|True|False|nan|inf)\b|\d\.?[eE]/g, "");
  return /[A-Za-z]/.test(computed);
}
