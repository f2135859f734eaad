import { memo, useMemo, useRef, useState } from "react";
import { writtenName } from "../../../engine/names/labels";
import type { Notation } from "../../../engine/names/notation";
import { useHomework } from "../../../store/homework/useHomework";
import { useWorkbench } from "../../../store/work/context";
import type { Opened } from "../../../store/work/workbenchState";
import { useFrameLater } from "../../../ui/useFrameLater";
import { useNumberNames } from "../parts/numberNames";
import { copyFormats } from "./copyFormats";
import { givenAs } from "./givenAs";
import { moveAmongNumbers } from "./moveAmongNumbers";
import { QuantityRows } from "./QuantityRows";
import { type KnownRow, knownRows, type Order, ordered, rowPerNumber } from "./tableRows";
import { useFollowing } from "./useFollowing";
import { useRowInView } from "./useRowInView";
import "./quantities.css";

/**
 * Everything that is known so far: the graph's twin for those who can't see it, and the place to look a number up. With a step
 * it follows a frame after the graph and what happens, whose frame it would make half as long again.
 */
export default function Quantities() {
  const opened = useWorkbench((state) => state.opened);
  const shown = useFrameLater(opened, (before, after) => before?.numbers === after?.numbers);
  return shown && <Table opened={shown} />;
}

const Table = memo(function Table({ opened }: { readonly opened: Opened }) {
  const sheet = useWorkbench((state) => state.sheet);
  const { reader, notationFor, label } = useNumberNames();
  const [order, setOrder] = useState<Order>("pass");
  const [filter, setFilter] = useState("");
  const hasYours = useHomework((state) => state.open || state.practising);
  const { numbers } = opened;
  const rows = useMemo(() => rowPerNumber(numbers, reader), [numbers, reader]);
  const outline = useWorkbench(({ opened }) => opened?.shown?.outline);
  const given = useMemo(() => givenAs(outline), [outline]);
  const scroll = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLTableRowElement>(null);
  const { index } = opened.step;
  useRowInView(scroll, current, index);
  useFollowing(scroll);

  const wanted = filter.trim().toLowerCase();
  const found = knownRows(rows, numbers, index).filter(
    ({ name }) =>
      wanted === "" || label(name).toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted),
  );
  const shown = ordered(found, order);
  const now = new Set([opened.step.quantity, ...(opened.step.names ?? [])]);
  // There is room for one of the two.
  const hasSheet = !hasYours && (sheet?.printed.some(({ quantity }) => quantity !== undefined) ?? false);
  return (
    <section className="quantities" aria-labelledby="quantities-title" data-known-after={index}>
      <div className="quantities-head">
        <h2 id="quantities-title" className="overline">
          All quantities
        </h2>
        <Filter filter={filter} setFilter={setFilter} />
        <CopyMenu rows={shown} notationFor={notationFor} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div
        className="scroll"
        ref={scroll}
        role="group"
        aria-label="Numbers: arrow keys go from one to the next, Enter copies, Page Up and Page Down step a given one"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the Tab key for all numbers
        tabIndex={0}
        onKeyDown={(event) => moveAmongNumbers(event, scroll.current)}
      >
        <table aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              <Head order="pass" chosen={order} choose={setOrder} label="name" />
              <Head order="value" chosen={order} choose={setOrder} label="value" />
              <Head order="gradient" chosen={order} choose={setOrder} label="gradient" />
              {hasSheet && <th scope="col">sheet</th>}
              {hasYours && <th scope="col">yours</th>}
            </tr>
          </thead>
          <QuantityRows
            rows={shown}
            scroll={scroll}
            isCurrent={({ name, gradient, updated }) =>
              [name, gradient, updated].some((part) => part !== undefined && now.has(part))
            }
            label={label}
            given={given}
            sheet={hasSheet ? sheet : undefined}
            hasYours={hasYours}
            current={current}
          />
        </table>
        {shown.length === 0 && <p className="quiet">Nothing known so far is called “{filter}”.</p>}
      </div>
    </section>
  );
});

interface FilterProps {
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
}

/** As the heads, it isn't rendered again with each step. */
const Filter = memo(function Filter({ filter, setFilter }: FilterProps) {
  return (
    <input
      type="search"
      placeholder="filter"
      aria-label="Filter the quantities"
      value={filter}
      onChange={(event) => setFilter(event.currentTarget.value)}
    />
  );
});

interface HeadProps {
  readonly order: Order;
  readonly chosen: Order;
  readonly choose: (order: Order) => void;
  readonly label: string;
}

const Head = memo(function Head({ order, chosen, choose, label }: HeadProps) {
  const isChosen = order === chosen;
  const how = order === "pass" ? "in the order of the pass" : "the largest first";
  return (
    <th scope="col" aria-sort={!isChosen ? "none" : order === "pass" ? "ascending" : "descending"}>
      <button
        type="button"
        title={`Sort by ${label}, ${how}`}
        onClick={() => choose(isChosen ? "pass" : order)}
      >
        {label}
        {isChosen && order !== "pass" && <span aria-hidden="true"> ▾</span>}
      </button>
    </th>
  );
});

function CopyMenu({
  rows,
  notationFor,
}: {
  readonly rows: readonly KnownRow[];
  readonly notationFor: (name: string) => Notation;
}) {
  const [said, setSaid] = useState("");
  const copy = (id: string) => {
    const format = copyFormats.find((candidate) => candidate.id === id);
    if (!format) return;
    const lines = rows.map(({ name, value, slope }) => ({
      quantity: name,
      name: writtenName(name, notationFor(name).text),
      tex: writtenName(name, notationFor(name).tex),
      value,
      gradient: slope,
    }));
    navigator.clipboard.writeText(format.write(lines)).then(
      () => setSaid(`${lines.length} rows copied as ${format.label}`),
      () => setSaid("The browser doesn't allow copying here"),
    );
  };
  return (
    <>
      <select aria-label="Copy the table as" value="" onChange={(event) => copy(event.currentTarget.value)}>
        <option value="" disabled>
          copy as
        </option>
        {copyFormats.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}
