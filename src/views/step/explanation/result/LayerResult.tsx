import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { parseQuantity } from "../../../../engine/names/canonicalName";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import { hasConvention, isTurned } from "../../../../engine/names/presentation";
import { isWeight } from "../../../../engine/names/tensorRef";
import { usePredict } from "../../../../store/homework/predict";
import { useFrames, useShown, useWorkbench } from "../../../../store/work/context";
import type { Moving } from "../../../../store/work/frames";
import type { ShownStep } from "../../../../store/work/workbenchState";
import { part } from "../../../../ui/part";
import { setText } from "../../../../ui/setText";
import { useNumberNames } from "../../parts/numberNames";
import { ShownText } from "../../parts/ShownText";
import { Printed } from "../../printed/Printed";
import { type PrintedNumber, printedWithin } from "../../printed/sheetNumbers";
import "./layerResult.css";

const AskedResult = part(() => import("./AskedResult"), { isSmall: true });
const PracticeResult = part(() => import("../../looks/answers/PracticeResult"), { isSmall: true });

/** To be found, or to be asked for. */
function HiddenResult({ names }: { readonly names: readonly string[] }) {
  const predicts = usePredict((state) => state.on);
  return predicts ? <AskedResult /> : <PracticeResult names={names} />;
}

type ResultRows = Exclude<ShownStep["value"], number>;

/** A layer's numbers, and which of them the sheet printed; or fields for them, while they are for the reader to find. */
export default function LayerResult() {
  const step = useShown(layerStructure)?.step;
  if (!step || typeof step.value === "number") return null;
  const { value, names, quantity } = step;
  if (value.length === 0) return <HiddenResult names={names ?? [quantity]} />;
  return <KnownResult step={step} rows={value} />;
}

const layerStructure = ({ step: { quantity, names = [], value, explanation } }: Moving) =>
  [
    quantity,
    ...names,
    explanation.form,
    explanation.isRowVector,
    typeof value === "number" || value.length,
  ].join("|");

function KnownResult({ step, rows }: { readonly step: ShownStep; readonly rows: ResultRows }) {
  const { quantity, names = [], explanation } = step;
  const sheet = useWorkbench((state) => state.sheet);
  const display = useWorkbench((state) => state.document?.names);
  const { convention } = useWorkbench((state) => state.presentation);
  const { parse } = useNumberNames();
  const notation = useMemo(() => createLabels(display, false), [display]);
  const cells = indicesIn(rows);
  const turned =
    explanation.isRowVector ||
    (isTurned(convention) && hasConvention(explanation.form) && !isOfWeights(quantity));
  return (
    <>
      <Matrix
        cells={turned ? cells[0].map((_, c) => cells.map((row) => row[c])) : cells}
        names={names}
        name={quantity}
      />
      {printedWithin(sheet, quantity, parse).map((printed) => (
        <NumberOnSheet
          key={printed.quantity}
          printed={printed}
          label={writtenName(printed.quantity as string, notation.text)}
        />
      ))}
    </>
  );
}

/** One of the layer's numbers, and what the sheet printed for it. */
function NumberOnSheet({ printed, label }: { readonly printed: PrintedNumber; readonly label: string }) {
  const exact = ({ numbers, step }: Moving) => numbers.at(printed.quantity ?? "", step.index);
  const shown = useShown((now) => exact(now) !== undefined);
  if (!shown || exact(shown) === undefined) return null;
  return (
    <p className="on-sheet">
      {label} = <ShownText of={(now) => shortNumber(exact(now) ?? Number.NaN)} />, sheet{" "}
      <Printed number={printed} of={exact} />
    </p>
  );
}

/** Weights are [out, in] in both conventions. */
function isOfWeights(name: string): boolean {
  const quantity = parseQuantity(name);
  return quantity !== undefined && isWeight(quantity.of);
}

/** Which of the step's numbers stand in its rows: one after the other, row by row. */
function indicesIn(rows: ResultRows): number[][] {
  let next = 0;
  return rows.map((row) => [row].flat().map(() => next++));
}

interface MatrixProps {
  readonly name: string;
  readonly names: readonly string[];
  /** The index in `names` of what each cell shows. */
  readonly cells: readonly (readonly number[])[];
}

function Matrix({ name, names, cells }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const frames = useWorkbench((state) => state.frames);
  const seen = useSeenRows(table, cells);
  const columns = useRef<Columns>(undefined);
  useFrames(({ step }) => {
    if (typeof step.value === "number" || !table.current) return;
    const values = step.value.flat();
    const isMoving = frames.latest !== undefined;
    columns.current = isMoving ? (columns.current ?? columnsInSight(table.current)) : undefined;
    const { first, last } = columns.current ?? { first: 0, last: Number.POSITIVE_INFINITY };
    for (const [r, row] of [...table.current.rows].entries()) {
      // What is out of sight waits for the end of a change: hundreds of texts would take longer than a frame.
      if (isMoving && !seen.has(row)) continue;
      for (let c = first; c < row.cells.length && c <= last; c++) {
        const cell = row.cells[c];
        const value = values[cells[r][c]];
        const full = fullNumber(value);
        if (cell.dataset.value === full) continue;
        cell.dataset.value = full;
        cell.title = full;
        setText(cell, shortNumber(value, 4));
      }
    }
  }, "explanation");
  return (
    <div
      className="matrix-result"
      onScroll={() => {
        columns.current = undefined;
      }}
    >
      <span className="equals">=</span>
      <table ref={table} aria-label={`Result: ${name}, ${cells.length}×${cells[0].length}`}>
        <tbody>
          {cells.map((row) => (
            <tr key={row[0]}>
              {row.map((index) => (
                <td key={index} data-quantity={names[index]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Those of a table that are in sight, and one more on both sides. */
interface Columns {
  readonly first: number;
  readonly last: number;
}

/** Asking for their places costs a layout. */
function columnsInSight({ parentElement, rows }: HTMLTableElement): Columns {
  const box = parentElement?.getBoundingClientRect();
  const rects = [...(rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect());
  const seen = rects.map(({ left, right }) => !box || (right > box.left && left < box.right));
  return { first: Math.max(0, seen.indexOf(true) - 1), last: seen.lastIndexOf(true) + 1 };
}

/** Which rows of a table are in sight, as the browser finds a moment after it has been laid out or scrolled. */
function useSeenRows(
  table: RefObject<HTMLTableElement | null>,
  cells: MatrixProps["cells"],
): ReadonlySet<Element> {
  const [seen] = useState(() => new Set<Element>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cells are other elements
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
    });
    for (const row of table.current?.rows ?? []) observer.observe(row);
    return () => {
      observer.disconnect();
      seen.clear();
    };
  }, [table, cells, seen]);
  return seen;
}
