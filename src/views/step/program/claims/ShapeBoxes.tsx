import { rowsAndColumns } from "../../../../draw/program/valueSize";
import type { ShownClaim } from "../../../../store/work/workbenchState";

/** Pixels of the longest side, of one cell at most, and of one side at least. */
const largest = 84;
const cell = 14;
const leastSide = 8;

/** The shape of what is claimed beside the one that was expected: two boxes of rows × columns. */
export function ShapeBoxes({ claim: { name, of, shape, ofShape } }: { readonly claim: ShownClaim }) {
  const longest = Math.max(
    ...[shape, ofShape].map(rowsAndColumns).flatMap(({ rows, columns }) => [rows, columns]),
  );
  const size = Math.min(cell, largest / longest);
  return (
    <div className="shape-boxes">
      <ShapeBox shape={shape} size={size} title={`yours: ${name}`} kind="wrong" />
      <ShapeBox shape={ofShape} size={size} title={`expected, as ${of}`} kind="right" />
    </div>
  );
}

interface ShapeBoxProps {
  readonly shape: readonly number[];
  /** Pixels of one cell. */
  readonly size: number;
  readonly title: string;
  readonly kind: "right" | "wrong";
}

function ShapeBox({ shape, size, title, kind }: ShapeBoxProps) {
  const { rows, columns } = rowsAndColumns(shape);
  const [width, height] = [columns, rows].map((count) => Math.max(leastSide, count * size));
  const lines = (count: number) =>
    count > 1 && size > 5 ? Array.from({ length: count - 1 }, (_, k) => k + 1) : [];
  return (
    <figure className={`shape-box ${kind}`}>
      <svg
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        aria-hidden="true"
      >
        <rect width={width} height={height} />
        {lines(columns).map((k) => (
          <line key={`column ${k}`} x1={k * size} x2={k * size} y2={height} />
        ))}
        {lines(rows).map((k) => (
          <line key={`row ${k}`} y1={k * size} y2={k * size} x2={width} />
        ))}
      </svg>
      <figcaption>
        {title}
        <b>{shapeWords(shape)}</b>
      </figcaption>
    </figure>
  );
}

/** "3 rows × 2 columns"; a list has no rows, and of more than two axes each is named. */
function shapeWords(shape: readonly number[]): string {
  if (shape.length === 0) return "one number";
  if (shape.length === 1) return `a list of ${shape[0]}`;
  if (shape.length > 2) return `(${shape.join(", ")})`;
  const [rows, columns] = shape;
  return `${rows} ${rows === 1 ? "row" : "rows"} × ${columns} ${columns === 1 ? "column" : "columns"}`;
}
