import { documentAlone } from "../../../engine/document/networkAlone";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import { hasBlanked } from "../../../store/keep/page/blanked";
import type { Workbench } from "../../../store/work/workbenchState";
import { loadExercise } from "../../gallery/menu/loadExercise";
import type { Address } from "../../parts/address/address";

/** What the page opens with: sheet D's first problem, the classic. */
const first = "D-P1";

interface FoundDocument {
  readonly found?: { readonly document: AnyDocument; readonly sheet?: Workbench["sheet"] } | undefined;
  readonly fault?: string | undefined;
}

/** What is to be opened for an address, and what is to be said of it. */
export interface ToOpen extends Pick<FoundDocument, "found"> {
  /** Whether it isn't what the address names, which there isn't. */
  readonly isInstead: boolean;
  /** Whether the page failed at it, which an exercise's beginning is yet to do. */
  readonly hasFailed: boolean;
  readonly sentences: readonly string[];
}

/**
 * Brings what an address names; the classic where it names nothing, or where there is nothing else to work on.
 * @param byItself whether nobody has asked for it: a page begins
 * @param isEmpty whether the page has nothing open, asked once it is known that the address's isn't there
 */
export async function findToOpen(
  { of, student }: Pick<Address, "of" | "student">,
  faults: readonly string[],
  byItself: boolean,
  isEmpty: () => boolean,
): Promise<ToOpen> {
  const named = await find(of ?? { exercise: first }, student);
  const hasFailed = byItself && named.found !== undefined && hasBlanked(documentAlone(named.found.document));
  const { found, fault }: FoundDocument =
    hasFailed && !named.found?.sheet
      ? { fault: "The network of this address is not opened by itself, since the page failed at it." }
      : named;
  const sentences = fault === undefined ? faults : [fault, ...faults];
  if (found || !isEmpty()) return { found, isInstead: false, hasFailed, sentences };
  // A page that starts with a broken link still starts with something to work on.
  const instead = await find({ exercise: first });
  const said = instead.fault ?? `Instead, this is ${instead.found?.document.title}.`;
  return { found: instead.found, isInstead: true, hasFailed, sentences: [...sentences, said] };
}

/** Brings what an address names, of a student their own sheet of it, or a sentence why it can't be had. */
export async function find(of: NonNullable<Address["of"]>, student?: string): Promise<FoundDocument> {
  const whole = "packed" in of ? await unpacked(of.packed) : await exercise(of.exercise);
  return student !== undefined && whole.found ? ownSheet(whole.found.document, student) : whole;
}

async function exercise(id: string): Promise<FoundDocument> {
  try {
    const found = await loadExercise(id);
    return found
      ? { found }
      : { fault: `There is no exercise ${id}. The list of exercises is under the name above.` };
  } catch {
    return { fault: `The exercise ${id} could not be loaded. Check the connection and choose it again.` };
  }
}

/** The sheet of one student. */
async function ownSheet(document: AnyDocument, id: string): Promise<FoundDocument> {
  try {
    const { drawSheets } = await loadPart(() => import("../../../store/classroom/drawSheets"));
    const drawn = await drawSheets(document, [id]);
    return "fault" in drawn
      ? { fault: `There is no sheet for ${id}: ${drawn.fault}.` }
      : { found: { document: drawn.sheets[0].document } };
  } catch {
    return { fault: "What draws the sheet could not be loaded. Check the connection and reload the page." };
  }
}

async function unpacked(part: string): Promise<FoundDocument> {
  try {
    const { unpackLink, faultsText } = await loadPart(() => import("../../../export/link"));
    const { document, faults } = await unpackLink(part);
    if (document) return { found: { document } };
    return { fault: `The link's network can't be opened: ${faultsText(faults)}.` };
  } catch {
    return { fault: "What reads the link could not be loaded. Check the connection and reload the page." };
  }
}
