import { use, useMemo } from "react";
import { type Scale, symmetricDomain } from "../../../../draw/colour";
import { createLabels, written } from "../../../../engine/names/labels";
import { useShown, useWorkbench } from "../../../../store/work/context";
import type { BlockShape } from "./block";
import { type MatrixCell, MatrixRow } from "./MatrixRow";
import { BatchContext } from "./shown";

interface MatrixBlockProps {
  readonly label: string;
  readonly shape: BlockShape;
  /** The canonical name of an entry, 0-based. */
  nameAt(row: number, column: number): string;
  readonly kind: Scale;
  /** Whether it has its place before any of its entries is known. */
  readonly hasPlace?: boolean;
  /** Along which side examples lie, and the one that the other panels show. */
  readonly along?: "rows" | "columns";
  readonly shown?: number | undefined;
}

/** Beyond these sizes numbers give way to colours; each number shows when it is pointed at. */
const printed = { rows: 10, columns: 10, entries: 80 };

/** One matrix: what isn't known yet at this step is blank. */
export function MatrixBlock({
  label,
  shape: { rows, columns },
  nameAt,
  kind,
  hasPlace = false,
  along,
  shown,
}: MatrixBlockProps) {
  const { numbers, step } = useShown() ?? {};
  const batch = use(BatchContext);
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const names = useWorkbench((state) => state.document?.names);
  const notation = useMemo(() => createLabels(names), [names]);
  if (!numbers || !step) return null;
  const reads = new Set(step.reads.map(({ name }) => name));
  // Most blocks have no part in the step: their many cells needn't be looked at one by one.
  const whole = bufferOf(nameAt(0, 0));
  const takesPart = [step.quantity, ...reads].some((name) => bufferOf(name) === whole);
  const heat = rows > printed.rows || columns > printed.columns || rows * columns > printed.entries;
  const known: number[] = [];
  const cells = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c): MatrixCell => {
      const name = nameAt(r, c);
      const value = numbers.at(name, step.index) ?? batch?.at(name, step.index);
      if (value !== undefined) known.push(Math.abs(value));
      const isOf = (quantity: (name: string) => boolean) => takesPart && namesFor(name).some(quantity);
      const look = isOf((of) => of === step.quantity)
        ? "now"
        : lit.has(name)
          ? "lit"
          : isOf((of) => reads.has(of))
            ? "read"
            : "";
      const place = along === "rows" ? r + 1 : along === "columns" ? c + 1 : undefined;
      return {
        name,
        called: written(name, notation.text),
        value,
        look,
        isShown: place !== undefined && place === shown,
      };
    }),
  );
  if (known.length === 0 && !hasPlace) return null;
  const domain = heat ? symmetricDomain(known) : undefined;
  const pointAt = (target: EventTarget) => point((target as HTMLElement).closest("td")?.dataset.name);
  return (
    <div className={`matrix ${kind} ${heat ? "heat" : ""}`}>
      <p className="matrix-name">{label}</p>
      <table
        aria-label={`${label}, ${rows} by ${columns}`}
        onPointerOver={({ target }) => pointAt(target)}
        onPointerLeave={() => point()}
      >
        {along === "columns" && <ExampleNumbers count={columns} shown={shown} heat={heat} />}
        <tbody>
          {cells.map((row, r) => (
            <MatrixRow
              key={row[0].name}
              kind={kind}
              domain={domain}
              example={along === "rows" ? r + 1 : undefined}
              cells={row}
            />
          ))}
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
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its place
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

/** The names under which a step may speak of a number: its own, its unit's, its example's, its whole buffer's. */
function namesFor(name: string): string[] {
  return [name, name.replace(place, ""), name.replace(example, ""), bufferOf(name)];
}

const bufferOf = (name: string) => name.replace(place, "").replace(example, "");
const place = /\[[\d,]+\]/;
const example = /@\d+/;
