import { type PointerEvent, useRef } from "react";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { useSize } from "../../parts/useSize";
import { useColours } from "../colours";
import { usePainting } from "../painting";
import { usePlaneView } from "../planeView";
import { Why } from "../why/Why";
import { Downloads } from "./Downloads";
import { Figures } from "./Figures";
import { epochAxis, paintPlot } from "./paintPlot";
import { createThinnedLog, type Figure } from "./thinnedLog";
import "./curves.css";

/** How loss and error went, their figures now, and why training stopped. */
export function Curves() {
  const changeView = usePlaneView((view) => view.change);
  const task = useTraining((state) => state.data?.task.kind);
  const scale = usePlaneView((view) => view.scale);
  return (
    <>
      <div className="plot-head">
        <h2 className="overline">Average loss</h2>
        <fieldset className="choice" aria-label="Scale of the curves">
          {(["linear", "log"] as const).map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === scale}
              onClick={() => changeView({ scale: id })}
            >
              {id}
            </button>
          ))}
        </fieldset>
      </div>
      <CurvePlot figure="loss" />
      <h2 className="overline">
        {task === "regression" ? "Error (root of the mean square)" : "Error (misclassified)"}
      </h2>
      <CurvePlot figure="error" />
      <Figures />
      <Why />
      <Downloads />
    </>
  );
}

function CurvePlot({ figure }: { readonly figure: Figure }) {
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
  const pointed = usePlaneView((view) => view.pointed);

  const thinnedLog = useStores().get(createThinnedLog);
  const lastEpoch = () => (frames.log.length > 0 ? frames.log.epoch(frames.log.length - 1) : 0);
  usePainting("curves", (all) => {
    const { latest } = all;
    if (!canvas.current || !size) return;
    const shown = latest?.position.epoch;
    const plot = {
      series: thinnedLog()[figure],
      last: lastEpoch(),
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
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.round(epochAxis(lastEpoch(), size?.width ?? 0).value(event.clientX - left));
  };
  return (
    <div
      ref={element}
      className={`curve-plot ${figure}`}
      onPointerMove={(event) =>
        frames.log.length > 0 && changeView({ pointed: Math.min(epochUnder(event), lastEpoch()) })
      }
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
