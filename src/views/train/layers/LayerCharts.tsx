import { useRef } from "react";
import { fullNumber, shortNumber, withMinusSigns } from "../../../engine/math/format";
import type { MeasureColumn } from "../../../engine/training/layers/measures";
import type { TrainingFrames } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import type { FrameTurn } from "../../../store/training/turns";
import { setText } from "../../../ui/setText";
import { useColours } from "../../parts/colours";
import { useSize } from "../../parts/useSize";
import { usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { layerMeasures } from "./layerMeasures";
import { paintLayerChart } from "./paintLayerChart";
import "./layers.css";

interface Chart {
  readonly turn: FrameTurn;
  readonly columns: readonly MeasureColumn[];
  readonly title: string;
  readonly about: string;
}

const charts: readonly Chart[] = [
  {
    turn: "plot1",
    columns: ["gradientNorm"],
    title: "Size of the gradient",
    about: "The norm of the gradient of each layer’s weights and biases, over the training points",
  },
  {
    turn: "plot2",
    columns: ["updateRatio"],
    title: "Update beside the weights",
    about: "The norm of the next update of each layer’s weights, divided by that of the weights",
  },
  {
    turn: "plot3",
    columns: ["saturated", "dead"],
    title: "Saturated, and always 0",
    about:
      "The share of each layer’s sigmoid and tanh units whose slope is below 0.01 at 9 of 10 points; dashed, the share of its units that are 0 at every point",
  },
];

const heads: Readonly<Record<MeasureColumn, string>> = {
  gradientNorm: "‖gradient‖",
  updateRatio: "update",
  saturated: "saturated",
  dead: "always 0",
};

/** What training does to each layer, over the epochs, and the numbers of this moment. */
export function LayerCharts() {
  const layers = useTraining((state) => state.document.layers);
  return (
    <>
      {charts.map((chart) => (
        <LayerChart key={chart.title} chart={chart} />
      ))}
      <LayerTable count={layers.length} />
    </>
  );
}

function LayerChart({ chart: { turn, columns, title, about } }: { readonly chart: Chart }) {
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(element);
  const colours = useColours();
  const layers = useTraining((state) => state.document.layers.length);
  const epochScale = usePlaneView((view) => view.epochScale);
  usePainting(turn, ({ measured, latest, log }) => {
    if (!canvas.current || !size) return;
    const last = log.length > 0 ? log.epoch(log.length - 1) : 0;
    paintLayerChart(canvas.current, size, { measured, latest, last, layers, columns, epochScale }, colours);
  });
  return (
    <>
      <h2 className="overline" title={about}>
        {title}
      </h2>
      <div ref={element} className="layer-chart">
        <canvas ref={canvas} role="img" aria-label={`${about}. The table below holds the numbers of now.`} />
      </div>
    </>
  );
}

function LayerTable({ count }: { readonly count: number }) {
  const table = useRef<HTMLTableElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  usePainting("figures", (frames) => {
    const measures = measuresOf(frames);
    for (const cell of table.current?.querySelectorAll<HTMLElement>("td") ?? []) {
      const { layer, column } = cell.dataset as { layer: string; column: MeasureColumn };
      const value = measures?.layers[Number(layer) - 1]?.[column];
      const known = value !== undefined && !Number.isNaN(value);
      setText(cell, known ? written(value, column) : "–");
      cell.title = known ? fullNumber(value) : "";
      if (known) cell.dataset.value = fullNumber(value);
      else delete cell.dataset.value;
    }
    setText(note.current, measures ? noteOf(measures) : "");
  });
  return (
    <>
      <table className="layer-table" ref={table} aria-label="Measures of the layers">
        <thead>
          <tr>
            <th scope="col">layer</th>
            {layerMeasures.map((column) => (
              <th key={column} scope="col">
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: count }, (_, l) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its index
            <tr key={l}>
              <th scope="row">{l + 1}</th>
              {layerMeasures.map((column) => (
                <td
                  key={column}
                  data-layer={l + 1}
                  data-column={column}
                  data-quantity={`${column}.${l + 1}`}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="layer-note" ref={note} />
    </>
  );
}

/** Until the first frame of another network has come, there are none of it. */
function measuresOf({ latest }: TrainingFrames) {
  return latest?.measures;
}

type Measures = NonNullable<ReturnType<typeof measuresOf>>;

function noteOf({ epoch, examples, of }: Measures): string {
  const points = examples === of ? `all ${of} training points` : `${examples} of ${of} training points`;
  return `Measured on ${points}, at epoch ${epoch}.`;
}

function written(value: number, column: MeasureColumn): string {
  if (column === "saturated" || column === "dead") return `${shortNumber(100 * value, 3)} %`;
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e4) || !Number.isFinite(value)) return shortNumber(value, 3);
  return withMinusSigns(value.toExponential(1));
}
