import type { AnyDocument } from "../../engine/document/programDocument";
import { exerciseText } from "../../exercises";
import { loadPart } from "../../loadPart";
import type { Original } from "../../store/work/workEntry";

/** Brings an exercise by its id; nothing where there is none. */
export async function loadExercise(id: string): Promise<Original | undefined> {
  const load = exerciseText(id);
  if (!load) return undefined;
  const { default: exercise } = await loadPart(load);
  // The tests read each document of the gallery, so it needs no reading here.
  return { document: exercise.document as AnyDocument, sheet: exercise };
}
