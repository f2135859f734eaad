import { loadPart } from "../../../loadPart";
import { exampleIn } from "../../../store/work/exampleIn";
import { shownDocument } from "../../../store/work/shownDocument";
import type { Workbench } from "../../../store/work/workbenchState";
import type { Address, Classroom } from "../../parts/address/address";
import { writeAddress } from "../../parts/address/writeAddress";

/** Characters of a link: more than this mail programs and messengers cut or refuse. */
export const longestLink = 8000;

/** A link, or why there is none, as a sentence. */
export interface Link {
  readonly url?: string;
  readonly refused?: string;
  /** Whether the link holds the network, and not the name of an exercise. */
  readonly isWhole: boolean;
}

/** A link to what is on the page. @param atStep whether it starts at the step that is shown */
export async function linkTo(
  { sheet, index, size, view, look, presentation, opened, selected, about, ...state }: Workbench,
  classroom: Classroom,
  atStep: boolean,
): Promise<Link> {
  const document = shownDocument(state);
  if (!document) return { refused: "There is nothing to share before a document is open.", isWhole: false };
  let of: Address["of"];
  if (sheet) of = { exercise: sheet.id };
  else {
    const { pack } = await loadPart(() => import("../../../export/link"));
    of = { packed: await pack(document) };
  }
  const example = exampleIn({ opened });
  const at = atStep ? index : 0;
  const looking = { index: at, size, view, look, presentation, example, selected, about };
  const hash = writeAddress({ of, ...looking, classroom });
  const isWhole = sheet === undefined;
  return { ...linkWith(hash, "Share it as a file instead."), isWhole };
}

/** The link with an address, unless that is too long. @param instead what to do then, as a sentence */
export function linkWith(hash: string, instead: string): Omit<Link, "isWhole"> {
  const url = location.origin + location.pathname + location.search + hash;
  if (url.length <= longestLink) return { url };
  return {
    refused: `The link would have ${url.length.toLocaleString("en")} characters, and more than ${longestLink.toLocaleString("en")} don't get through everywhere. ${instead}`,
  };
}

/** The HTML that shows a link in another page, at a size in its pixels. */
export function frameFor(url: string, width = 800, height = 500): string {
  return `<iframe src="${url.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" width="${width}" height="${height}" title="Backprop Workbench"></iframe>`;
}
