import { useEffect } from "react";
import type { LayerDocument } from "../../engine/document/document";
import type { FrameRequest } from "../../store/training/training";
import { useTraining } from "../../store/training/trainingContext";
import { usePlaneView } from "./planeView";
import { wholeView } from "./region/reading";

/** More units than this are not drawn one by one. */
const mostUnits = 160;

export function unitsShown(layers: readonly LayerDocument[]): boolean {
  return count(layers) <= mostUnits;
}

/** A picture's cells across: fine at rest; while training runs, as many as leave the time to train. */
const cells = { atRest: 240, running: 72, least: 40 };
/** A network of so many numbers to a place can be drawn with all of `cells.running`. */
const small = 60;

/** Asks for what the view shows: the part of the plane that is looked at, all units, all points, and the place pointed at. */
export function useLookAsked(): void {
  const ask = useTraining((state) => state.look);
  const data = useTraining((state) => state.data);
  const running = useTraining((state) => state.running);
  const { layers, inputs } = useTraining((state) => state.document);
  const zoomed = usePlaneView((view) => view.zoomed);
  const hovered = usePlaneView((view) => view.hovered);
  const lookAt = usePlaneView((view) => view.lookAt);
  const probe = hovered?.kind === "place" ? hovered.inputs : undefined;
  useEffect(() => data && lookAt(data), [data, lookAt]);
  useEffect(() => {
    if (!data) return;
    const bounds = zoomed ?? wholeView(data.bounds, 1).bounds;
    const flat = data.columns.length === 1;
    const grid = (columns: number) => ({ columns, rows: flat ? 1 : columns, bounds });
    const fine = running ? cellsFor(layers, inputs) : cells.atRest;
    const look: FrameRequest = {
      region: grid(flat ? 240 : fine),
      ...(unitsShown(layers) && { units: grid(running ? 24 : 48) }),
      points: true,
      measures: true,
      ...(probe && { probe }),
    };
    ask(look);
  }, [ask, data, running, layers, inputs, zoomed, probe]);
  // Nothing is painted while another view is shown.
  useEffect(() => () => ask({}), [ask]);
}

function cellsFor(layers: readonly LayerDocument[], inputs: number): number {
  let before = inputs;
  let numbers = 0;
  for (const { units } of layers) {
    numbers += units * (before + 1);
    before = units;
  }
  return Math.max(cells.least, Math.round(cells.running * Math.min(1, Math.sqrt(small / numbers))));
}

const count = (layers: readonly LayerDocument[]) => layers.reduce((sum, { units }) => sum + units, 0);
