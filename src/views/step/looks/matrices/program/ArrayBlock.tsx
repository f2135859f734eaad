import { useMemo } from "react";
import type { OutlinedValue } from "../../../../../engine/graph/outline";
import { nameOf } from "../../../../../engine/names/canonicalName";
import { asDenominatorText } from "../../../../../engine/names/operandText";
import { gradientOf, numberOf } from "../../../../../engine/names/quantity";
import { elementIn, type Plain } from "../../../../../engine/names/tensorRef";
import { indexAt, tupleText } from "../../../../../engine/shape";
import Folded from "../../../../../ui/Folded";
import { BreakingName } from "../../../../parts/fields/BreakingName";
import { MatrixBlock } from "../MatrixBlock";
import { ShapeText } from "./ShapeText";

interface ArrayBlockProps {
  readonly value: OutlinedValue;
  /** The scalar whose gradients are taken. */
  readonly of: string;
}

/** Longer names aren't repeated in the gradient's. */
const longestName = 12;
/** Larger arrays are folded. */
const mostPrinted = 80;
/** Of a larger one so many rows and columns are shown, as colours. */
const drawn = { rows: 40, columns: 60, pages: 12 } as const;

/** An array with its gradient, of which large ones are folded. */
export function ArrayBlock({ value, of }: ArrayBlockProps) {
  const { shape, label, name } = value;
  const count = shape.reduce((product, length) => product * length, 1);
  const title = label ?? name;
  if (count === 0) return <p className="quiet">{`${title} ${tupleText(shape)} has no numbers`}</p>;
  return (
    <div className="block-column array">
      <p className="matrix-name">
        <BreakingName name={title} />
      </p>
      {count > mostPrinted ? (
        <Folded title={`${count.toLocaleString("en")} numbers`}>
          <Pages value={value} of={of} />
        </Folded>
      ) : (
        <Pages value={value} of={of} />
      )}
      {shape.length > 0 && <ShapeText value={value} of={of} />}
    </div>
  );
}

/** Matrices one after the other: of an array with more than two axes there are several. */
function Pages({ value, of }: ArrayBlockProps) {
  const { shape } = value;
  const rank = shape.length;
  const [all, allColumns] = [rank < 2 ? (shape[0] ?? 1) : shape[rank - 2], rank < 2 ? 1 : shape[rank - 1]];
  const [rows, columns] = [Math.min(all, drawn.rows), Math.min(allColumns, drawn.columns)];
  const before = shape.slice(0, Math.max(0, rank - 2));
  const pages = before.reduce((product, length) => product * length, 1);
  const isCut = rows < all || columns < allColumns || pages > drawn.pages;
  return (
    <>
      {Array.from({ length: Math.min(pages, drawn.pages) }, (_, page) => (
        <Page
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its index
          key={page}
          value={value}
          of={of}
          before={indexAt(page, before)}
          rows={rows}
          columns={columns}
        />
      ))}
      {isCut && (
        <p className="quiet">
          {`The first ${rows} of ${all} rows, ${columns} of ${allColumns} columns${pages > drawn.pages ? `, ${drawn.pages} of ${pages} matrices` : ""}.`}
        </p>
      )}
    </>
  );
}

interface PageProps extends ArrayBlockProps {
  /** The first of its numbers' indices, where the array has more than two axes. */
  readonly before: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

function Page({ value: { name, role, shape, label, isConstant }, of, before, rows, columns }: PageProps) {
  const rank = shape.length;
  const own = label ?? name;
  const title = before.length > 0 ? `${own}[${before.join(",")}]` : "";
  const short = own.length > longestName ? "…" : asDenominatorText(title || own);
  const common = useMemo(() => {
    const element = (row: number, column: number): Plain =>
      elementIn({ base: name, role }, [...before, row, column].slice(0, rank));
    return {
      shape: { rows, columns },
      axes: { down: Math.max(0, rank - 2), ...(rank > 1 && { across: rank - 1 }) },
      element,
    };
  }, [name, role, rank, before, rows, columns]);
  const { element, ...block } = common;
  return (
    <div className={`array-page ${columns === 1 && rows > 1 ? "upright" : ""}`}>
      <MatrixBlock
        label={title}
        about={own}
        nameAt={(r, c) => nameOf(numberOf(element(r, c)))}
        kind="value"
        keepsRoom
        {...block}
      />
      {!isConstant && (
        <MatrixBlock
          label={`∂${of}/∂${short}`}
          about={`∂${of}/∂${asDenominatorText(own)}`}
          nameAt={(r, c) => nameOf(gradientOf(element(r, c), of))}
          kind="gradient"
          {...block}
        />
      )}
    </div>
  );
}
