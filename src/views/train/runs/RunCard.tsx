import { useEffect, useMemo, useRef } from "react";
import { drawLines } from "../../../draw/boundary";
import { linesOf, paintGrid, regionTables } from "../../../draw/regionPicture";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { CapacityRun } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../colours";
import { parts } from "../parts";
import { readingOf } from "../region/reading";

interface RunCardProps {
  readonly run: CapacityRun;
  /** Of the setting that is varied. */
  readonly label: string;
  readonly onOpen: () => void;
}

const statuses: Readonly<Record<CapacityRun["status"], string>> = {
  waiting: "waiting",
  running: "training",
  done: "done",
  stopped: "stopped",
  failed: "failed",
};

const valueText = (value: CapacityRun["value"]) => (typeof value === "number" ? shortNumber(value) : value);

/** One of the runs: its region, how far it is, its three errors. */
export function RunCard({ run, label, onOpen }: RunCardProps) {
  const { value, status, epoch, epochs, metrics, stopped, problem } = run;
  const classes = useTraining((state) => state.data?.task.kind === "classification");
  const name = `${label} ${valueText(value)}`;
  return (
    <article className="run" aria-label={name}>
      <RunRegion run={run} label={name} />
      <h3>
        {label} <b>{valueText(value)}</b>
      </h3>
      <p className="status" title={stopped?.sentence}>
        {status === "failed" ? "failed" : `${statuses[status]}, epoch ${epoch}`}
      </p>
      <progress
        max={epochs}
        value={status === "done" ? epochs : epoch}
        aria-label={`Progress with ${name}`}
      />
      {problem ? (
        <p className="fault">{problem}</p>
      ) : (
        <dl>
          {parts.map(({ id, label: part }) => (
            <div key={id}>
              <dt>{part}</dt>
              <dd
                title={metrics && fullNumber(metrics.error[id])}
                data-quantity={`error.${id}`}
                data-value={metrics && fullNumber(metrics.error[id])}
              >
                {metrics
                  ? classes
                    ? `${shortNumber(100 * metrics.error[id], 3)} %`
                    : shortNumber(metrics.error[id], 3)
                  : ""}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <button
        type="button"
        className="boxed-small"
        disabled={status === "waiting" || status === "failed"}
        aria-label={`Open ${name}`}
        title="Go on with this run as the present one"
        onClick={onOpen}
      >
        Open
      </button>
    </article>
  );
}

/** Cells of a picture's line of pixels: the canvas is finer than the cells, for the boundary. */
const fineness = 3;

function RunRegion({ run: { region }, label }: { readonly run: CapacityRun; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const data = useTraining((state) => state.data);
  const colours = useColours();
  const tables = useMemo(() => regionTables(colours.region, "probability"), [colours]);
  const reading = useMemo(() => data && readingOf(data), [data]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current || !region || !reading) return;
    const { columns, rows, bounds } = region;
    const image = new OffscreenCanvas(columns, rows);
    const pixels = new ImageData(columns, rows);
    paintGrid(region, reading, tables, new Uint32Array(pixels.data.buffer));
    image.getContext("2d")?.putImageData(pixels, 0, 0);
    const [width, height] = [fineness * columns, fineness * rows];
    canvas.current.width = width;
    canvas.current.height = height;
    context.drawImage(image, 0, 0, width, height);
    context.beginPath();
    drawLines(linesOf(region, reading), columns, rows, bounds, { bounds, width, height }, context);
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    context.stroke();
  }, [region, reading, tables, colours]);
  return <canvas ref={canvas} role="img" aria-label={`Decision region with ${label}`} />;
}
