import { useMemo, useState } from "react";
import type { DifferenceMethod } from "../../../../../engine/studies/check";
import { useWorkbench } from "../../../../../store/work/context";
import { useWorkerAnswer } from "../../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../../parts/plot/UnderWay";
import { useLossName } from "../../../../parts/useLossName";
import { useMove } from "../controls/useMove";
import { useFollowingWindows, useWindows, zoomed } from "../controls/useWindows";
import { WindowButtons } from "../controls/WindowButtons";
import { CurveFigures } from "./CurveFigures";
import { CurveKeys } from "./CurveKeys";
import { CurvePlot } from "./CurvePlot";
import { CurveNotes, CurveReadout } from "./CurveText";

export interface SecantChoice {
  readonly method: DifferenceMethod;
  readonly step: number;
}

interface CurveViewProps {
  readonly name: string;
  readonly label: string;
  readonly secant: SecantChoice | undefined;
}

/** The loss along one parameter: the curve, what its numbers are, and what they mean. */
export function CurveView({ name, label, secant }: CurveViewProps) {
  const move = useMove();
  const lossName = useLossName();
  const opened = useWorkbench((state) => state.openedAs?.title);
  const [windows, setWindows] = useWindows(`${opened} ${name}`);
  const latest = useWorkerAnswer({
    about: "along",
    parameter: name,
    ...(windows && { window: windows[0] }),
    ...(secant && { difference: secant }),
  });
  const along = latest?.answer?.parameter === name ? latest.answer : undefined;
  const shown = useMemo(() => along && { at: [along.value], windows: [along.window] }, [along]);
  useFollowingWindows(windows, setWindows, shown, move.isMoving);
  const [pointed, setPointed] = useState<number>();
  if (!along || !shown) return <p className="quiet">Computing …</p>;
  return (
    <>
      <CurveKeys along={along} label={label} />
      <CurvePlot along={along} label={label} lossName={lossName} move={move} onPoint={setPointed} />
      <div className="plot-controls">
        <WindowButtons
          zoom={(factor) => setWindows(zoomed(shown, factor))}
          reset={() => setWindows(undefined)}
        />
        <UnderWay share={latest?.share} />
        <CurveReadout along={along} label={label} index={pointed} />
      </div>
      <CurveFigures along={along} label={label} />
      <CurveNotes along={along} label={label} />
    </>
  );
}
