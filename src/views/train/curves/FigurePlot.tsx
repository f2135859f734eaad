import { type PointerEvent, useMemo, useRef } from "react";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { spotIn } from "../../../ui/spotIn";
import { useColours } from "../../parts/colours";
import { useSize } from "../../parts/useSize";
import { epochAxis } from "../parts/epochAxis";
import { usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { curvesOfPast, type OtherRun } from "./otherRuns";
import { paintPlot } from "./paintPlot";
import { createThinnedLog, type Figure } from "./thinnedLog";
import { useRuns } from "./useRuns";
import "./figurePlot.css";

/** One figure over the epochs: of the present run, and in grey of those that were left. */
export function FigurePlot({ figure }: { readonly figure: Figure }) {
  const changeView = usePlaneView((view) => view.change);
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(element);
  const colours = useColours();
  const changes = useTraining((state) => state.changes);
  const goTo = useTraining((state) => state.goTo);
  const frames = useTraining((state) => state.frames);
  const bestAccuracy = useTraining((state) => state.data?.bestAccuracy);
  const scale = usePlaneView((view) => view.scale);
  const epochScale = usePlaneView((view) => view.epochScale);
  const smoothing = usePlaneView((view) => view.smoothing);
  const pointed = usePlaneView((view) => view.pointed);
  const runOver = usePlaneView((view) => view.runOver);
  const hidden = usePlaneView((view) => view.hiddenRuns);
  const { past } = useRuns();
  const others = useMemo(
    () =>
      past
        .filter(({ id }) => !hidden.includes(id) || id === runOver)
        .map(
          ({ id, name, last, run }): OtherRun => ({
            id,
            name,
            last,
            series: curvesOfPast(run, figure),
            isMeant: id === runOver,
          }),
        ),
    [past, hidden, runOver, figure],
  );

  const thinnedLog = useStores().get(createThinnedLog);
  const lastEpoch = () => (frames.log.length > 0 ? frames.log.epoch(frames.log.length - 1) : 0);
  const lastOfAll = () => others.reduce((last, other) => Math.max(last, other.last), lastEpoch());
  usePainting(figure === "loss" ? "plot1" : "plot2", ({ latest }) => {
    if (!canvas.current || !size) return;
    const shown = latest?.position.epoch;
    const plot = {
      curves: thinnedLog(smoothing)[figure],
      others,
      last: lastOfAll(),
      epochScale,
      scale,
      best: latest?.best?.epoch,
      changes,
      named: figure === "loss",
      pointed,
      shown: shown === lastEpoch() ? undefined : shown,
      least: figure === "error" && bestAccuracy !== undefined ? 1 - bestAccuracy : undefined,
    };
    paintPlot(canvas.current, size, plot, colours);
  });

  const epochUnder = (event: PointerEvent): number => {
    const axis = epochAxis(lastOfAll(), size?.width ?? 0, epochScale);
    return Math.min(lastEpoch(), Math.round(axis.value(spotIn(event.currentTarget, event).x)));
  };
  return (
    <div
      ref={element}
      className={`curve-plot ${figure}`}
      onPointerMove={(event) => frames.log.length > 0 && changeView({ pointed: epochUnder(event) })}
      onPointerLeave={() => changeView({ pointed: undefined })}
      onPointerUp={(event) => frames.log.length > 1 && goTo(epochUnder(event))}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={`Curves of the ${figure}; the table below holds their figures`}
      />
    </div>
  );
}
