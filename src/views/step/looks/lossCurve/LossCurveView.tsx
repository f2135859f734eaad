import { useState } from "react";
import type { DifferenceMethod } from "../../../../engine/studies/check";
import { useWorkbench } from "../../../../store/work/context";
import { ParameterChoice } from "./controls/ParameterChoice";
import { useMove } from "./controls/useMove";
import { useSelection } from "./controls/useSelection";
import { CurveView, type SecantChoice } from "./curve/CurveView";
import { MapView, type MapViewProps } from "./map/MapView";
import "../../../parts/plot/plot.css";
import "./lossCurve.css";

/** The loss along the selected parameter, or over two of them. */
export default function LossCurveView() {
  const document = useWorkbench((state) => state.document);
  const selection = useSelection();
  const [secant, setSecant] = useState<SecantChoice>();
  if (!document || !selection) return null;
  const { first, second, label, choose } = selection;
  return (
    <section className="plot-view along" aria-label="The loss along a parameter">
      <div className="plot-controls">
        <ParameterChoice
          document={document}
          words="along"
          name="Parameter"
          value={first}
          label={label}
          onChange={(name) => name && choose(name, second)}
        />
        <ParameterChoice
          document={document}
          words="and"
          name="Second parameter"
          value={second}
          label={label}
          none="no other"
          without={first}
          onChange={(name) => choose(first, name)}
        />
        {second === undefined && <SecantControl secant={secant} onChange={setSecant} />}
      </div>
      {second === undefined ? (
        <CurveView name={first} label={label(first)} secant={secant} />
      ) : (
        <NetworkMap names={[first, second]} labels={[label(first), label(second)]} />
      )}
    </section>
  );
}

const NetworkMap = (props: Omit<MapViewProps, "move">) => <MapView {...props} move={useMove()} />;

interface SecantControlProps {
  readonly secant: SecantChoice | undefined;
  readonly onChange: (secant: SecantChoice | undefined) => void;
}

/** Steps of a difference that can be seen: 1 down to 1e-6. */
const exponents = { least: 0, most: 6 };

function SecantControl({ secant, onChange }: SecantControlProps) {
  const [exponent, setExponent] = useState(0.5);
  const step = 10 ** -exponent;
  return (
    <>
      <label>
        secant
        <select
          aria-label="Secant"
          value={secant?.method ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onChange(value === "" ? undefined : { method: value as DifferenceMethod, step })
          }
        >
          <option value="">none</option>
          <option value="forward">forward, w to w + h</option>
          <option value="central">central, w − h to w + h</option>
        </select>
      </label>
      {secant && (
        <label>
          h
          <input
            type="range"
            aria-label="Step h of the difference"
            aria-valuetext={step.toPrecision(2)}
            min={-exponents.most}
            max={exponents.least}
            step={0.25}
            value={-exponent}
            onChange={({ currentTarget }) => {
              const chosen = -currentTarget.valueAsNumber;
              setExponent(chosen);
              onChange({ ...secant, step: 10 ** -chosen });
            }}
          />
          <span>{step.toPrecision(2)}</span>
        </label>
      )}
    </>
  );
}
