import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Classes } from "../classes/Classes";
import { LayerCharts } from "../layers/LayerCharts";
import { usePlaneView } from "../parts/planeView";
import { Why } from "../why/Why";
import { Downloads } from "./Downloads";
import { FigurePlot } from "./FigurePlot";
import { Figures } from "./Figures";
import { RunList } from "./RunList";
import "./curves.css";

const tabs = [
  { id: "curves", label: "curves" },
  { id: "layers", label: "layers" },
  { id: "classes", label: "classes" },
] as const;

/** What is read beside the region: how training went, layer by layer, class by class. */
export function Curves() {
  const changeView = usePlaneView((view) => view.change);
  const task = useTraining((state) => state.data?.task.kind);
  const chosen = usePlaneView((view) => view.tab);
  const shown = tabs.filter(({ id }) => id !== "classes" || task !== "regression");
  const tab = shown.some(({ id }) => id === chosen) ? chosen : "curves";
  return (
    <>
      <fieldset className="choice curve-tabs" aria-label="What is shown of training">
        {shown.map(({ id, label }) => (
          <button key={id} type="button" aria-pressed={id === tab} onClick={() => changeView({ tab: id })}>
            {label}
          </button>
        ))}
      </fieldset>
      {tab === "curves" && <LossAndError regression={task === "regression"} />}
      {tab === "layers" && <LayerCharts />}
      {tab === "classes" && <Classes />}
    </>
  );
}

/** How loss and error went, their figures now, and why training stopped. */
function LossAndError({ regression }: { readonly regression: boolean }) {
  return (
    <>
      <div className="plot-head">
        <h2 className="overline">Average loss</h2>
        <Scales />
      </div>
      <FigurePlot figure="loss" />
      <h2 className="overline">{regression ? "Error (root of the mean square)" : "Error (misclassified)"}</h2>
      <FigurePlot figure="error" />
      <Figures />
      <Why />
      <RunList />
      <Downloads />
    </>
  );
}

/** How slowly smooth curves follow. */
const smoothings = [
  { id: "0", label: "exact" },
  { id: "0.6", label: "smooth" },
  { id: "0.9", label: "smoother" },
  { id: "0.97", label: "smoothest" },
] as const;

function Scales() {
  const changeView = usePlaneView((view) => view.change);
  const scale = usePlaneView((view) => view.scale);
  const epochScale = usePlaneView((view) => view.epochScale);
  const smoothing = usePlaneView((view) => view.smoothing);
  return (
    <div className="scales">
      <Select
        label="Smoothing of the curves"
        title="Curves that follow slowly show where noisy ones go; the exact ones stay behind them"
        value={String(smoothing)}
        options={smoothings}
        onChange={(id) => changeView({ smoothing: Number(id) })}
      />
      <fieldset className="choice" aria-label="Logarithmic axes">
        <button
          type="button"
          aria-pressed={scale === "log"}
          title="Loss and error on a logarithmic axis"
          onClick={() => changeView({ scale: scale === "log" ? "linear" : "log" })}
        >
          log ↕
        </button>
        <button
          type="button"
          aria-pressed={epochScale === "log"}
          title="Epochs on a logarithmic axis: most happens early"
          onClick={() => changeView({ epochScale: epochScale === "log" ? "linear" : "log" })}
        >
          log ↔
        </button>
      </fieldset>
    </div>
  );
}
