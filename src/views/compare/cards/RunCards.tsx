import { type CSSProperties, useMemo, useRef } from "react";
import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";
import { valueLabel } from "../../../engine/document/sweep/variedValues";
import { useCompare } from "../../../store/compare/compareContext";
import type { CompareRun } from "../../../store/compare/state/compareState";
import { type Size, useSize } from "../../parts/useSize";
import type { MainProps } from "../runs/mainProps";
import { RunCard } from "./RunCard";
import "./cards.css";

/** Pictures beyond this say nothing any more. */
const mostCards = 120;

interface PlacedCard {
  readonly run: CompareRun;
  readonly index: number;
}

/**
 * Each run as a picture, also while it is trained: two settings as rows and columns, where that is how the runs differ,
 * else one after the other. Of runs that differ in their seeds alone the first stands for all.
 */
export function RunCards({ document, inside }: MainProps) {
  const runs = useCompare((state) => state.runs);
  const { settings, draw, runs: listed, repeats } = document.sweep;
  const cells = useMemo(
    () =>
      runs.map((run, index): PlacedCard => ({ run, index })).filter(({ run }) => run.planned.repeat === 0),
    [runs],
  );
  // What isn't done yet has no figure that could be brushed.
  const shown = cells.filter(({ run, index }) => run.result === undefined || inside.has(index));
  const isGrid = settings.length === 2 && !draw && !listed && cells.length <= mostCards;
  return (
    <section className="run-cards" aria-label="Runs as pictures">
      {isGrid ? <Grid document={document} cells={shown} /> : <Cards document={document} cells={shown} />}
      <p className="quiet">
        {repeats > 1 && "The first seed of each cell. "}
        {!isGrid && shown.length > mostCards && `The first ${mostCards} of ${shown.length}.`}
      </p>
    </section>
  );
}

interface CellsProps {
  readonly document: SweepingDocument;
  readonly cells: readonly PlacedCard[];
}

/** Pixels: between cards, beside a picture for its figures, or below it, and what a card has at least. */
const room = { gap: 8, beside: 112, below: 86, high: 118, wide: 96 };

/** How many cards stand in a row, so that their pictures are as large as they can be with all of them in view. */
export function cardsAcross(count: number, { width, height }: Size): number {
  const side = (across: number) => {
    const rows = Math.ceil(count / across);
    const wide = width / across - room.gap;
    const high = Math.max(room.high, height / rows - room.gap);
    const fits = rows * (high + room.gap) <= height + room.gap;
    const picture = wide < 215 ? Math.min(wide, high - room.below) : Math.min(wide - room.beside, high);
    return fits ? picture : picture - height;
  };
  const mostColumns = Math.max(1, Math.min(count, Math.floor(width / (room.wide + room.gap))));
  const choices = Array.from({ length: mostColumns }, (_, k) => k + 1);
  return choices.reduce((best, across) => (side(across) > side(best) ? across : best));
}

function Cards({ document, cells }: CellsProps) {
  const list = useRef<HTMLUListElement>(null);
  const size = useSize(list);
  const drawn = cells.slice(0, mostCards);
  const across = cardsAcross(drawn.length, size ?? { width: 900, height: 300 });
  return (
    <ul className="run-grid" ref={list} style={{ "--across": across } as CSSProperties}>
      {drawn.map(({ run, index }) => (
        <li key={index}>
          <RunCard document={document} run={run} index={index} />
        </li>
      ))}
    </ul>
  );
}

function Grid({ document, cells }: CellsProps) {
  const [down, across] = document.sweep.settings.map((swept) => ({
    rule: variedSetting(swept.setting),
    values: "values" in swept ? swept.values : [],
  }));
  return (
    <div className="run-table-of-pictures">
      <table>
        <thead>
          <tr>
            <th scope="col" className="corner">
              {down.rule.label} ↓ {across.rule.label} →
            </th>
            {across.values.map((value) => (
              <th key={value} scope="col">
                {valueLabel(across.rule, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.values.map((value) => (
            <tr key={value}>
              <th scope="row">{valueLabel(down.rule, value)}</th>
              {across.values.map((other) => {
                const cell = cells.find(
                  ({ run: { planned } }) => planned.values[0] === value && planned.values[1] === other,
                );
                return (
                  <td key={other}>
                    {cell && <RunCard document={document} run={cell.run} index={cell.index} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
