import { useRef } from "react";
import { scheduledRate, scheduleOf } from "../../../engine/document/learningRate";
import { fullNumber, shortNumber, withMinusSigns } from "../../../engine/math/format";
import { useTraining } from "../../../store/training/trainingContext";
import { setText } from "../../../ui/setText";
import { dataPartLabels } from "../parts/dataPartLabels";
import { usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { figuresOf } from "./figureTexts";
import "../parts/figures.css";

const rows = ["loss", "error"] as const;

/** Loss and error of the three parts: at the epoch that is pointed at, else of the parameters of this moment. */
export function Figures() {
  const table = useRef<HTMLTableElement>(null);
  const pointed = usePlaneView((view) => view.pointed);
  const classes = useTraining((state) => state.data?.task.kind === "classification");
  const document = useTraining((state) => state.document);
  const { split } = document.training;
  const schedule = scheduleOf(document);

  usePainting("figures", (frames) => {
    const figures = figuresOf(frames, pointed);
    const position = frames.latest?.position;
    const epoch = pointed ?? position?.epoch;
    const within =
      pointed === undefined && position && position.minibatch > 0
        ? ` + ${position.minibatch}/${position.minibatches}`
        : "";
    // Of an earlier epoch it isn't known: the settings may have been others.
    const rate =
      schedule && pointed === undefined && epoch !== undefined
        ? ` · η ${shortNumber(scheduledRate(schedule, epoch), 3)}`
        : "";
    const precision = frames.latest?.precision;
    setText(
      table.current?.querySelector("thead th") ?? null,
      epoch === undefined ? "" : `epoch ${epoch}${within}${rate}${precision ? ` · ${precision}` : ""}`,
    );
    for (const cell of table.current?.querySelectorAll<HTMLElement>("td") ?? []) {
      const { row, part } = cell.dataset as {
        row: (typeof rows)[number];
        part: (typeof dataPartLabels)[number]["id"];
      };
      const value = figures?.[row][part];
      // A part without examples has no figures; elsewhere NaN is a figure.
      const known = value !== undefined && split[part] > 0;
      setText(cell, known ? written(value, row === "error" && classes) : "");
      cell.title = known ? fullNumber(value) : "";
      if (known) cell.dataset.value = fullNumber(value);
      else delete cell.dataset.value;
    }
  });

  return (
    <table className="figures" ref={table} aria-label="Loss and error">
      <thead>
        <tr>
          <th scope="col">epoch</th>
          {dataPartLabels.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {dataPartLabels.map(({ id }) => (
              <td key={id} data-row={row} data-part={id} data-quantity={`${row}.${id}`} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Short enough for a narrow column. */
function written(value: number, proportion: boolean): string {
  if (proportion) return `${shortNumber(100 * value, 3)} %`;
  const size = Math.abs(value);
  if (size === 0 || size >= 1e-3 || !Number.isFinite(value)) return shortNumber(value, 4);
  return withMinusSigns(value.toExponential(2));
}
