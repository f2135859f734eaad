import type { Edit } from "../../../engine/network/document";
import { addPoint, removePoints, toPoints } from "../../../engine/network/editTraining";
import type { PreparedData } from "../../../engine/run/training/data";
import { getTraining } from "../../../store/trainingContext";
import { lookNow, setLook } from "../look";

/** Why points of these data can't be drawn, as a sentence; nothing where they can. */
export function drawingFault({ task, columns }: PreparedData): string | undefined {
  if (task.kind === "regression")
    return "Points can be drawn where there are classes; these data have numbers as targets.";
  if (columns.length !== 2)
    return `Points can be drawn where there are two inputs; these data have ${columns.length}.`;
  return undefined;
}

/** Adds points of a class: one gesture, one step of undo. */
export function drawPointsOf(data: PreparedData, spots: readonly (readonly number[])[], label: number): void {
  if (spots.length === 0) return;
  change((document) => spots.reduce((drawn, spot) => addPoint(spot, label)(drawn), asPoints(data)(document)));
}

export function erasePoints(data: PreparedData, places: readonly number[]): void {
  if (places.length === 0) return;
  change((document) => removePoints(places)(asPoints(data)(document)));
}

/** Takes back the last change of points that was made by hand. */
export function undoDrawing(): void {
  const { drawn } = lookNow();
  const before = drawn[drawn.length - 1];
  if (!before) return;
  setLook({ drawn: drawn.slice(0, -1) });
  getTraining()
    .getState()
    .edit(() => before);
}

function change(edit: Edit): void {
  const { document, edit: apply } = getTraining().getState();
  apply(edit);
  if (getTraining().getState().document !== document)
    setLook({ drawn: [...lookNow().drawn, document], chosen: undefined, hovered: undefined });
}

/** Data that were made by a dataset first become points of their own. */
function asPoints(data: PreparedData): Edit {
  return (document) =>
    document.dataset?.type === "points"
      ? document
      : toPoints(data.inputs, data.labels, data.targets)(document);
}
