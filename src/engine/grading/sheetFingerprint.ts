import { type AnyDocument, isProgram } from "../document/programDocument";
import { fingerprint } from "../math/fingerprint";

/** What a document's numbers come from, as a fingerprint: two sheets with the same one have the same right answers. */
export function sheetFingerprint(document: AnyDocument): string {
  if (isProgram(document))
    return fingerprint(
      sortedJson([document.program, document.of ?? null, ...(document.pass ? [document.pass] : [])]),
    );
  const { inputs, layers, loss, optimizer, schedule, batch, state } = document;
  return fingerprint(sortedJson({ inputs, layers, loss, optimizer, schedule, batch, state }));
}

/** JSON whose fields stand in the order of their names. */
export const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
