import { use, useRef, useState } from "react";
import { type Scale, symmetricDomain } from "../../../../draw/colour";
import { parseQuantity } from "../../../../engine/names/canonicalName";
import { isGiven } from "../../../../engine/names/tensorRef";
import { useWorkbench } from "../../../../store/work/context";
import { whenLeft } from "../../../../ui/whenLeft";
import type { BlockShape } from "./block";
import { useBlockNames } from "./blockNames";
import { GivenContext } from "./givenContext";
import { MatrixRow } from "./MatrixRow";
import { type PaintedCells, paintCell } from "./paintCell";
import { useKnownNumbers } from "./shown";

interface MatrixBlockProps {
  /** What stands above it, and what it is called where that isn't all. */
  readonly label: string;
  readonly about?: string;
  readonly shape: BlockShape;
  /** The canonical name of an entry, 0-based. */
  nameAt(row: number, column: number): string;
  readonly kind: Scale;
  /** Whether it has its place before any of its entries is known. */
  readonly keepsRoom?: boolean;
  /** Along which side examples lie, and the one that the other panels show. */
  readonly along?: "rows" | "columns";
  readonly shown?: number | undefined;
  /** Which axes of an array its rows and its columns count, where a step may run over them. */
  readonly axes?: { readonly down: number; readonly across?: number };
}

/** As many columns stand side by side on a phone. */
const mostDragged = 6;
/** Beyond these sizes numbers give way to colours; each number shows when it is pointed at. */
const printed = { rows: 10, columns: 10, entries: 80 };

/** One matrix: what isn't known yet at this step is blank. */
export function MatrixBlock({
  label,
  about = label,
  shape: { rows, columns },
  nameAt,
  kind,
  keepsRoom = false,
  along,
  shown,
  axes,
}: MatrixBlockProps) {
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const { meant, bufferOf, namesFor, pointedFor, text } = useBlockNames();
  const isNetwork = useWorkbench(({ document, locked }) => document !== undefined && !locked);
  const { given, stops } = use(GivenContext);
  const block = useRef<HTMLDivElement>(null);
  const [painted] = useState<PaintedCells>(() => new WeakMap());
  const heat = rows > printed.rows || columns > printed.columns || rows * columns > printed.entries;
  const names = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => nameAt(r, c)),
  );
  const first = isNetwork ? parseQuantity(names[0]?.[0] ?? "") : undefined;
  const isGivenHere = first?.kind === "plain" && isGiven(first.of);
  const isGivenAt = (name: string) => given?.has(name) ?? isGivenHere;
  /** The example of a cell. */
  const exampleOf = (row: number, column: number) =>
    along === "rows" ? row + 1 : along === "columns" ? column + 1 : undefined;
  useKnownNumbers((known, step) => {
    if (!block.current) return;
    const reads = new Set(step.reads.map(({ name }) => meant(name)));
    const found = meant(step.quantity);
    // Most blocks have no part in the step: their many cells needn't be looked at one by one.
    const whole = bufferOf(names[0][0]);
    const takesPart = [found, ...reads].some((name) => bufferOf(name) === whole);
    const lookOf = (name: string) => {
      const isOf = (quantity: (name: string) => boolean) => takesPart && namesFor(name).some(quantity);
      if (isOf((of) => of === found)) return "now";
      if (pointedFor(name).some((of) => lit.has(of))) return "lit";
      return isOf((of) => reads.has(of)) ? "read" : "";
    };
    const over = axes && step.sums?.find(({ buffer }) => buffer === whole)?.axes;
    block.current.classList.toggle("sums-down", over?.includes(axes?.down ?? -1) ?? false);
    block.current.classList.toggle("sums-across", over?.includes(axes?.across ?? -1) ?? false);
    const values = names.map((row) => row.map(known));
    const sizes = values.flat().flatMap((value) => (value === undefined ? [] : Math.abs(value)));
    block.current.hidden = sizes.length === 0 && !keepsRoom;
    const domain = heat ? symmetricDomain(sizes) : undefined;
    const cells = block.current.querySelectorAll("td");
    for (const [r, row] of names.entries())
      for (const [c, name] of row.entries()) {
        const example = exampleOf(r, c);
        const isShown = example !== undefined && example === shown;
        const cell = {
          name,
          value: values[r][c],
          look: lookOf(name),
          isShown,
          kind,
          domain,
          isGiven: isGivenAt(name),
          isStop: isGivenAt(name) && stops.has(name),
          text,
        } as const;
        paintCell(cells[r * columns + c], cell, painted);
      }
  });
  // A finger on a wider one pans.
  const isDragged = columns <= mostDragged;
  const pointAt = (target: EventTarget) => point((target as HTMLElement).closest("td")?.dataset.name);
  return (
    <div className={`matrix ${kind} ${heat ? "heat" : ""} ${isDragged ? "narrow" : ""}`} ref={block}>
      <p className="matrix-name">{label}</p>
      <table
        aria-label={`${about}, ${rows} by ${columns}`}
        onPointerOver={({ target }) => pointAt(target)}
        onPointerLeave={whenLeft(() => point())}
      >
        {along === "columns" && <ExampleNumbers count={columns} shown={shown} heat={heat} />}
        <tbody>
          {names.map((row, r) => {
            const isShown = along === "rows" && r + 1 === shown;
            return (
              <MatrixRow
                key={row[0]}
                names={row}
                example={along === "rows" ? r + 1 : undefined}
                isShown={isShown}
                isNumbered={!heat || isShown}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The examples' numbers over their columns; over narrow ones only that of the example that is shown. */
function ExampleNumbers({
  count,
  shown,
  heat,
}: {
  readonly count: number;
  readonly shown: number | undefined;
  readonly heat: boolean;
}) {
  return (
    <thead>
      <tr>
        {Array.from({ length: count }, (_, n) => (
          <th
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its index
            key={n}
            scope="col"
            aria-label={`example ${n + 1}`}
            className={n + 1 === shown ? "shown" : ""}
          >
            {(!heat || n + 1 === shown) && <span>{n + 1}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}
