import { useMemo, useState } from "react";
import { plainName } from "../../../../engine/names/canonicalName";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import { gradientOf } from "../../../../engine/names/quantity";
import { gradientNameOf } from "../../../../engine/names/related";
import type { DifferenceMethod } from "../../../../engine/studies/check";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { parametersIn } from "../lossCurve/controls/parameters";
import { useSelection } from "../lossCurve/controls/useSelection";
import { SweepPlot } from "./SweepPlot";

interface SweepViewProps {
  readonly bug: string | undefined;
  readonly step: number;
  readonly method: DifferenceMethod;
  readonly onStep: (step: number) => void;
}

/** The error at every size of step: of the selected parameter's gradient, or the largest of all. */
export function SweepView({ bug, step, method, onStep }: SweepViewProps) {
  const document = useWorkbench((state) => state.document);
  const selection = useSelection();
  const [ofAll, setOfAll] = useState(false);
  const entry = ofAll || !selection ? undefined : gradientNameOf(selection.first);
  const latest = useWorkerAnswer({ about: "sweep", entry, bug });
  const notation = useMemo(() => createLabels(document?.names), [document?.names]);
  if (!document || !selection) return null;
  const parameters = parametersIn(document);
  const label = entry ? writtenName(entry, notation.text) : "the worst gradient";
  return (
    <>
      <div className="plot-controls">
        <label>
          error of
          <select
            aria-label="Error of"
            value={ofAll ? "" : selection.first}
            onChange={({ currentTarget: { value } }) => {
              setOfAll(value === "");
              if (value !== "") selection.choose(value);
            }}
          >
            <option value="">the worst gradient of all</option>
            {(parameters.length > 400 ? [] : parameters).map((of) => (
              <option key={plainName(of)} value={plainName(of)}>
                {notation.text(gradientOf(of))}
              </option>
            ))}
            {parameters.length > 400 && entry && <option value={selection.first}>{label}</option>}
          </select>
        </label>
        <UnderWay share={latest?.share} />
      </div>
      {latest?.answer && (
        <SweepPlot
          sweep={latest.answer}
          label={label}
          step={step}
          method={method}
          isBroken={bug !== undefined}
          onStep={onStep}
        />
      )}
    </>
  );
}
