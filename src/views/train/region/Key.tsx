import type { ReactNode } from "react";
import { circle, type Mark, square, triangle } from "../../../draw/marks";
import { createPathPen } from "../../../draw/pathText";
import { useTraining } from "../../../store/trainingContext";
import { Select } from "../../../ui/Select";
import { setLook, useLook } from "../look";

const shadings = [
  { id: "probability", label: "probability" },
  { id: "class", label: "class" },
] as const;

/** What the shapes, rings and lines mean, and what the colours are to show. */
export function Key() {
  const data = useTraining((state) => state.data);
  const shading = useLook((look) => look.shading);
  if (!data) return <div className="key" />;
  const { task } = data;
  return (
    <div className="key">
      <Entry label="train">
        <Shape mark={circle} />
      </Entry>
      <Entry label="validation">
        <Shape mark={triangle} />
      </Entry>
      <Entry label="test">
        <Shape mark={square} />
      </Entry>
      {data.columns.length > 2 && (
        <span title="The picture is a slice through the inputs">other inputs at their mean</span>
      )}
      {task.kind === "classification" && (
        <>
          <Entry label="misclassified">
            <circle className="ring" r="5" />
          </Entry>
          <Entry label={task.classes.length === 2 ? "boundary p = ½" : "boundary"}>
            <path className="boundary" d="M-6,0h12" />
          </Entry>
          {task.classes.map((name, place) => (
            <Entry key={name} label={name}>
              <rect
                className="swatch"
                x="-5"
                y="-5"
                width="10"
                height="10"
                rx="2"
                style={{ fill: `var(--class-${place % 8})`, stroke: `var(--point-${place % 8})` }}
              />
            </Entry>
          ))}
          <span className="shading">
            colour shows{" "}
            <Select
              value={shading}
              options={shadings}
              label="Shading of the region"
              title="Probability fades towards the boundary; class is flat"
              onChange={(chosen) => setLook({ shading: chosen })}
            />
          </span>
        </>
      )}
    </div>
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

function Shape({ mark }: { readonly mark: Mark }) {
  return <path d={pathOf(mark)} fill="currentColor" />;
}

/** A mark around the origin as an SVG path. */
function pathOf(mark: Mark): string {
  const pen = createPathPen();
  mark(pen, 0, 0, 4);
  return pen.text();
}
