import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Sheet } from "../../../store/work/workEntry";
import { QuantityRow } from "./QuantityRow";
import type { KnownRow } from "./tableRows";

interface QuantityRowsProps {
  readonly rows: readonly KnownRow[];
  /** What scrolls around them. */
  readonly scroll: RefObject<HTMLElement | null>;
  readonly isCurrent: (row: KnownRow) => boolean;
  readonly label: (name: string) => string;
  readonly sheet: Sheet | undefined;
  /** Whether there is a column for the reader's own numbers. */
  readonly hasYours: boolean;
  /** The first row of the current step. */
  readonly current: RefObject<HTMLTableRowElement | null>;
}

/** A table that has no more rows than this is always whole. */
const mostWhole = 80;

/** So many rows come and go together: of long tables more, since the browser looks after each part in each frame. */
const togetherIn = (rows: number) => Math.min(40, Math.max(10, Math.ceil(rows / 100)));

/** A row's height until it has been there, in pixels. */
const usualHeight = 25;

/** The table's rows. Of a long table only those near what is seen are there: a large network has a thousand. */
export function QuantityRows({
  rows,
  scroll,
  isCurrent,
  label,
  sheet,
  hasYours,
  current,
}: QuantityRowsProps) {
  const first = rows.findIndex(isCurrent);
  const row = (known: KnownRow, place: number) => (
    <QuantityRow
      key={known.name}
      {...known}
      label={label(known.name)}
      isCurrent={isCurrent(known)}
      sheet={sheet}
      hasYours={hasYours}
      rowRef={place === first ? current : undefined}
    />
  );
  if (rows.length <= mostWhole) return <tbody>{rows.map(row)}</tbody>;
  const together = togetherIn(rows.length);
  const parts = Array.from({ length: Math.ceil(rows.length / together) }, (_, part) => part * together);
  return parts.map((from) => (
    <Part
      key={`${together} ${from}`}
      scroll={scroll}
      count={Math.min(together, rows.length - from)}
      needed={first >= from && first < from + together}
    >
      {() => rows.slice(from, from + together).map((known, k) => row(known, from + k))}
    </Part>
  ));
}

interface PartProps {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Whether it is there wherever it is. */
  readonly needed: boolean;
  readonly children: () => ReactNode;
}

/** Rows that are there while they are near what is seen, and else keep their place. */
function Part({ scroll, count, needed, children }: PartProps) {
  const part = useRef<HTMLTableSectionElement>(null);
  const [near, setNear] = useState(false);
  const height = useRef(count * usualHeight);
  useEffect(() => {
    const element = part.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry.isIntersecting) setNear(true);
        else {
          height.current = entry.boundingClientRect.height || height.current;
          setNear(false);
        }
      },
      { root: scroll.current, rootMargin: "200px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll]);
  return (
    <tbody ref={part}>
      {near || needed ? (
        children()
      ) : (
        <tr>
          <td style={{ height: height.current, padding: 0 }} />
        </tr>
      )}
    </tbody>
  );
}
