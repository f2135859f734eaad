import { programDocument } from "../../../../engine/document/programDocument";
import { type Brought, type BroughtKind, endingOf, notOpened } from "../brought";
import { openInStep } from "../openInStep";

/** Python: a file of it, or pasted. */
export const code: BroughtKind = {
  what: "code in Python",
  is: (brought) => endingOf(brought) === "py" || (brought.files.length === 0 && isPython(brought)),
  async take(brought, stores) {
    const { text, isWhole, files } = brought;
    if (text === undefined) return notOpened(brought, "it isn't text");
    if (!isWhole) return notOpened(brought, "it is larger than any code that runs here");
    const title = files[0]?.name ?? "Pasted code";
    const program = { ...programDocument(text), title };
    return openInStep(brought, stores, program, `${brought.called} is open in Code.`);
  },
};

/** Assignments or definitions that compute something: numbers and lists alone are weights, or answers. */
function isPython({ text = "" }: Brought): boolean {
  if (/^\s*[{<]/.test(text)) return false;
  const lines = text.split("\n").filter((line) => /\S/.test(line));
  const isCode = lines.some((line) =>
    /^\s*(?:import|from) [\w.]+|^\s*(?:def|for|while|class) .*:\s*(?:#.*)?$/.test(line),
  );
  const computes = lines.some((line) =>
    /^\s*[A-Za-z_]\w*(?:\[[^\]]*\])?\s*[-+*/@]?=\s*[^=\s].*[A-Za-z_(]/.test(line),
  );
  const isAssigned = lines.some((line) => /^[A-Za-z_]\w*\s*=\s*[^=]/.test(line));
  return (
    isAssigned &&
    (isCode ||
      (computes &&
        !/^\s*[A-Za-z_]\w*\s*=\s*(?:np\.)?(?:array|tensor|torch\.tensor)?\(?\s*\[[^A-Za-z]*$/.test(text)))
  );
}
