import { memo } from "react";

interface MatrixRowProps {
  /** Of its cells. */
  readonly names: readonly string[];
  /** The example that the row belongs to, 1-based, where examples are rows. */
  readonly example: number | undefined;
  /** Whether that is the one that the other panels show. */
  readonly isShown: boolean;
  /** Whether there is room for the example's number. */
  readonly isNumbered: boolean;
}

/** Cells, to be painted. A row renders again only where it has others: with a batch there are many thousands. */
export const MatrixRow = memo(
  Row,
  (before, after) =>
    (["example", "isShown", "isNumbered"] as const).every((part) => before[part] === after[part]) &&
    before.names.length === after.names.length &&
    after.names.every((name, c) => name === before.names[c]),
);

function Row({ names, example, isShown, isNumbered }: MatrixRowProps) {
  return (
    <tr>
      {example !== undefined && (
        <th scope="row" aria-label={`example ${example}`} className={isShown ? "shown" : ""}>
          {isNumbered && <span>{example}</span>}
        </th>
      )}
      {names.map((name) => (
        <td key={name} data-name={name} />
      ))}
    </tr>
  );
}
