import { useMemo, useRef } from "react";
import { classTable, divergingTable } from "../../../draw/region/regionPixels";
import type { UnitLayout } from "../../../draw/unitGraph/layout";
import { trainedWords } from "../../../engine/document/trained/trainedWords";
import type { PreparedData } from "../../../engine/training/data";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../colours";
import { usePainting } from "../painting";
import { useInside, usePlaneView } from "../planeView";
import { developTiles, paintNetwork, type Tiles } from "./paintNetwork";

interface NetworkCanvasProps {
  readonly data: PreparedData;
  readonly layout: UnitLayout;
}

/** The picture itself: everything that moves while training runs. */
export function NetworkCanvas({ data, layout }: NetworkCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
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

  usePainting("units", ({ latest }) => {
    const parameters = latest?.parameters;
    if (!canvas.current || !parameters) return;
    const maps = latest.units;
    const count = document.layers.reduce((sum, { units }) => sum + units, document.inputs);
    // A frame may still be of the network before.
    if (maps && maps.units !== count) return;
    const before = developed.current;
    if (maps && (before?.of !== maps || before.tables !== tables))
      developed.current = {
        tiles: developTiles(maps, document, data, tables, before?.tiles),
        of: maps,
        tables,
      };
    const { style } = canvas.current;
    style.width = `${layout.width}px`;
    style.height = `${layout.height}px`;
    paintNetwork(canvas.current, {
      document,
      layout,
      parameters,
      tiles: maps && developed.current?.tiles,
      colours,
      unit: inside?.kind === "unit" ? inside : undefined,
      edge,
    });
  });

  const words = trainedWords(document).network;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`The network ${words}: each unit as a map of the plane, each weight as a line, thick where it is large. Its units follow; each has its numbers.`}
    />
  );
}
