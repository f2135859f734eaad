import { useMemo, useRef, useState } from "react";
import type { Box, Point } from "../../../../draw/box";
import { type Axis, logAxis } from "../../../../draw/plot/axis";
import { plotLine } from "../../../../draw/plot/plotLine";
import { shortNumber } from "../../../../engine/math/format";
import type { DifferenceMethod } from "../../../../engine/studies/check";
import type { Sweep } from "../../../../engine/studies/sweep";
import { spotIn } from "../../../../ui/spotIn";
import { Axes } from "../../../parts/plot/Axes";
import { KeyLine } from "../../../parts/plot/KeyLine";
import { plotBox, uprightRange } from "../../../parts/plot/plotBox";
import { type Size, useSize } from "../../../parts/useSize";
import { createMeasure } from "../../graph/scene/measureText";
import { freeTexts } from "./freeTexts";
import { stepText } from "./StepSlider";

interface SweepPlotProps {
  readonly sweep: Sweep;
  readonly label: string;
  readonly step: number;
  readonly method: DifferenceMethod;
  readonly isBroken: boolean;
  readonly onStep: (step: number) => void;
}

const colours = { forward: "var(--value-neg)", central: "var(--value-pos)" } as const;

/** Error against step, both on logarithmic axes: truncation falls as h or h² with the step, rounding rises as 1/h. */
export function SweepPlot(props: SweepPlotProps) {
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  const [pointed, setPointed] = useState<number>();
  return (
    <>
      <ul className="plot-keys" aria-label="Key">
        <KeyLine colour={colours.forward}>forward</KeyLine>
        <KeyLine colour={colours.central}>central</KeyLine>
        <KeyLine colour="var(--ink-3)" dashes="5 4">
          what theory expects{props.isBroken && " of the right gradient"}
        </KeyLine>
      </ul>
      <figure className="plot sweep" ref={figure}>
        {size && <Drawn {...props} size={size} onPoint={setPointed} />}
        <figcaption className="unseen">{sentence(props)}</figcaption>
      </figure>
      {!isDrawn(props.sweep) && <p className="plot-note">{whyEmpty(props)}</p>}
      <Readout {...props} index={pointed} />
    </>
  );
}

interface DrawnProps extends SweepPlotProps {
  readonly size: Size;
  readonly onPoint: (index: number | undefined) => void;
}

function Drawn({ sweep, label, step, method, onStep, size, onPoint }: DrawnProps) {
  const { steps, errors, expected } = sweep;
  const y = logAxis(decades([...errors.forward, ...errors.central]), uprightRange(size), size.height / 36);
  const box = plotBox(size, y);
  const x = logAxis([1e-14, 1e-1], [box.left, box.right], size.width / 60);
  // An error of exactly 0 has no place on a logarithmic axis.
  const drawable = (values: readonly number[]) => values.map((value) => (value > 0 ? value : Number.NaN));
  const nearest = (index: number) => {
    const exponent = Math.log10(x.value(index));
    return Math.max(0, Math.min(steps.length - 1, Math.round(-2 * exponent) - 2));
  };
  return (
    <svg
      onPointerMove={(event) => onPoint(nearest(spotIn(event.currentTarget, event).x))}
      onPointerLeave={() => onPoint(undefined)}
      onPointerDown={(event) => onStep(steps[nearest(spotIn(event.currentTarget, event).x)])}
    >
      <title>{`Error of ${label} against the step h`}</title>
      <Axes box={box} x={x} y={y} xTitle="step h" yTitle={`relative error of ${label}`} />
      <line className="chosen" x1={x.position(step)} x2={x.position(step)} y1={box.top} y2={box.bottom} />
      <Theory
        expected={expected}
        curves={(["forward", "central"] as const).map((each) =>
          steps.map((h, k) => ({
            x: x.position(h),
            y: errors[each][k] > 0 ? y.position(errors[each][k]) : Number.NaN,
          })),
        )}
        box={box}
        x={x}
        y={y}
      />
      {(["forward", "central"] as const).map((each) => (
        <g key={each} stroke={colours[each]} fill={colours[each]} className={each === method ? "" : "other"}>
          <path className="line" d={plotLine(steps, drawable(errors[each]), x, y)} />
          {steps.map((h, k) =>
            errors[each][k] > 0 ? (
              <circle
                key={h}
                cx={x.position(h)}
                cy={y.position(errors[each][k])}
                r={each === method && h === step ? 6 : 2.5}
              />
            ) : null,
          )}
        </g>
      ))}
    </svg>
  );
}

interface TheoryProps {
  readonly expected: Sweep["expected"];
  /** What else is drawn, in pixels. */
  readonly curves: readonly (readonly Point[])[];
  readonly box: Box;
  readonly x: Axis;
  readonly y: Axis;
}

