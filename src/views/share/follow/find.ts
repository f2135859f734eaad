import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import type { Workbench } from "../../../store/work/workbenchState";
import { loadExercise } from "../../gallery/menu/loadExercise";
import type { Address } from "../../parts/address/address";

interface FoundDocument {
  readonly found?: { readonly document: AnyDocument; readonly sheet?: Workbench["sheet"] } | undefined;
  readonly fault?: string | undefined;
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
