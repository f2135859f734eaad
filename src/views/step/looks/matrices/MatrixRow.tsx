import { memo } from "react";
import { type Scale, scaleColour, signColour } from "../../../../draw/colour";
import { fullNumber, shortestNumber, shortNumber } from "../../../../engine/math/format";

export interface MatrixCell {
  readonly name: string;
  /** As the document calls it. */
  readonly called: string;
  readonly value: number | undefined;
  /** Whether the step finds it, it is pointed at, or the step reads it. */
  readonly look: "now" | "lit" | "read" | "";
  /** Whether it belongs to the example that the other panels show. */
  readonly isShown: boolean;
}

interface MatrixRowProps {
  readonly cells: readonly MatrixCell[];
  readonly kind: Scale;
  /** Where numbers give way to colours, the size at which these are full. */
  readonly domain: number | undefined;
  /** The example that the row belongs to, 1-based, where examples are rows. */
  readonly example: number | undefined;
}

/** A row renders again only where one of its cells has changed: with a batch there are many thousands. */
export const MatrixRow = memo(Row, (before, after) => {
  if (before.domain !== after.domain || before.cells.length !== after.cells.length) return false;
  return after.cells.every((cell, c) => {
    const other = before.cells[c];
    return (
      cell.name === other.name &&
      cell.called === other.called &&
      Object.is(cell.value, other.value) &&
      cell.look === other.look &&
      cell.isShown === other.isShown
    );
  });
});

function Row({ cells, kind, domain, example }: MatrixRowProps) {
  return (
    <tr>
      {example !== undefined && (
        <th scope="row" aria-label={`example ${example}`} className={cells[0].isShown ? "shown" : ""}>
          {(domain === undefined || cells[0].isShown) && <span>{example}</span>}
        </th>
      )}
      {cells.map((cell) => (
        <Cell key={cell.name} cell={cell} kind={kind} domain={domain} />
      ))}
    </tr>
  );
}

interface CellProps extends Pick<MatrixRowProps, "kind" | "domain"> {
  readonly cell: MatrixCell;
}

function Cell({ cell, kind, domain }: CellProps) {
  const { name, called, value, look, isShown } = cell;
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
      title={`${called} = ${shortestNumber(value)}`}
      {...(domain !== undefined && { "aria-label": short })}
      style={
        domain === undefined
          ? { color: look === "now" ? undefined : signColour(kind, value) }
          : { background: scaleColour(kind, value, domain) }
      }
    >
      {domain === undefined ? short : ""}
    </td>
  );
}