/** The three lines that theory draws, each as far as it is above the others, with its slope where nothing is drawn. */
function Theory({ expected, curves, box, x, y }: TheoryProps) {
  const { forward, central, rounding } = expected;
  const measure = useMemo(() => createMeasure(), []);
  const [truncation, truncationCentral, wall] = [
    (h: number) => forward * h,
    (h: number) => central * h * h,
    (h: number) => rounding / h,
  ];
  const lines = [
    { slope: "slope 1", rule: "½|L″|h", at: truncation, beside: 1e-4 },
    { slope: "slope 2", rule: "⅙|L‴|h²", at: truncationCentral, beside: 1e-2 },
    { slope: "slope −1", rule: "ε|L|/h", at: wall, beside: 1e-11 },
  ].flatMap(({ slope, rule, at, beside }) => {
    const shown = exponents
      .map((exponent) => 10 ** exponent)
      .filter((h) => at(h) > 0 && (at === wall ? at(h) >= truncationCentral(h) : at(h) >= wall(h)))
      .filter((h) => y.position(at(h)) > box.top && y.position(at(h)) < box.bottom);
    const points = shown.map((h) => ({ x: x.position(h), y: y.position(at(h)) }));
    if (shown.length < 2) return [];
    const middle = { x: x.position(beside), y: y.position(at(beside)) };
    return [
      { texts: [`${slope}: ${rule}`, slope], path: plotLine(shown, shown.map(at), x, y), points, middle },
    ];
  });
  const size = matchMedia("(min-width: 1600px)").matches ? 14 : 11;
  const places = freeTexts(
    lines.map(({ texts, middle }) => ({
      widths: texts.map((text) => measure(text, "hint", size)),
      height: 1.2 * size,
      at: middle,
    })),
    [...curves, ...lines.map(({ points }) => points)],
    box,
  );
  return (
    <g className="theory">
      {lines.map(({ texts, path }, k) => {
        const place = places[k];
        return (
          <g key={texts[0]}>
            <path d={path} />
            {place && (
              <text className="tag" x={place.box.left} y={place.box.bottom - 0.25 * size}>
                {texts[place.way]}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** From 1e-14 to 1e-1 in quarter decades. */
const exponents = Array.from({ length: 53 }, (_, k) => -14 + k / 4);

/** The decades that hold all errors above 0, and always those that a right gradient needs. */
function decades(errors: readonly number[]): [number, number] {
  const logs = errors.filter((error) => error > 0 && Number.isFinite(error)).map(Math.log10);
  return [10 ** Math.floor(Math.min(-11, ...logs)), 10 ** Math.ceil(Math.max(0, ...logs) + 0.05)];
}

/** The errors at the step that is pointed at, else at the chosen one. */
function Readout({ sweep, step, index }: SweepPlotProps & { readonly index: number | undefined }) {
  const { steps, errors, kinks, entries } = sweep;
  const at = index ?? steps.findIndex((each) => Math.abs(each / step - 1) < 1e-6);
  if (at < 0) return <p className="plot-readout" />;
  const part = (method: DifferenceMethod) => {
    const crossed = kinks[method][at];
    const error = errors[method][at];
    const kink =
      crossed === 0 ? "" : entries === 1 ? " (kink crossed)" : ` (${crossed} across a kink left out)`;
    return `${method} ${Number.isNaN(error) ? "—" : shortNumber(error, 3)}${kink}`;
  };
  return (
    <p className="plot-readout">
      h = {stepText(steps[at])}: {part("forward")}, {part("central")}
    </p>
  );
}

const all = ({ errors }: Sweep) => [...errors.forward, ...errors.central];

const isDrawn = (sweep: Sweep) => all(sweep).some((error) => error > 0 && Number.isFinite(error));

/** Why no error has a place on the logarithmic axis. */
function whyEmpty({ sweep, label }: SweepPlotProps): string {
  const known = all(sweep).filter((error) => !Number.isNaN(error));
  if (known.length === 0)
    return `No point is drawn: at every step h the difference crosses a kink, or isn't a number.`;
  return known.every((error) => error === 0)
    ? `No point is drawn: the error of ${label} is 0 at every step h that crosses no kink, which a logarithmic axis can't show.`
    : "No point is drawn: no error is a finite number above 0.";
}

/** The plot in a sentence. */
function sentence(props: SweepPlotProps): string {
  const { sweep, label } = props;
  const { steps, errors } = sweep;
  if (!isDrawn(sweep)) return whyEmpty(props);
  const best = (method: DifferenceMethod) => {
    let least = -1;
    errors[method].forEach((error, k) => {
      if (!Number.isNaN(error) && (least < 0 || error < errors[method][least])) least = k;
    });
    return least < 0
      ? `${method} has none without a kink`
      : `${method} it is smallest at h = ${steps[least].toPrecision(2)}, with ${shortNumber(errors[method][least], 2)}`;
  };
  return `The relative error of ${label} for steps from 0.1 down to 1e-14: ${best("forward")}; ${best("central")}.`;
}
