import { useEffect, useMemo, useRef } from "react";
import { fullNumber, shortNumber } from "../../engine/math/format";
import { createNotation, type Notation } from "../../engine/network/notation";
import { nameOf, parseQuantity, type Quantity } from "../../engine/network/quantity";
import { useWorkbench } from "../../store/context";
import type { Numbers } from "../../store/numbers";
import { FullNumber } from "../../ui/FullNumber";
import { Printed } from "./Printed";
import { printedFor } from "./sheetNumbers";

/** A line of the table: a number of the network, its gradient and what the update makes of it. */
interface Row {
  readonly name: string;
  readonly gradient?: string;
  readonly updated?: string;
}

/** Everything that is known so far: the graph's twin for those who can't see it, and the place to look a number up. */
export function Quantities() {
  const opened = useWorkbench((state) => state.opened);
  const names = useWorkbench((state) => state.document?.names);
  const hasSheet = useWorkbench(
    (state) => state.sheet?.printed.some(({ quantity }) => quantity !== undefined) ?? false,
  );
  const notation = useMemo(() => createNotation(names), [names]);
  const notationWithin = useMemo(() => createNotation(names, false), [names]);
  const numbers = opened?.numbers;
  const rows = useMemo(() => (numbers ? rowsOf(numbers) : []), [numbers]);
  const scroll = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLTableRowElement>(null);
  const index = opened?.step.index;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current row comes into view with each step
  useEffect(() => {
    if (scroll.current && current.current) bringIntoView(scroll.current, current.current);
  }, [index]);
  if (!opened || !numbers || index === undefined) return null;

  const known = rows.filter(({ name }) => numbers.at(name, index) !== undefined);
  return (
    <section className="quantities" aria-labelledby="quantities-title">
      <h2 id="quantities-title" className="overline">
        All quantities
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="scroll" ref={scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">name</th>
              <th scope="col">value</th>
              <th scope="col">gradient</th>
              {hasSheet && <th scope="col">sheet</th>}
            </tr>
          </thead>
          <tbody>
            {known.map((row) => {
              const isCurrent = [row.name, row.gradient, row.updated].includes(opened.step.quantity);
              return (
                <QuantityRow
                  key={row.name}
                  row={row}
                  numbers={numbers}
                  index={index}
                  notation={/^d/.test(row.name) ? notation : notationWithin}
                  isCurrent={isCurrent}
                  hasSheet={hasSheet}
                  rowRef={isCurrent ? current : undefined}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Scrolls the table alone: the browser's own way would move the page around it too. */
function bringIntoView(box: HTMLElement, row: HTMLElement): void {
  const head = box.querySelector("thead")?.offsetHeight ?? 0;
  const above = row.offsetTop - head - box.scrollTop;
  const below = row.offsetTop + row.offsetHeight - box.clientHeight - box.scrollTop;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += below;
}

interface QuantityRowProps {
  readonly row: Row;
  readonly numbers: Numbers;
  readonly index: number;
  readonly notation: Notation;
  readonly isCurrent: boolean;
  readonly hasSheet: boolean;
  readonly rowRef: React.Ref<HTMLTableRowElement> | undefined;
}

function QuantityRow({ row, numbers, index, notation, isCurrent, hasSheet, rowRef }: QuantityRowProps) {
  const sheet = useWorkbench((state) => state.sheet);
  const lit = useWorkbench((state) =>
    [row.name, row.gradient].some((name) => name !== undefined && state.lit.has(name)),
  );
  const point = useWorkbench((state) => state.point);
  const label = notation.text(parseQuantity(row.name) as Quantity);
  const printed = sheetNames(row).flatMap((name) => {
    const number = printedFor(sheet, name);
    const value = numbers.at(name, index);
    return number && value !== undefined ? [{ name, number, value }] : [];
  });
  return (
    <tr
      ref={rowRef}
      className={`${isCurrent ? "now" : ""} ${lit ? "lit" : ""}`}
      aria-current={isCurrent ? "step" : undefined}
      onPointerEnter={() => point(row.name)}
      onPointerLeave={() => point(undefined)}
    >
      <th scope="row">{label}</th>
      <td>
        <Cell name={row.name} numbers={numbers} index={index} label={label} />
        {row.updated && numbers.at(row.updated, index) !== undefined && (
          <>
            <br />
            <span className="quiet">→ </span>
            <Cell name={row.updated} numbers={numbers} index={index} label={`${label} after the update`} />
          </>
        )}
      </td>
      <td>
        {row.gradient && (
          <Cell name={row.gradient} numbers={numbers} index={index} label={`Gradient of ${label}`} gradient />
        )}
      </td>
      {hasSheet && (
        <td>
          {printed.map(({ name, number, value }) => (
            <div key={name}>
              <Printed number={number} value={value} />
            </div>
          ))}
        </td>
      )}
    </tr>
  );
}

function Cell({
  name,
  numbers,
  index,
  label,
  gradient = false,
}: {
  readonly name: string;
  readonly numbers: Numbers;
  readonly index: number;
  readonly label: string;
  readonly gradient?: boolean;
}) {
  const value = numbers.at(name, index);
  if (value === undefined) return null;
  const sign = value < 0 ? "negative" : value > 0 ? "positive" : "zero";
  return (
    <FullNumber
      short={shortNumber(value)}
      full={fullNumber(value)}
      label={label}
      className={gradient ? `gradient ${sign}` : ""}
      attributes={{ "data-quantity": name, "data-value": fullNumber(value) }}
    />
  );
}

const sheetNames = ({ name, gradient, updated }: Row) =>
  [name, gradient, updated].filter((part) => part !== undefined);

/** One row for each number of the network; slots, shares and the penalty's parts have rows of their own. */
function rowsOf({ names }: Numbers): Row[] {
  const present = new Set(names);
  const partner = (quantity: Quantity) => (present.has(nameOf(quantity)) ? nameOf(quantity) : undefined);
  return names.flatMap((name): Row[] => {
    const quantity = parseQuantity(name);
    if (!quantity) return [];
    const { of } = quantity;
    if (quantity.kind === "plain") {
      const gradient = partner({ kind: "gradient", from: "L", of });
      const updated = partner({ kind: "updated", of });
      return [{ name, ...(gradient && { gradient }), ...(updated && { updated }) }];
    }
    const hasRow =
      quantity.kind === "updated" ||
      (quantity.kind === "gradient" && quantity.from === "L" && present.has(nameOf({ kind: "plain", of })));
    return hasRow ? [] : [{ name }];
  });
}
