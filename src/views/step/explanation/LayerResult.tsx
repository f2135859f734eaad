import { useMemo } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { createLabels, written } from "../../../engine/names/labels";
import { hasConvention, isTurned } from "../../../engine/names/presentation";
import { isWeight, parseQuantity } from "../../../engine/names/quantity";
import { useWorkbench } from "../../../store/work/context";
import type { ShownStep } from "../../../store/work/workbenchState";
import { part } from "../../../ui/part";
import { Printed } from "./Printed";
import { printedWithin } from "./sheetNumbers";
import "./layerResult.css";

const PracticeResult = part(() => import("../looks/answers/PracticeResult"), { isSmall: true });

interface LayerResultProps {
  readonly step: ShownStep;
  readonly rows: readonly number[] | readonly (readonly number[])[];
}

/** A layer's numbers, and which of them the sheet printed; or fields for them, while they are for the reader to find. */
export default function LayerResult({ step, rows }: LayerResultProps) {
  if (rows.length === 0) return <PracticeResult names={step.names ?? [step.quantity]} />;
  return <KnownResult step={step} rows={rows} />;
}

function KnownResult({ step: { quantity, names, explanation }, rows }: LayerResultProps) {
  const sheet = useWorkbench((state) => state.sheet);
  const display = useWorkbench((state) => state.document?.names);
  const { convention } = useWorkbench((state) => state.presentation);
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const index = useWorkbench((state) => state.index);
  const notation = useMemo(() => createLabels(display, false), [display]);
  const cells = cellsOf(rows, names ?? []);
  const turned = isTurned(convention) && hasConvention(explanation.form) && !isOfWeights(quantity);
  return (
    <>
      <Matrix cells={turned ? cells[0].map((_, c) => cells.map((row) => row[c])) : cells} name={quantity} />
      {printedWithin(sheet, quantity).map((printed) => {
        const part = printed.quantity as string;
        const value = numbers?.at(part, index);
        return value === undefined ? null : (
          <p key={part} className="on-sheet">
            {written(part, notation.text)} = {shortNumber(value)}, sheet{" "}
            <Printed number={printed} value={value} />
          </p>
        );
      })}
    </>
  );
}

/** Weights are [out, in] in both conventions. */
function isOfWeights(name: string): boolean {
  const quantity = parseQuantity(name);
  return quantity !== undefined && isWeight(quantity.of);
}

interface Cell {
  readonly name: string;
  readonly value: number;
}

/** @param names one after the other, row by row */
function cellsOf(rows: LayerResultProps["rows"], names: readonly string[]): Cell[][] {
  const matrix = rows.map((row) => (typeof row === "number" ? [row] : row));
  return matrix.map((row, r) => row.map((value, c) => ({ value, name: names[r * row.length + c] })));
}

function Matrix({ cells, name }: { readonly cells: readonly (readonly Cell[])[]; readonly name: string }) {
  return (
    <div className="matrix-result">
      <span className="equals">=</span>
      <table aria-label={`Result: ${name}, ${cells.length}×${cells[0].length}`}>
        <tbody>
          {cells.map((row) => (
            <tr key={row[0].name}>
              {row.map(({ name: cell, value }) => (
                <td key={cell} title={fullNumber(value)} data-quantity={cell} data-value={fullNumber(value)}>
                  {shortNumber(value, 4)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
