import { memo } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";

export interface MatrixCell {
  readonly name: string;
  readonly value: number | undefined;
  /** Whether the step finds it, it is pointed at, or the step reads it. */
  readonly look: "now" | "lit" | "read" | "";
  /** Whether it belongs to the example that the other panels show. */
  readonly isShown: boolean;
  readonly colour: string | undefined;
}

interface MatrixRowProps {
  readonly cells: readonly MatrixCell[];
  readonly heat: boolean;
  /** The example that the row belongs to, 1-based, where examples are rows. */
  readonly example: number | undefined;
}

/** A row renders anew only where one of its cells has changed: with a batch there are many thousands. */
export const MatrixRow = memo(Row, (before, after) => {
  if (before.heat !== after.heat || before.cells.length !== after.cells.length) return false;
  return after.cells.every((cell, c) => {
    const other = before.cells[c];
    return (
      cell.name === other.name &&
      Object.is(cell.value, other.value) &&
      cell.look === other.look &&
      cell.isShown === other.isShown &&
      cell.colour === other.colour
    );
  });
});

function Row({ cells, heat, example }: MatrixRowProps) {
  return (
    <tr>
      {example !== undefined && (
        <th scope="row" aria-label={`example ${example}`} className={cells[0].isShown ? "shown" : ""}>
          {(!heat || cells[0].isShown) && <span>{example}</span>}
        </th>
      )}
      {cells.map((cell) => (
        <Cell key={cell.name} cell={cell} heat={heat} />
      ))}
    </tr>
  );
}

function Cell({ cell, heat }: { readonly cell: MatrixCell; readonly heat: boolean }) {
  const { name, value, look, isShown, colour } = cell;
  const className = `${look} ${isShown ? "shown" : ""}`.trim();
  if (value === undefined) return <td className={className} data-name={name} />;
  const full = fullNumber(value);
  const short = shortNumber(value, 4);
  return (
    <td
      className={className}
      data-name={name}
      data-quantity={name}
      data-value={full}
      title={`${name} = ${full}`}
      {...(heat && { "aria-label": short })}
      style={heat ? { background: colour } : { color: colour }}
    >
      {heat ? "" : short}
    </td>
  );
}
