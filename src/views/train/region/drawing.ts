import type { Edit } from "../../../engine/document/document";
import { addPoints, removePoints, toPoints } from "../../../engine/document/edit/editTraining";
import type { PreparedData } from "../../../engine/training/data";
import { getTraining } from "../../../store/training/trainingContext";
import { setPlaneView } from "../planeView";

/** Why points of these data can't be drawn, as a sentence; nothing where they can. */
export function drawingFault({ task, columns }: PreparedData): string | undefined {
  if (columns.length > 2)
    return `Points can be drawn where there are one or two inputs; these data have ${columns.length}.`;
  if (task.kind === "regression" && columns.length === 2)
    return "Points of these data can't be drawn: the picture shows their inputs, but not their targets.";
  return undefined;
}

/** A place in the picture as an example: with one input, what is up is the target. */
export interface Drawn {
  readonly inputs: readonly number[];
  /** Where the class that is drawn isn't it. */
  readonly target?: number;
}

/** Adds points of a class: one gesture, one step of undo. */
export function drawPointsOf(data: PreparedData, spots: readonly Drawn[], label: number): void {
  const added = spots.map(({ inputs, target = label }) => ({ inputs, target }));
  change((document) => addPoints(added)(asPoints(data)(document)));
}

export function erasePoints(data: PreparedData, places: readonly number[]): void {
  if (places.length === 0) return;
  change((document) => removePoints(places)(asPoints(data)(document)));
}

function change(edit: Edit): void {
  const { document, edit: apply } = getTraining().getState();
  apply(edit);
  if (getTraining().getState().document !== document) setPlaneView({ chosen: undefined, hovered: undefined });
}

/** Data that were made by a dataset first become points of their own. */
function asPoints(data: PreparedData): Edit {
  const { columns, inputs, labels, targets, task } = data;
  const classes = task.kind === "classification" ? task.classes : undefined;
  return toPoints({ columns, inputs, targets, ...(labels && classes && { labels, classes }) });
}
