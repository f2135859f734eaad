import type { ReactNode } from "react";
import { createPathPen } from "../../../draw/plot/pathText";
import type { PointShape } from "../../../draw/region/pointShapes";
import { partShapes } from "../../../draw/region/points";
import { counted } from "../../../engine/math/counted";
import { shortNumber } from "../../../engine/math/format";
import type { DataPart, PreparedData } from "../../../engine/training/data/preparedData";
import { compareSideBySide } from "../../../store/compare/beginSweep";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { dataPartLabels } from "../parts/dataPartLabels";
import { usePlaneView } from "../parts/planeView";
import { readingOf } from "./reading";

const shadings = [
  { id: "probability", label: "probability" },
  { id: "class", label: "class" },
] as const;

/** What the shapes, rings and lines mean, what the colours are to show, and the way to regions beside each other. */
export function Key() {
  const stores = useStores();
  const changeView = usePlaneView((view) => view.change);
  const data = useTraining((state) => state.data);
  const shading = usePlaneView((view) => view.shading);
  if (!data) return <div className="key" />;
  const { task } = data;
  return (
    <div className="key">
      {dataPartLabels.map(({ id, label }, index) => (
        <PartSwitch key={id} part={id} label={label} shape={partShapes[index]} />
      ))}
      {data.columns.length > 2 && (
        <span title="The picture is a slice through the inputs">other inputs at their mean</span>
      )}
      {task.kind === "regression" && <Values data={data} />}
      {task.kind === "classification" && (
        <>
          <Entry label="misclassified">
            <circle className="ring" r="5" />
          </Entry>
          <Entry label={task.classes.length === 2 ? "boundary p = ½" : "boundary"}>
            <path className="boundary" d="M-6,0h12" />
          </Entry>
          {task.classes.map((name, index) => (
            <Swatch key={name} label={name} index={index} />
          ))}
          <span className="shading">
            colour shows{" "}
            <Select
              value={shading}
              options={shadings}
              label="Shading of the region"
              title="Probability fades towards the boundary; class is flat"
              onChange={(chosen) => changeView({ shading: chosen })}
            />
          </span>
        </>
      )}
      <button
        type="button"
        className="side-by-side"
        title="Train with several values of one setting, and compare the regions"
        onClick={() => compareSideBySide(stores)}
      >
        Side by side …
      </button>
    </div>
  );
}

/** Of regression: over one input its curve is drawn, over two its values are colours. */
function Values({ data }: { readonly data: PreparedData }) {
  if (data.columns.length === 1)
    return (
      <Entry label="what the network says">
        <path className="boundary" d="M-6,0h12" />
      </Entry>
    );
  const reading = readingOf(data);
  const middle = reading.kind === "value" ? shortNumber(reading.middle, 3) : "";
  return (
    <>
      <Entry label={`y = ${middle}`}>
        <path className="boundary" d="M-6,0h12" />
      </Entry>
      <Swatch label="below" index={0} />
      <Swatch label="above" index={1} />
    </>
  );
}

interface PartSwitchProps {
  readonly part: DataPart;
  readonly label: string;
  readonly shape: PointShape;
}

/** Shows or hides the points of a part. */
function PartSwitch({ part, label, shape }: PartSwitchProps) {
  const changeView = usePlaneView((view) => view.change);
  const hidden = usePlaneView((view) => view.hiddenParts);
  const count = useTraining((state) => state.document.training.split[part]);
  const isHidden = hidden.includes(part);
  return (
    <button
      type="button"
      className="entry part"
      aria-pressed={!isHidden}
      disabled={count === 0}
      title={
        count === 0
          ? `There are no ${label} points`
          : `${isHidden ? "Show" : "Hide"} the ${counted(count, `${label} point`)}`
      }
      onClick={() =>
        changeView({ hiddenParts: isHidden ? hidden.filter((other) => other !== part) : [...hidden, part] })
      }
    >
      <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
        <Shape of={shape} />
      </svg>
      {label}
    </button>
  );
}

function Swatch({ label, index }: { readonly label: string; readonly index: number }) {
  return (
    <Entry label={label}>
      <rect
        className="swatch"
        x="-5"
        y="-5"
        width="10"
        height="10"
        rx="2"
        style={{ fill: `var(--class-${index % 8})`, stroke: `var(--point-${index % 8})` }}
      />
    </Entry>
  );
}

function Entry({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="entry">
      <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">
        {children}
      </svg>
      {label}
    </span>
  );
}

function Shape({ of }: { readonly of: PointShape }) {
  return <path d={pathOf(of)} fill="currentColor" />;
}

/** A shape around the origin as an SVG path. */
function pathOf(shape: PointShape): string {
  const pen = createPathPen();
  shape(pen, 0, 0, 4);
  return pen.text();
}
