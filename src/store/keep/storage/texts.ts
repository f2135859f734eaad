import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";

/** A document as JSON, which has no NaN and no infinities: these become text, as the format says. */
export function jsonText(document: AnyDocument): string {
  return JSON.stringify(document, (_name, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
}

/**
 * @param say takes a sentence about what was changed so that it can be shown
 * @throws Error with a sentence that says what is wrong with it
 */
export async function documentFrom(text: string, say: (sentence: string) => void): Promise<AnyDocument> {
  // The reader weighs more than all that keeps; only what was kept needs it.
  const { faultText, readAnyDocument, withShowableNames } = await loadPart(() => import("./reader"));
  const { json, left } = withShowableNames(JSON.parse(text));
  const { document, faults } = readAnyDocument(json);
  if (!document) throw new Error(faultText(faults[0]));
  if (left.length > 0)
    say(
      `“${document.title}” had ${left.length === 1 ? "a name" : "names"} that can't be shown, for ${left.join(", ")}: invisible signs, or accents and letters without a shape. ${left.length === 1 ? "This number goes" : "These numbers go"} by layer and unit now.`,
    );
  return document;
}

/** Inputs and units of each layer: 2-2-2. Of a program the number of its lines. */
export function sizesOf(document: AnyDocument): string {
  if (isProgram(document)) {
    const lines = document.program.trimEnd().split("\n").length;
    return `code, ${lines} ${lines === 1 ? "line" : "lines"}`;
  }
  return [document.inputs, ...document.layers.map(({ units }) => units)].join("-");
}

/** The title of a document that can't be read as a whole. */
export function titleIn(text: unknown): string | undefined {
  const [, title] = (typeof text === "string" && /"title":("(?:[^"\\]|\\.){1,120}")/.exec(text)) || [];
  if (title === undefined) return undefined;
  try {
    return JSON.parse(title) as string;
  } catch {
    return undefined;
  }
}

/** What becomes of something that was kept and can't be read. */
export const leftAlone = "It stays where it is kept, and can be saved as a file.";
