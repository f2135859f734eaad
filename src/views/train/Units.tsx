import { useMemo, useRef } from "react";
import { divergingTable, paintDiverging } from "../../draw/regionPixels";
import { activations } from "../../engine/activations";
import { type LayerDocument, stagesOf } from "../../engine/document/document";
import { shortNumber } from "../../engine/math/format";
import type { TrainingFrame } from "../../store/training/training";
import { useTraining } from "../../store/training/trainingContext";
import { useColours } from "./colours";
import { unitsShown } from "./lookAsked";
import { usePainting } from "./painting";
import "./units.css";

type Maps = NonNullable<TrainingFrame["units"]>;

/** A picture of each unit over the plane: blue where it is above 0, orange where it is below. */
export function Units() {
  const layers = useTraining((state) => state.document.layers);
  const element = useRef<HTMLDivElement>(null);
  const painted = useRef<{ readonly maps: Maps; readonly table: unknown }>(undefined);
  const { paper, negative, positive, unknown } = useColours().region;
  const table = useMemo(
    () => divergingTable(paper, negative, positive, unknown),
    [paper, negative, positive, unknown],
  );
  const shown = unitsShown(layers);

  usePainting("units", ({ latest }) => {
    const maps = latest?.units;
    const root = element.current;
    if (!maps || !root || (painted.current?.maps === maps && painted.current.table === table)) return;
    painted.current = { maps, table };
    const canvases = root.querySelectorAll("canvas");
    const ranges = root.querySelectorAll(".range");
    const cells = maps.columns * maps.rows;
    let unit = 0;
    layers.forEach(({ units }, l) => {
      const reach = largest(maps.values, unit * cells, (unit + units) * cells);
      if (ranges[l]) ranges[l].textContent = `±${shortNumber(reach, 2)}`;
      for (const last = unit + units; unit < last && canvases[unit]; unit++) {
        const image = new ImageData(maps.columns, maps.rows);
        const shares = rooted(maps.values.subarray(unit * cells, (unit + 1) * cells), reach);
        paintDiverging(shares, 0, 0, 1, table, new Uint32Array(image.data.buffer));
        canvases[unit].width = maps.columns;
        canvases[unit].height = maps.rows;
        canvases[unit].getContext("2d")?.putImageData(image, 0, 0);
      }
    });
  });

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="units" aria-label="Where each unit fires" tabIndex={0} ref={element}>
      <h2 className="overline">Where each unit fires</h2>
      {shown ? (
        layers.map((layer, l) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
          <section key={l} aria-label={`Layer ${l + 1}`}>
            <h3>
              layer {l + 1} · {labelOf(layer)}{" "}
              <span className="range" title="Full colour: the largest value of the layer, here" />
            </h3>
            <ul>
              {Array.from({ length: layer.units }, (_, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a unit is known by its place
                <li key={j}>
                  <canvas role="img" aria-label={`Unit ${j + 1} of layer ${l + 1} over the plane`} />
                  unit {j + 1}
                </li>
              ))}
            </ul>
          </section>
        ))
      ) : (
        <p className="quiet">{shown === false && "So many units are not drawn one by one."}</p>
      )}
    </section>
  );
}

function labelOf(layer: LayerDocument): string {
  return stagesOf(layer)
    .map(({ type }) => activations.find(({ id }) => id === type)?.label ?? type)
    .join(", ");
}

/** Shares of the largest value as roots with their signs: weak units still show where they fire. */
function rooted(values: Float32Array, reach: number): Float32Array {
  return values.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value) / (reach || 1)));
}

function largest(values: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let k = from; k < to; k++) {
    const size = Math.abs(values[k]);
    if (size > most) most = size;
  }
  return most;
}
