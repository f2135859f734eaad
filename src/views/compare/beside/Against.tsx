import { useMemo, useRef } from "react";
import { type Axis, extentFromZero, extentOf, linearAxis, logAxis, namedAxis } from "../../../draw/plot/axis";
import { plotLine } from "../../../draw/plot/plotLine";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { valueLabel } from "../../../engine/document/sweep/variedValues";
import { counted } from "../../../engine/math/counted";
import { type Interval, meanInterval } from "../../../engine/math/interval";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { Axes } from "../../parts/plot/Axes";
import { KeyLine } from "../../parts/plot/KeyLine";
import { plotBox, uprightRange } from "../../parts/plot/plotBox";
import { useSize } from "../../parts/useSize";
import { useArrangement } from "../runs/arrangement";
import { figureWords } from "../runs/figureWords";
import type { ComparedRun } from "../runs/rows";
import type { BesideProps } from "./besideProps";

/** Their intervals stand beside each other, by so many pixels. */
const parts = [
  { id: "train", label: "train", dashes: "", colour: "var(--ink)", aside: -4 },
  { id: "validation", label: "valid", dashes: "6 3", colour: "var(--value-pos)", aside: 0 },
  { id: "test", label: "test", dashes: "2 3", colour: "var(--value-neg)", aside: 4 },
] as const;

/** From such a ratio of the largest to the smallest value on, they stand by their logarithms. */
const wide = 16;

/** The three parts' error, or loss, against one setting: each run a point, and the mean of each value as a line. */
export function Against({ document, rows }: BesideProps) {
  const isRegression = useTraining((state) => state.data?.task.kind === "regression");
  const { settings, decides } = document.sweep;
  const chosen = useArrangement((state) => state.against);
  const arrange = useArrangement((state) => state.arrange);
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  const index = Math.max(
    0,
    settings.findIndex(({ setting }) => setting === chosen),
  );
  const rule = variedSetting(settings[index].setting);
  // Values that were drawn have a run each: there is no mean that a line could join.
  const isDrawn = "from" in settings[index];
  const { isLoss } = figureWords[decides.figure];
  const kind = isLoss ? "Loss" : "Error";
  const values = useMemo(
    () =>
      [...new Set(rows.map((row) => row.values[index]))].sort((a, b) =>
        typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
      ),
    [rows, index],
  );
  // Beside one value alone there is nothing to measure.
  const isNumeric = values.length > 1 && values.every((value) => typeof value === "number");
  const of = (row: ComparedRun, part: (typeof parts)[number]["id"]) => row.figures[`${part}${kind}`];
  const title = isLoss ? "loss" : isRegression ? "error (root mean square)" : "error, %";
  const factor = isLoss || isRegression ? 1 : 100;
  const shown = parts.filter(({ id }) => rows.some((row) => Number.isFinite(of(row, id))));
  const means = useMemo(() => {
    const meansOf = (part: (typeof parts)[number]["id"]) =>
      values.flatMap((value) => {
        const some = rows.filter((row) => row.values[index] === value);
        const interval = meanInterval(some.map((row) => factor * row.figures[`${part}${kind}`]));
        return interval ? [{ value, ...interval }] : [];
      });
    return { train: meansOf("train"), validation: meansOf("validation"), test: meansOf("test") };
  }, [rows, values, index, kind, factor]);
  const drawn = size && values.length > 0 ? draw() : undefined;

  function draw() {
    if (!size) return undefined;
    const all = rows.flatMap((row) => shown.map(({ id }) => factor * of(row, id)));
    const ends = shown.flatMap(({ id }) => means[id].map(({ mean, half = 0 }) => mean + half));
    const y = linearAxis(extentFromZero([...all, ...ends]), uprightRange(size), 5, { nice: true });
    const box = plotBox(size, y);
    const numbers = values.map(Number);
    const names = values.map((value) => valueLabel(rule, value));
    const x: Axis = !isNumeric
      ? namedAxis(names, [box.left, box.right], names.length, 0.5)
      : numbers[0] > 0 && (rule.logarithmic || Math.max(...numbers) / numbers[0] >= wide)
        ? logAxis(extentOf(numbers), [box.left + 8, box.right - 8], 5)
        : linearAxis(extentOf(numbers, 0.04), [box.left, box.right], 6);
    const valueOn = (value: ComparedRun["values"][number]) =>
      isNumeric ? Number(value) : values.indexOf(value);
    return { x, y, box, valueOn };
  }

  return (
    <section className="beside-panel against" aria-label={`${title} against ${rule.label}`}>
      <h2 className="overline">
        {isLoss ? "loss" : "error"} against{" "}
        <Select
          value={rule.id}
          label="Setting to draw against"
          options={settings.map(({ setting }) => ({ id: setting, label: variedSetting(setting).label }))}
          onChange={(against) => arrange({ against })}
        />
      </h2>
      <figure className="plot" ref={figure}>
        {drawn && (
          <svg
            role="img"
            aria-label={`${title} of ${counted(rows.length, "run")} against ${rule.label}; the table has the numbers`}
          >
            <Axes box={drawn.box} x={drawn.x} y={drawn.y} xTitle={rule.label} yTitle={title} />
            {shown.map(({ id, dashes, colour, aside }) => (
              <g key={id} stroke={colour} fill={colour}>
                {rows.map((row) => {
                  const value = factor * of(row, id);
                  return Number.isFinite(value) ? (
                    <circle
                      key={row.index}
                      cx={drawn.x.position(drawn.valueOn(row.values[index]))}
                      cy={drawn.y.position(value)}
                      r={isDrawn ? 3 : 2}
                      fillOpacity={isDrawn ? 0.6 : 0.35}
                      stroke="none"
                    />
                  ) : null;
                })}
                {!isDrawn && (
                  <>
                    <path
                      className="line"
                      strokeDasharray={dashes}
                      d={plotLine(
                        means[id].map(({ value }) => drawn.valueOn(value)),
                        means[id].map(({ mean }) => mean),
                        drawn.x,
                        drawn.y,
                      )}
                    />
                    <path
                      className="whiskers"
                      fill="none"
                      d={means[id]
                        .map((one) =>
                          whisker(one, drawn.x.position(drawn.valueOn(one.value)) + aside, drawn.y),
                        )
                        .join("")}
                    />
                  </>
                )}
              </g>
            ))}
          </svg>
        )}
      </figure>
      <ul className="plot-keys">
        {shown.map(({ id, label, dashes, colour }) => (
          <KeyLine key={id} colour={colour} dashes={dashes}>
            {label}
          </KeyLine>
        ))}
      </ul>
      <p className="quiet">
        {isDrawn
          ? "Points are runs, at the epoch that decides."
          : `Points are runs, at the epoch that decides; lines join the means${settings.length > 1 ? ", over all values of the other settings" : ""}, with their 95 % intervals (Student’s t) where there are several runs.`}{" "}
        Brushes hold here too.
      </p>
    </section>
  );
}

interface Mean extends Interval {
  readonly value: ComparedRun["values"][number];
}

/** An interval as an upright line with its ends marked; nothing where one run alone has none. */
function whisker({ mean, half }: Mean, x: number, y: Axis): string {
  if (half === undefined) return "";
  const [low, high] = [y.position(Math.max(0, mean - half)), y.position(mean + half)];
  return `M${x - 3},${high.toFixed(1)}h6m-3,0V${low.toFixed(1)}m-3,0h6`;
}
