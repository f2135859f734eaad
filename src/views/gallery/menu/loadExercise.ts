import type { AnyDocument } from "../../../engine/document/programDocument";
import type { Exercise } from "../../../exercises/exercise";
import { loadPart } from "../../../loadPart";
import type { Original } from "../../../store/work/workEntry";

/** Sheet D's first problem, with which the page opens: it needn't wait for the way to all others. */
const classic = "D-P1";

/** Brings an exercise by its id, in whatever case; nothing where there is none. @throws MissingPart */
export async function loadExercise(id: string): Promise<Original | undefined> {
  const exercise = await textOf(id);
  if (!exercise) return undefined;
  // The tests read each document of the gallery, so it needs no reading here.
  return { document: exercise.document as AnyDocument, sheet: exercise };
}

async function textOf(id: string): Promise<Exercise | undefined> {
  if (id.toUpperCase() === classic)
    return (await loadPart(() => import("../../../exercises/d-p1.json"))).default as Exercise;
  const { exerciseText } = await loadPart(() => import("../../../exercises"));
  const load = exerciseText(id);
  return load && (await loadPart(load)).default;
}
