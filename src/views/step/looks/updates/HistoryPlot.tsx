import { type PointerEvent, useRef, useState } from "react";
import { extentOf, linearAxis, logAxis } from "../../../../draw/plot/axis";
import { plotLine } from "../../../../draw/plot/plotLine";
import { counted } from "../../../../engine/math/counted";
import { shortNumber } from "../../../../engine/math/format";
import type { GraphUpdateRun } from "../../../../engine/studies/updateRun";
import { spotIn } from "../../../../ui/spotIn";
import { whenLeft } from "../../../../ui/whenLeft";
import { Axes } from "../../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../../parts/plot/plotBox";
import { useLossName } from "../../../parts/useLossName";
import { type Size, useSize } from "../../../parts/useSize";

/** The loss after each update of the run; what was applied before stands to the left. */
export function HistoryPlot({ run }: { readonly run: GraphUpdateRun }) {
  const lossName = useLossName();
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  const [isLog, setLog] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const { losses, from, before, after } = run;
  const canLog = losses.every((loss) => loss > 0);
  // What was pointed at may be of a run before.
  const shown = Math.max(from, Math.min(pointed ?? after.updates, from + losses.length - 1));
  return (
    <>
      <figure className="plot losses" ref={figure}>
        {size && <Drawn run={run} isLog={isLog && canLog} size={size} onPoint={setPointed} />}
        <figcaption className="unseen">
          The loss over {counted(losses.length - 1, "update")}: from {shortNumber(losses[0])}
          {before.updates > from && `, now ${shortNumber(before.loss)},`} to {shortNumber(after.loss)} after
          update {after.updates}.
        </figcaption>
      </figure>
      {!losses.some(Number.isFinite) && (
        <p className="plot-note">Nothing is drawn: none of these losses is a finite number.</p>
      )}
      <div className="plot-controls">
        <p className="plot-readout">
          after update {shown}: {lossName} = {shortNumber(losses[shown - from])}
        </p>
        <label>
          <input
            type="checkbox"
            checked={isLog && canLog}
            disabled={!canLog}
            onChange={({ currentTarget }) => setLog(currentTarget.checked)}
          />
          logarithmic
        </label>
      </div>
    </>
  );
}

interface DrawnHistoryProps {
  readonly run: GraphUpdateRun;
  readonly isLog: boolean;
  readonly size: Size;
  readonly onPoint: (update: number | undefined) => void;
}

function Drawn({ run: { losses, from, before, after }, isLog, size, onPoint }: DrawnHistoryProps) {
  const lossName = useLossName();
  const last = from + losses.length - 1;
  const heights = extentOf(losses, isLog ? 0 : 0.08);
  const y = isLog
    ? logAxis([heights[0] * 0.9, heights[1] * 1.1], uprightRange(size), size.height / 40)
    : linearAxis(heights, uprightRange(size), size.height / 45);
  const box = plotBox(size, y, 26);
  const x = linearAxis([from, last], [box.left, box.right], Math.min(last - from, size.width / 70));
  const updates = losses.map((_, k) => from + k);
  const dotAt = (update: number) => ({ cx: x.position(update), cy: y.position(losses[update - from]) });
  const point = (event: PointerEvent) => {
    const at = x.value(spotIn(event.currentTarget, event).x);
    onPoint(Math.max(from, Math.min(last, Math.round(at))));
  };
  return (
    <svg
      // A tap points too.
      onPointerDown={point}
      onPointerMove={point}
      onPointerLeave={whenLeft(() => onPoint(undefined))}
    >
      <title>The loss after each update</title>
      <Axes box={box} x={x} y={y} xTitle="updates" yTitle={lossName} />
      <path className="line" stroke="var(--ink)" d={plotLine(updates, losses, x, y)} />
      {last - from <= 40 &&
        updates.map((update) =>
          Number.isFinite(losses[update - from]) ? (
            <circle key={update} className="dot" r={3} {...dotAt(update)} />
          ) : null,
        )}
      {Number.isFinite(before.loss) && <circle className="now" r={6} {...dotAt(before.updates)} />}
      {Number.isFinite(after.loss) && <circle className="then" r={5.5} {...dotAt(after.updates)} />}
    </svg>
  );
}
