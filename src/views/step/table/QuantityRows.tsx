import { type ReactNode, type RefObject, useRef } from "react";
import type { Quantity } from "../../../engine/names/quantity";
import type { Sheet } from "../../../store/work/workEntry";
import type { GivenAs } from "./givenAs";
import { QuantityRow } from "./QuantityRow";
import type { KnownRow } from "./tableRows";
import { useBlocksNear } from "./useBlocksNear";

interface QuantityRowsProps {
  readonly rows: readonly KnownRow[];
  /** What scrolls around them. */
  readonly scroll: RefObject<HTMLElement | null>;
  readonly isCurrent: (row: KnownRow) => boolean;
  readonly label: (name: string) => string;
  readonly given: (quantity: Quantity) => GivenAs | undefined;
  readonly sheet: Sheet | undefined;
  /** Whether there is a column for the reader's own numbers. */
  readonly hasYours: boolean;
  /** The first row of the current step. */
  readonly current: RefObject<HTMLTableRowElement | null>;
}

/** A table that has no more rows than this is always whole. */
const mostWhole = 80;

/** So many rows come and go together. */
const together = 4;

/** A row's height until it has been there, in pixels. */
const usualHeight = 25;

/** The table's rows. Of a long table only those near what is seen are there: a large network has a thousand. */
export function QuantityRows({
  rows,
  scroll,
  isCurrent,
  label,
  given,
  sheet,
  hasYours,
  current,
}: QuantityRowsProps) {
  const first = rows.findIndex(isCurrent);
  const row = (known: KnownRow, index: number) => (
    <QuantityRow
      key={known.name}
      {...known}
      label={label(known.name)}
      given={given(known.quantity)}
      isCurrent={isCurrent(known)}
      sheet={sheet}
      hasYours={hasYours}
      rowRef={index === first ? current : undefined}
    />
  );
  const isLong = rows.length > mostWhole;
  const count = isLong ? Math.ceil(rows.length / together) : 0;
  const rowsIn = (block: number) => Math.min(together, rows.length - block * together);
  /** How high the rows of each block were when it was there last. */
  const rowHeights = useRef(new Map<number, number>());
  const heightOf = (block: number) => rowsIn(block) * (rowHeights.current.get(block) ?? usualHeight);
  const needed = Math.floor(first / together);
  const near = useBlocksNear(scroll, count, needed, heightOf, () => {
    for (const block of scroll.current?.querySelectorAll<HTMLTableSectionElement>("tbody[data-block]") ?? [])
      rowHeights.current.set(Number(block.dataset.block), block.offsetHeight / block.rows.length);
  });
  if (!isLong) return <tbody>{rows.map(row)}</tbody>;

  const isThere = (block: number) => block === needed || (near && block >= near.from && block <= near.to);
  const parts: ReactNode[] = [];
  let gap = 0;
  for (let block = 0; block < count; block++) {
    const from = block * together;
    if (!isThere(block)) gap += heightOf(block);
    else {
      if (gap > 0) parts.push(<Gap key={`before ${parts.length}`} height={gap} />);
      gap = 0;
      parts.push(
        <tbody key={block} data-block={block}>
          {rows.slice(from, from + together).map((known, k) => row(known, from + k))}
        </tbody>,
      );
    }
  }
  if (gap > 0) parts.push(<Gap key="last" height={gap} />);
  return parts;
}

/** In the place of rows that aren't there. */
const Gap = ({ height }: { readonly height: number }) => (
  <tbody>
    <tr>
      <td style={{ height, padding: 0 }} />
    </tr>
  </tbody>
);
