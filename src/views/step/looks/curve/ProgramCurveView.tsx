import { useState } from "react";
import { useWorkbench } from "../../../../store/work/context";
import { useNumberNames } from "../../parts/numberNames";
import { MapView } from "../lossCurve/map/MapView";
import { CurvesView } from "./CurvesView";
import { NumberChoice } from "./NumberChoice";
import { useNumbersChosen, useProgramNumbers, useTextMove } from "./programNumbers";
import { QuantitiesChoice } from "./QuantitiesChoice";
import "../../../parts/plot/plot.css";
import "../lossCurve/lossCurve.css";
import "./curve.css";

/** Any quantities of a program along any number of its text; over two numbers the scalar whose gradients are taken. */
export default function ProgramCurveView() {
  const numbers = useProgramNumbers();
  const chosen = useNumbersChosen(numbers);
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const select = useWorkbench((state) => state.select);
  const { label } = useNumberNames();
  const move = useTextMove();
  const [derivatives, setDerivatives] = useState(false);
  if (of === undefined) return <p className="quiet">Computing …</p>;
  if (!chosen)
    return (
      <p className="plot-view quiet">
        There is no number in this text to move along: a curve takes one that is written where a variable gets
        its value, as in “x = 2.0”.
      </p>
    );
  const choose = (first: string, second?: string) => {
    select(first);
    if (second !== undefined && second !== first) select(second, true);
  };
  const { first, second } = chosen;
  return (
    <section className="plot-view along program-curves" aria-label="Quantities along a number">
      <div className="plot-controls">
        <NumberChoice
          numbers={numbers}
          words="along"
          name="Number"
          value={first.name}
          onChange={(name) => name !== undefined && choose(name, second?.name)}
        />
        <NumberChoice
          numbers={numbers}
          words="and"
          name="Second number"
          value={second?.name}
          none="no other"
          without={first.name}
          onChange={(name) => choose(first.name, name)}
        />
        {!second && (
          <>
            <QuantitiesChoice />
            <label>
              <input
                type="checkbox"
                checked={derivatives}
                onChange={({ currentTarget }) => setDerivatives(currentTarget.checked)}
              />
              derivatives
            </label>
          </>
        )}
      </div>
      {second ? (
        <ProgramMap names={[first.name, second.name]} of={of} move={move} />
      ) : (
        <CurvesView along={first.name} label={label} move={move} derivatives={derivatives} />
      )}
    </section>
  );
}

interface ProgramMapProps {
  readonly names: readonly [string, string];
  readonly of: string;
  readonly move: ReturnType<typeof useTextMove>;
}

/** The map needs both numbers among what leads to the scalar. */
function ProgramMap({ names, of, move }: ProgramMapProps) {
  const { parse, label } = useNumberNames();
  const program = useWorkbench((state) => state.program);
  const moves =
    useWorkbench(
      ({ opened }) => opened?.shown?.outline.values.some(({ role }) => role === "parameter") ?? false,
    ) && program?.optimizer !== undefined;
  const outside = names.filter((name) => parse(name) === undefined);
  if (outside.length > 0)
    return (
      <p className="plot-note">
        {outside.join(" and ")} {outside.length === 1 ? "doesn’t lead" : "don’t lead"} to {of} by operations
        with a gradient, so there is no map of {of} over {outside.length === 1 ? "it" : "them"}; a curve along{" "}
        {outside.length === 1 ? "it" : "each"} can be drawn.
      </p>
    );
  return (
    <>
      <p className="plot-note">
        {of} over both numbers, all else staying.
        {!moves && " No update moves the point: in Updates, parameters and an optimizer can be chosen."}
      </p>
      <MapView names={names} labels={[label(names[0]), label(names[1])]} move={move} hasPath={moves} />
    </>
  );
}
