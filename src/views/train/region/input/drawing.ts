import type { Edit } from "../../../../engine/document/document";
import type { AddedPoint } from "../../../../engine/document/edit/train/editPoints";
import {
  addPoints,
  removePoints,
  setData,
  toPoints,
} from "../../../../engine/document/edit/train/editTraining";
import type { PointData } from "../../../../engine/document/parts/data";
import type { PreparedData } from "../../../../engine/training/data/preparedData";
import type { Stores } from "../../../../store/stores";
import { trainingOf } from "../../../../store/training/trainingContext";
import { createPlaneView, type Tool } from "../../parts/planeView";

/** Why points of these data can't be drawn, as a sentence; nothing where they can. */
export function drawingFault({ task, columns, targetStandardization }: PreparedData): string | undefined {
  if (columns.length > 2)
    return `Points can be drawn where there are one or two inputs; these data have ${columns.length}.`;
  if (targetStandardization)
    return "Points can be drawn where the targets are as they are given; these are standardized.";
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

/** Changes the data that are trained on, by hand. */
export interface Drawing {
  tool(): Tool;
  /** Adds points of a class: one gesture, one step of undo. */
  draw(data: PreparedData, spots: readonly Drawn[], label: number): void;
  erase(data: PreparedData, indices: readonly number[]): void;
}

export function createDrawing(stores: Stores): Drawing {
  const view = stores.get(createPlaneView);
  const training = trainingOf(stores);
  function change(edit: Edit): void {
    const { document, edit: apply } = training.getState();
    apply(edit);
    if (training.getState().document !== document) view.setState({ chosen: undefined, hovered: undefined });
  }
  return {
    tool: () => view.getState().tool,
    draw(data, spots, label) {
      const added = spots.map(({ inputs, target = label }) => ({ inputs, target }));
      const { tool } = view.getState();
      if (tool.kind === "draw" && tool.fresh) {
        if (added.length === 0) return;
        change(setData(pointsAlone(data, added)));
        view.setState({ tool: { kind: "draw", label } });
      } else change((document) => addPoints(added)(asPoints(data)(document)));
    },
    erase(data, indices) {
      if (indices.length > 0) change((document) => removePoints(indices)(asPoints(data)(document)));
    },
  };
}

/** Points in the place of the data, of the same classes. */
function pointsAlone({ columns, task }: PreparedData, added: readonly AddedPoint[]): PointData {
  const inputs = added.map((point) => point.inputs);
  if (task.kind === "regression")
    return { type: "points", columns, inputs, targets: added.map(({ target }) => [target]) };
  const { classes } = task;
  const isNew = added.some(({ target }) => target === classes.length);
  const names = isNew ? [...classes, `class ${classes.length + 1}`] : classes;
  return { type: "points", columns, inputs, classes: names, labels: added.map(({ target }) => target) };
}

/** Data that were made by a dataset first become points of their own. */
function asPoints(data: PreparedData): Edit {
  const { columns, inputs, labels, targets, task } = data;
  const classes = task.kind === "classification" ? task.classes : undefined;
  return toPoints({ columns, inputs, targets, ...(labels && classes && { labels, classes }) });
}
