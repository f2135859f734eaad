import type { NetworkDocument } from "../../engine/document/document";
import { loadPart } from "../../loadPart";

/** A document as JSON, which has no NaN and no infinities: these become text, as the format says. */
export function textOf(document: NetworkDocument): string {
  return JSON.stringify(document, (_name, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
}

/** @throws Error with a sentence that says what is wrong with it */
export async function documentFrom(text: string): Promise<NetworkDocument> {
  // The reader weighs more than all that keeps; only what was kept needs it.
  const { faultText, readDocument } = await loadPart(() => import("../../engine/document/read"));
  const { document, faults } = readDocument(JSON.parse(text));
  if (!document) throw new Error(faultText(faults[0]));
  return document;
}

/** Inputs and units of each layer: 2-2-2. */
export const sizesOf = ({ inputs, layers }: NetworkDocument) =>
  [inputs, ...layers.map(({ units }) => units)].join("-");
