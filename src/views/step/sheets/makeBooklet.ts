import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import type { PrintedSheet } from "../../../export/worked/sheetOf";
import { loadPart } from "../../../loadPart";
import { drawSheets } from "../../../store/classroom/drawSheets";
import { ordinary } from "../../parts/address/address";
import { writeAddress } from "../../parts/address/writeAddress";

/** What is made of an exercise for a class. */
export interface BookletWish {
  readonly document: AnyDocument;
  /** One sheet for each; without any, the exercise as it is. */
  readonly ids: readonly string[];
  readonly kind: "html" | "tex";
  readonly withKey: boolean;
  readonly withCodes: boolean;
}

/** Letters of a link beyond which its code is too fine to be read from paper. */
const longestInCode = 1800;

/** The file, or why there is none, as a sentence. */
export async function makeBooklet(
  { document, ids, kind, withKey, withCodes }: BookletWish,
  onSheet: (count: number) => void,
): Promise<{ readonly text: string } | { readonly refused: string }> {
  const { tooLong } = await loadPart(() => import("../../../export/worked/workedPass"));
  const refused = isProgram(document) ? undefined : tooLong(document);
  if (refused !== undefined) return { refused };
  const drawn = ids.length === 0 ? { sheets: [{ document }] } : await drawSheets(document, ids, onSheet);
  if ("fault" in drawn) return { refused: `There are no sheets: ${drawn.fault}.` };
  const { printedSheet } = await loadPart(() => import("../../../export/worked/sheetOf"));
  const link = withCodes ? await linkMaker(document) : undefined;
  const sheets: PrintedSheet[] = [];
  for (const { document: own } of drawn.sheets) {
    const sheet = printedSheet(own, link?.(own.drawn?.id));
    if ("refused" in sheet) return sheet;
    sheets.push(sheet);
  }
  if (kind === "tex") {
    const { bookletLatex } = await loadPart(() => import("../../../export/worked/bookletLatex"));
    return { text: bookletLatex(sheets, withKey) };
  }
  const [{ booklet }, { toMathml }, { renderSVG }] = await Promise.all([
    loadPart(() => import("../../../export/worked/booklet")),
    loadPart(() => import("../../../ui/formula/mathml")),
    loadPart(() => import("uqr")),
  ]);
  const qrCode = (url: string) =>
    url.length > longestInCode ? undefined : renderSVG(url, { border: 1, ecc: "L" });
  return { text: booklet(sheets, { withKey, toMathml, qrCode }) };
}

/** Links by which students open their own sheets: what is drawn, and the id. */
async function linkMaker(document: AnyDocument): Promise<(student?: string) => string> {
  const { pack } = await loadPart(() => import("../../../export/link"));
  const { drawn, ...rest } = document;
  const { id: _id, ...open } = drawn ?? { id: undefined };
  const packed = await pack((drawn ? { ...rest, drawn: open } : rest) as AnyDocument);
  const address = { of: { packed }, index: 0, view: "step", selected: [], classroom: ordinary } as const;
  return (student) =>
    location.origin +
    location.pathname +
    writeAddress({ ...address, ...(student !== undefined && { student }) });
}
