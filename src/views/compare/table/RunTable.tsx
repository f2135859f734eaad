import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStores } from "../../../store/context";
import { useSize } from "../../parts/useSize";
import { createArrangement, useArrangement } from "../runs/arrangement";
import { useOpenRun } from "../runs/useOpenRun";
import { type Column, type ComparedLine, filtered } from "./columns";
import "./table.css";

interface RunTableProps {
  /** Sorted. */
  readonly lines: readonly ComparedLine[];
  /** Those that are shown. */
  readonly columns: readonly Column[];
  readonly all: readonly Column[];
  readonly sortedBy: string;
  readonly descending: boolean;
  readonly canGroup: boolean;
}

/** Pixels of a line; the style says the same. */
const lineHeight = 25;

/** The runs as a table; of a thousand lines those in view are there. */
export function RunTable({ lines: every, columns, all, sortedBy, descending, canGroup }: RunTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const [top, setTop] = useState(0);
  const arrange = useArrangement((state) => state.arrange);
  const perCell = useArrangement((state) => state.perCell);
  const hiddenColumns = useArrangement((state) => state.hiddenColumns);
  const chosen = useArrangement((state) => state.chosen);
  const arrangement = useStores().get(createArrangement);
  const filter = useArrangement((state) => state.filter);
  const { openInTrain } = useOpenRun();
  const lines = useMemo(() => filtered(every, columns, filter), [every, columns, filter]);
  const height = size?.height ?? 300;
  const first = Math.max(0, Math.floor(top / lineHeight) - 8);
  const shown = lines.slice(first, first + Math.ceil(height / lineHeight) + 16);
  useLit(scroller, lines);

  const move = (event: KeyboardEvent, index: number) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (by === undefined) {
      if (event.key === "Enter") openInTrain(lines[index].row.index);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const next = lines[Math.min(lines.length - 1, Math.max(0, index + by))];
    arrangement.getState().choose(next.row.index);
    scroller.current?.querySelector<HTMLElement>(`[data-line="${next.key}"]`)?.focus();
  };
  const { point, choose } = arrangement.getState();
  const focusable = lines.some(({ row }) => row.index === chosen) ? chosen : lines[0]?.row.index;
  return (
    <div className="run-table-frame">
      <div className="run-table-tools">
        {canGroup && (
          <label>
            <input
              type="checkbox"
              checked={perCell}
              onChange={({ currentTarget }) => arrange({ perCell: currentTarget.checked })}
            />
            seeds together
          </label>
        )}
        <details className="column-choice">
          <summary>columns</summary>
          <div>
            {all.map(({ id, label }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={!hiddenColumns.includes(id)}
                  onChange={({ currentTarget }) =>
                    arrange({
                      hiddenColumns: currentTarget.checked
                        ? hiddenColumns.filter((other) => other !== id)
                        : [...hiddenColumns, id],
                    })
                  }
                />
                {label}
              </label>
            ))}
          </div>
        </details>
        <input
          type="search"
          className="run-filter"
          placeholder="filter"
          aria-label="Filter the table"
          title="Lines that have all of these words, such as adam or diverged; for ranges of numbers brush an axis"
          value={filter}
          onChange={({ currentTarget }) => arrange({ filter: currentTarget.value })}
        />
        {lines.length < every.length && (
          <output>
            {lines.length} of {every.length}
          </output>
        )}
      </div>
      <div
        className="run-scroll"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <table className="run-table" aria-rowcount={lines.length + 1} aria-label="Runs">
          <thead>
            <tr>
              <th scope="col">run</th>
              {columns.map(({ id, label, isNumber }) => (
                <th
                  key={id}
                  scope="col"
                  className={isNumber ? "" : "words"}
                  aria-sort={sortedBy === id ? (descending ? "descending" : "ascending") : undefined}
                >
                  <button
                    type="button"
                    title={`Sort by ${label}`}
                    onClick={() => arrange({ sort: { by: id, descending: sortedBy === id && !descending } })}
                  >
                    {label}
                    <span aria-hidden="true">{sortedBy === id ? (descending ? " ▾" : " ▴") : ""}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr style={{ height: first * lineHeight }} />
            {shown.map((line, k) => (
              <tr
                key={line.key}
                data-line={line.key}
                data-run={line.rows.map(({ index }) => index).join(" ")}
                aria-rowindex={first + k + 2}
                aria-selected={line.rows.some(({ index }) => index === chosen)}
                tabIndex={line.row.index === focusable ? 0 : -1}
                title={line.row.result.stopped.sentence}
                onPointerEnter={() => point(line.row.index)}
                onPointerLeave={() => point(undefined)}
                onFocus={() => point(line.row.index)}
                onBlur={() => point(undefined)}
                onClick={() => choose(line.row.index)}
                onDoubleClick={() => openInTrain(line.row.index)}
                onKeyDown={(event) => move(event, first + k)}
              >
                <th scope="row">{line.row.index + 1}</th>
                {columns.map((column) => (
                  <td key={column.id} className={column.isNumber ? "" : "words"}>
                    {column.text(line)}
                  </td>
                ))}
              </tr>
            ))}
            <tr style={{ height: Math.max(0, lines.length - first - shown.length) * lineHeight }} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Lights the line of the run that is pointed at, without rendering the table for it. */
function useLit(scroller: React.RefObject<HTMLElement | null>, lines: readonly ComparedLine[]): void {
  const arrangement = useStores().get(createArrangement);
  useEffect(() => {
    void lines;
    const light = () => {
      const { lit } = arrangement.getState();
      for (const line of scroller.current?.querySelectorAll<HTMLElement>("tr[data-run]") ?? [])
        line.classList.toggle(
          "lit",
          lit !== undefined && (line.dataset.run ?? "").split(" ").includes(String(lit)),
        );
    };
    light();
    return arrangement.subscribe((now, before) => {
      if (now.lit !== before.lit) light();
    });
  }, [arrangement, scroller, lines]);
}
