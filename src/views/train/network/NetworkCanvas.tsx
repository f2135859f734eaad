import { useMemo, useRef } from "react";
import { classTable, divergingTable } from "../../../draw/region/regionPixels";
import type { UnitLayout } from "../../../draw/unitGraph/unitLayout";
import type { TrainableDocument } from "../../../engine/document/document";
import { trainedWords } from "../../../engine/document/trained/trainedWords";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../../parts/colours";
import { parameterCount } from "../parts/parameters";
import { useInside, usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { paintEdges } from "./paintEdges";
import { developTiles, paintMaps, type Tiles } from "./paintMaps";

interface NetworkCanvasProps {
  readonly data: PreparedData;
  readonly layout: UnitLayout;
}

/** The picture itself, in two canvases that are painted in turn: the edges by their weights, and over them the maps. */
export function NetworkCanvas({ data, layout }: NetworkCanvasProps) {
  const edges = useRef<HTMLCanvasElement>(null);
  const maps = useRef<HTMLCanvasElement>(null);
  const document = useTraining((state) => state.document);
  const inside = useInside();
  const edge = usePlaneView((view) => view.edge);
  const colours = useColours();
  const tables = useMemo(() => {
    const { paper, classes, negative, positive, unknown } = colours.region;
    return {
      values: divergingTable(paper, negative, positive, unknown),
      classes: classTable(paper, classes, unknown, "probability"),
      twoClasses: divergingTable(paper, classes[0], classes[1], unknown),
    };
  }, [colours]);
  const developed = useRef<{ readonly tiles: Tiles; readonly of: unknown; readonly tables: unknown }>(
    undefined,
  );

  const unit = inside?.kind === "unit" ? inside : undefined;

  usePainting("edges", ({ latest }) => {
    const parameters = latest?.parameters;
    if (!edges.current || !parameters) return;
    // A frame may still be of the network before.
    if (parameters.length !== parameterCount(document.inputs, document.layers)) return;
    sizeTo(edges.current, layout);
    paintEdges(edges.current, { document, layout, parameters, colours, unit, edge });
  });
  usePainting("units", ({ latest }) => {
    if (!maps.current || !latest) return;
    const { units } = latest;
    if (units && units.units !== countUnits(document)) return;
    const before = developed.current;
    if (units && (before?.of !== units || before.tables !== tables))
      developed.current = {
        tiles: developTiles(units, document, data, tables, before?.tiles),
        of: units,
        tables,
      };
    sizeTo(maps.current, layout);
    paintMaps(maps.current, { document, layout, tiles: units && developed.current?.tiles, colours, unit });
  });

  const words = trainedWords(document).network;
  return (
    <>
      <canvas ref={edges} />
      <canvas
        ref={maps}
        role="img"
        aria-label={`The network ${words}: each unit as a map of the plane, each weight as a line, thick where it is large. Its units follow; each has its numbers.`}
      />
    </>
  );
}

function sizeTo({ style }: HTMLCanvasElement, { width, height }: UnitLayout): void {
  style.width = `${width}px`;
  style.height = `${height}px`;
}

const countUnits = ({ inputs, layers }: TrainableDocument) =>
  layers.reduce((sum, { units }) => sum + units, inputs);
