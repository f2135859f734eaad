import { useMemo, useState } from "react";
import { shortNumber } from "../../../../engine/math/format";
import type { ProgramCurves } from "../../../../engine/studies/programCurves";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { KeyLine } from "../../../parts/plot/KeyLine";
import { Num } from "../../../parts/plot/Num";
import { UnderWay } from "../../../parts/plot/UnderWay";
import type { Move } from "../lossCurve/controls/useMove";
import { useFollowingWindows, useWindows, zoomed } from "../lossCurve/controls/useWindows";
import { WindowButtons } from "../lossCurve/controls/WindowButtons";
import { CurvesPlot } from "./CurvesPlot";
import { compareCurves } from "./compareCurves";
import { useDrawnQuantities } from "./drawnQuantities";
import { styleOf } from "./lines";

interface CurvesViewProps {
  readonly along: string;
  readonly label: (name: string) => string;
  readonly move: Move;
  readonly derivatives: boolean;
}

/** While something moves, and before anything is shown, so many come in time. */
const fewPoints = 33;

/** The drawn quantities along one number: the curves, what they are, and how they compare. */
export function CurvesView({ along, label, move, derivatives }: CurvesViewProps) {
  const draw = useDrawnQuantities();
  const opened = useWorkbench((state) => state.openedAs?.title);
  const [windows, setWindows] = useWindows(`${opened} ${along}`);
  const before = useWorkbench((state) => state.answers.curves?.answer);
  const isShown = before?.along === along && before.curves.map(({ name }) => name).join() === draw.join();
  const latest = useWorkerAnswer({
    about: "curves",
    along,
    draw,
    ...(windows && { window: windows[0] }),
    ...((move.isMoving || !isShown) && { points: fewPoints }),
  });
  const curves = latest?.answer?.along === along ? latest.answer : undefined;
  const shown = useMemo(() => curves && { at: [curves.value], windows: [curves.window] }, [curves]);
  useFollowingWindows(windows, setWindows, shown, move.isMoving);
  const [pointed, setPointed] = useState<number>();
  if (!curves || !shown) return <Computing share={latest?.share} />;
  return (
    <>
      <CurvesPlot curves={curves} label={label} move={move} onPoint={setPointed} />
      {derivatives && curves.curves.some(({ slopes }) => slopes) && (
        <CurvesPlot curves={curves} label={label} move={move} onPoint={setPointed} derivatives />
      )}
      <div className="plot-controls">
        <WindowButtons
          zoom={(factor) => setWindows(zoomed(shown, factor))}
          reset={() => setWindows(undefined)}
        />
        <UnderWay share={latest?.share} />
        <Readout curves={curves} label={label} index={pointed} />
      </div>
      <CurvesTable curves={curves} label={label} />
      <Notes curves={curves} label={label} derivatives={derivatives} />
    </>
  );
}

function Computing({ share }: { readonly share: number | undefined }) {
  return (
    <p className="quiet">
      Computing … <UnderWay share={share} />
    </p>
  );
}

interface PartProps {
  readonly curves: ProgramCurves;
  readonly label: (name: string) => string;
}

function Readout({ curves, label, index }: PartProps & { readonly index: number | undefined }) {
  const { along, at } = curves;
  if (index === undefined || index >= at.length)
    return <p className="plot-readout">drag the point, or use ← →; point at a curve for its numbers</p>;
  const parts = curves.curves.map(({ name, values }) => `${label(name)} = ${shortNumber(values[index])}`);
  return (
    <p className="plot-readout">
      {label(along)} = {shortNumber(at[index])}: {parts.join(", ")}
    </p>
  );
}

/** What is drawn, with its line, its number and its derivative here, and the way to leave it out. */
function CurvesTable({ curves: { curves, along }, label }: PartProps) {
  const askAbout = useWorkbench((state) => state.askAbout);
  const remove = (name: string) =>
    askAbout(
      "draw",
      curves.map((curve) => curve.name).filter((other) => other !== name),
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="plot-scroll" tabIndex={0}>
      <table className="plot-table" aria-label="The quantities drawn">
        <thead>
          <tr>
            <th scope="col">quantity</th>
            <th scope="col">here</th>
            <th scope="col">d/d{label(along)}</th>
            <th scope="col">
              <span className="unseen">leave out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {curves.map(({ name, value, slope }, index) => {
            const { colour, dashes } = styleOf(index);
            return (
              <tr key={name}>
                <th scope="row">
                  <ul className="plot-keys">
                    <KeyLine colour={colour} {...(dashes !== undefined && { dashes })}>
                      {label(name)}
                    </KeyLine>
                  </ul>
                </th>
                <td>
                  <Num value={value} label={label(name)} quantity={name} />
                </td>
                <td>
                  {slope === undefined ? (
                    "–"
                  ) : (
                    <Num value={slope} label={`Derivative of ${label(name)}`} gradient />
                  )}
                </td>
                <td>
                  {curves.length > 1 && (
                    <button
                      type="button"
                      className="plot-button"
                      aria-label={`Leave out ${label(name)}`}
                      onClick={() => remove(name)}
                    >
                      ×
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Notes({ curves, label, derivatives }: PartProps & { readonly derivatives: boolean }) {
  const { along, at, stops, isInteger } = curves;
  const [first, ...others] = curves.curves.map(({ name, values }) => ({ label: label(name), values }));
  const without = curves.curves.filter(({ slope }) => slope === undefined).map(({ name }) => label(name));
  const title = label(along);
  return (
    <>
      {first &&
        others.map((other) => (
          <p key={other.label} className="plot-note">
            {compareCurves(first, other, at, title)}
          </p>
        ))}
      {stops.map(({ window: [from, to], message }) => (
        <p key={from} className="plot-note fails">
          <b>Stops:</b> from {title} = {shortNumber(from, 3)} to {shortNumber(to, 3)} the program can’t be
          computed: {message}.
        </p>
      ))}
      {without.length > 0 && derivatives && (
        <p className="plot-note">
          No derivative is known of {without.join(", ")}: of gradients, and along numbers that don’t lead to
          it by operations with a gradient.
        </p>
      )}
      {isInteger && <p className="plot-note">{title} is a whole number: only the dots are computed.</p>}
    </>
  );
}
