import { useMemo } from "react";
import { fullNumber, shortNumber } from "../../engine/math/format";
import { createNotation, written } from "../../engine/network/notation";
import { nameOf, parseQuantity } from "../../engine/network/quantity";
import { useWorkbench } from "../../store/context";
import { Printed } from "./Printed";
import { printedWithin } from "./sheetNumbers";
import "./layerResult.css";

/** A layer's numbers, and which of them the sheet printed. */
export default function LayerResult({
  rows,
  name,
}: {
  readonly rows: readonly number[] | readonly (readonly number[])[];
  readonly name: string;
}) {
  const sheet = useWorkbench((state) => state.sheet);
  const names = useWorkbench((state) => state.document?.names);
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const index = useWorkbench((state) => state.index);
  const notation = useMemo(() => createNotation(names, false), [names]);
  return (
    <>
      <Matrix rows={rows} name={name} />
      {printedWithin(sheet, name).map((printed) => {
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

function Matrix({
  rows,
  name,
}: {
  readonly rows: readonly number[] | readonly (readonly number[])[];
  readonly name: string;
}) {
  const matrix = rows.map((row) => (typeof row === "number" ? [row] : row));
  return (
    <div className="matrix-result">
      <span className="equals">=</span>
      <table aria-label={`Result: ${name}, ${matrix.length}×${matrix[0].length}`}>
        <tbody>
          {matrix.map((row, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in a matrix is its identity
            <tr key={r}>
              {row.map((value, c) => (
                <td
                  key={partName(name, r + 1, c + 1)}
                  title={fullNumber(value)}
                  data-quantity={partName(name, r + 1, c + 1)}
                  data-value={fullNumber(value)}
                >
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

/** One number of a whole layer's, 1-based: of `dL/dW2` in row 1 and column 2 it is `dL/dW2[1,2]`. */
function partName(whole: string, row: number, column: number): string {
  const quantity = parseQuantity(whole);
  if (!quantity || quantity.kind === "slope") return whole;
  return nameOf({
    ...quantity,
    of: { ...quantity.of, index: quantity.of.base === "W" ? [row, column] : [row] },
  });
}
