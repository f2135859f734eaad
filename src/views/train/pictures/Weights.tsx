import { useMemo, useRef } from "react";
import { signedPixels } from "../../../draw/pictures/pixels";
import { divergingTable } from "../../../draw/region/regionPixels";
import { shortNumber } from "../../../engine/math/format";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../../parts/colours";
import { usePainting } from "../parts/usePainting";
import { paintPixels } from "./PictureTile";
import "./pictures.css";

/** More units than this are too many to look at. */
const mostUnits = 128;

/** What each unit of the first layer looks for: its weights, each where its pixel is. */
export function Weights({ data }: { readonly data: PreparedData }) {
  const root = useRef<HTMLDivElement>(null);
  const scale = useRef<HTMLDivElement>(null);
  const { layers, inputs } = useTraining((state) => state.document);
  const colours = useColours();
  const table = useMemo(() => {
    const { paper, unknown } = colours.region;
    const { negative, positive } = colours.values;
    return divergingTable(paper, negative, positive, unknown);
  }, [colours]);
  const [{ units }] = layers;
  const shown = Math.min(units, mostUnits);
  const isLast = layers.length === 1;
  const classes = data.task.kind === "classification" ? data.task.classes : [];
  usePainting("units", ({ latest }) => {
    const parameters = latest?.parameters;
    if (!parameters || !root.current || !data.picture || parameters.length < units * inputs) return;
    let largest = 0;
    for (let k = 0; k < units * inputs; k++) largest = Math.max(largest, Math.abs(parameters[k]));
    root.current.querySelectorAll("canvas").forEach((canvas, unit) => {
      const pixels = signedPixels(parameters, unit * inputs, inputs, largest, table);
      if (data.picture) paintPixels(canvas, pixels, data.picture.width);
    });
    const [low, high] = scale.current?.querySelectorAll("b") ?? [];
    if (!low || !high) return;
    low.textContent = shortNumber(-largest, 2);
    high.textContent = shortNumber(largest, 2);
  });
  if (!data.picture) return null;
  const { width, height } = data.picture;
  return (
    <section className="picture-weights" aria-label="Weights as pictures">
      <h2 className="overline">{isLast ? "Weights, class by class" : "Weights of layer 1, by unit"}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="weight-grid" tabIndex={0} aria-label="A picture for each unit">
        <div ref={root} style={{ "--columns": Math.ceil(Math.sqrt(shown)) } as object}>
          {Array.from({ length: shown }, (_, unit) => {
            const name = isLast ? (classes[unit] ?? `unit ${unit + 1}`) : String(unit + 1);
            const words = `Weights of ${isLast ? name : `unit ${name}`}: W1[${unit + 1},i] at pixel i`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a unit is known by its index
              <figure key={unit} title={words}>
                <canvas
                  className="picture-tile"
                  style={{ aspectRatio: `${width} / ${height}` }}
                  role="img"
                  aria-label={words}
                />
                <figcaption>{name}</figcaption>
              </figure>
            );
          })}
        </div>
      </section>
      {shown < units && (
        <p className="quiet">
          The first {shown} of {units} units.
        </p>
      )}
      <div className="weight-scale" ref={scale}>
        weights <b /> <span aria-hidden="true" /> <b />
      </div>
    </section>
  );
}
