import { useRef } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { TrainingFrame } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { NumberField } from "../../../ui/numbers/NumberField";
import { setText } from "../../../ui/setText";
import { dataPartLabels } from "../parts/dataPartLabels";
import { type Tool, usePlaneView } from "../parts/planeView";
import { useOpenInStep } from "../parts/useOpenInStep";
import { usePainting } from "../parts/usePainting";

const hints: Readonly<Record<Tool["kind"], string>> = {
  choose: "Point at the picture to read it out; click a point to open it in Step.",
  draw: "Click or drag to draw; or use the arrow keys and Enter.",
  erase: "Click or drag to erase; or use the arrow keys and Enter.",
};

/** The numbers of what is pointed at, or else of the point that was chosen. */
export function Readout() {
  const changeView = usePlaneView((view) => view.change);
  const data = useTraining((state) => state.data);
  const hovered = usePlaneView((view) => view.hovered);
  const chosen = usePlaneView((view) => view.chosen);
  const tool = usePlaneView((view) => view.tool.kind);
  const isEmpty = usePlaneView((view) => view.tool.kind === "draw" && view.tool.fresh === true);
  const openInStep = useOpenInStep();
  if (!data) return <div className="readout" />;
  const index = hovered ? (hovered.kind === "point" ? hovered.index : undefined) : chosen;
  const point = index !== undefined && index < data.count ? index : undefined;
  const inputs =
    hovered?.kind === "place" ? hovered.inputs : point === undefined ? undefined : inputsOf(data, point);
  const empty = hovered === undefined && point === undefined;
  return (
    <div className={`readout ${data.targets.length > 3 * data.count ? "tall" : ""}`}>
      {empty && (
        <span>
          {isEmpty ? "Empty: the first points that you draw take the place of the data." : hints[tool]}
        </span>
      )}
      <span className="which">
        {hovered?.kind === "place" ? (
          "here"
        ) : (
          <>
            {empty ? "Or read out point" : "point"}{" "}
            <NumberField
              value={(point ?? 0) + 1}
              shown={point === undefined ? "…" : String(point + 1)}
              label="Point to read out"
              title={`From 1 to ${data.count}; or point at one in the picture`}
              step={1}
              check={(number) =>
                Number.isInteger(number) && number >= 1 && number <= data.count
                  ? undefined
                  : `must be a whole number from 1 to ${data.count}`
              }
              onChange={(number) => changeView({ chosen: number - 1, hovered: undefined })}
            />
          </>
        )}
        {point !== undefined && (
          <small>
            {dataPartLabels[data.partOf[point]].label}
            {truthOf(data, point)}
          </small>
        )}
      </span>
      {inputs?.map((value, k) => (
        <span key={data.columns[k]} title={fullNumber(value)}>
          <i>{data.columns[k]}</i> <b>{shortNumber(value, 4)}</b>
        </span>
      ))}
      {inputs && <Outputs data={data} point={point} inputs={inputs} />}
      {chosen !== undefined && point !== undefined && (
        <button type="button" className="tool" onClick={() => void openInStep(point)}>
          open in Step
        </button>
      )}
    </div>
  );
}

const inputsOf = ({ inputs, columns }: PreparedData, point: number): number[] => [
  ...inputs.subarray(point * columns.length, (point + 1) * columns.length),
];

function truthOf({ task, labels, targets, count }: PreparedData, point: number): string {
  if (task.kind === "classification" && labels) return `, ${task.classes[labels[point]]}`;
  const outputs = targets.length / count;
  const own = targets.subarray(point * outputs, (point + 1) * outputs);
  return `, target ${Array.from(own, (target) => shortNumber(target, 4)).join(", ")}`;
}

interface OutputsProps {
  readonly data: PreparedData;
  readonly point: number | undefined;
  readonly inputs: readonly number[];
}

/** What the network says there, as the engine computed it; it moves while training runs. */
function Outputs({ data, point, inputs }: OutputsProps) {
  const element = useRef<HTMLSpanElement>(null);
  const outputs = data.targets.length / data.count;
  usePainting("figures", ({ latest }) => {
    const values =
      latest && (point === undefined ? probed(latest, inputs) : outputsOf(latest, point, outputs));
    element.current?.querySelectorAll("b").forEach((shown, k) => {
      const value = values?.[k];
      setText(shown, value === undefined ? "" : shortNumber(value, 4));
      shown.title = value === undefined ? "" : fullNumber(value);
      if (value === undefined) delete shown.dataset.value;
      else shown.dataset.value = fullNumber(value);
    });
  });
  return (
    <span ref={element} className="outputs">
      {Array.from({ length: outputs }, (_, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is known by its index
        <span key={k}>
          <i>{outputName(data, k, outputs)}</i> <b data-quantity={`y[${k + 1}]`} />
        </span>
      ))}
    </span>
  );
}

function outputName({ task }: PreparedData, output: number, outputs: number): string {
  if (task.kind === "regression") return outputs === 1 ? "y" : `y${output + 1}`;
  return `p(${task.classes[outputs === 1 ? 1 : output]})`;
}

function outputsOf({ outputs }: TrainingFrame, point: number, count: number): ArrayLike<number> | undefined {
  return outputs?.subarray(point * count, (point + 1) * count);
}

function probed({ probe }: TrainingFrame, inputs: readonly number[]): readonly number[] | undefined {
  return probe && inputs.every((value, k) => value === probe.inputs[k]) ? probe.outputs : undefined;
}
