import { useEffect } from "react";
import type { LayerDocument } from "../../engine/document/document";
import type { FrameRequest } from "../../store/training/training";
import { useTraining } from "../../store/training/trainingContext";
import { useInside, usePlaneView } from "./parts/planeView";
import { useDrawnPicture, useGalleryRequest } from "./pictures/asked";
import { wholeView } from "./region/reading";

/** More inputs and units than this have no small maps. */
const mostUnits = 260;

/** Lines of the bent plane are drawn through so many places each way. */
const bentCells = 33;

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
  const inside = useInside();
  const split = useTraining((state) => state.document.training.split);
  const confused = usePlaneView(({ tab, confusedPart }) =>
    tab !== "classes" ? undefined : split[confusedPart] > 0 ? confusedPart : "train",
  );
  const picture = data?.picture;
  const pointed = hovered?.kind === "place" ? hovered.inputs : undefined;
  const drawn = useDrawnPicture(picture);
  const probe = picture ? drawn : pointed;
  const gallery = useGalleryRequest();
  useEffect(() => data && lookAt(data), [data, lookAt]);
  useEffect(() => {
    if (!data) return;
    if (data.picture) {
      ask({
        ...(gallery && { pictures: gallery }),
        ...(confused && { confusion: confused }),
        parameters: true,
        measures: true,
        ...(probe && { probe }),
      });
      return;
    }
    const bounds = zoomed ?? wholeView(data.bounds, 1).bounds;
    const flat = data.columns.length === 1;
    const grid = (columns: number) => ({ columns, rows: flat ? 1 : columns, bounds });
    const fine = running ? cellsFor(layers, inputs) : cells.atRest;
    const large = grid(flat ? 240 : fine);
    const look: FrameRequest = {
      region: large,
      ...(count(layers) + inputs <= mostUnits && { units: grid(flat ? 48 : running ? 24 : 48) }),
      ...(inside?.kind === "unit" && { unit: { ...large, layer: inside.layer, index: inside.index } }),
      ...(inside?.kind === "layer" &&
        !flat && { bent: { ...grid(bentCells), layer: inside.layer, cells: running ? 48 : 160 } }),
      points: true,
      ...(confused && { confusion: confused }),
      parameters: true,
      measures: true,
      ...(probe && { probe }),
    };
    ask(look);
  }, [ask, data, running, layers, inputs, zoomed, probe, inside, confused, gallery]);
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
