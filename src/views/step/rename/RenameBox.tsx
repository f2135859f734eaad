import { type FormEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { namingFor, seriesFrom, setNames, usualSeries } from "../../../engine/document/naming/naming";
import { namedBy, tensorOf, tensorWords } from "../../../engine/document/naming/numbers";
import { seriesIn } from "../../../engine/document/naming/series";
import { createLabels, writtenName } from "../../../engine/names/labels";
import { parseSymbol } from "../../../engine/names/symbols/symbol";
import { symbolText } from "../../../engine/names/symbols/symbolText";
import { useWorkbench } from "../../../store/work/context";
import "./rename.css";

export interface RenameTarget {
  /** Canonical. */
  readonly quantity: string;
  /** Whether it begins with names for the whole tensor. */
  readonly isAll: boolean;
  /** Where the name stands on the page. */
  readonly rect: DOMRect;
}

interface RenameBoxProps {
  readonly target: RenameTarget;
  readonly onDone: () => void;
}

/** A quantity's name in a field: Enter keeps what is typed, Escape and a press elsewhere leave the name as it was. */
export function RenameBox({ target: { quantity, isAll, rect }, onDone }: RenameBoxProps) {
  const document = useWorkbench((state) => state.document);
  const edit = useWorkbench((state) => state.edit);
  const box = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const now = document?.names?.[quantity] ?? "";
  const [draft, setDraft] = useState(() => (isAll && document && usualSeries(document, quantity)) || now);
  const [fault, setFault] = useState<string>();
  const bare = useMemo(() => createLabels({}, false), []);
  useLayoutEffect(() => {
    box.current?.showPopover();
    field.current?.select();
  }, []);
  // Beside the name, and on the page whatever its size.
  useLayoutEffect(() => {
    if (!box.current) return;
    const { width, height } = box.current.getBoundingClientRect();
    const { clientWidth, clientHeight } = globalThis.document.documentElement;
    const below = rect.bottom + 6;
    const top = below + height > clientHeight - 8 ? rect.top - height - 6 : below;
    box.current.style.top = `${Math.max(8, Math.min(top, clientHeight - height - 8))}px`;
    box.current.style.left = `${Math.max(8, Math.min(rect.left - 12, clientWidth - width - 8))}px`;
  });
  const of = document && namedBy(document, quantity);
  if (!document || !of) return null;

  const keep = (typed: string) => {
    const { names, fault: found } = namingFor(document, quantity, typed);
    setFault(found);
    if (!names) return field.current?.focus();
    edit(setNames(names));
    box.current?.hidePopover();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(draft);
  };
  const series = seriesFrom(document, quantity, draft);
  return (
    <form
      ref={box}
      className="name-box"
      popover="auto"
      aria-label={`Rename ${writtenName(quantity, bare.text)}`}
      onSubmit={submit}
      onToggle={({ newState }) => newState === "closed" && onDone()}
    >
      <label>
        {isAll ? `Names of the ${tensorWords(of)}` : `Name of ${writtenName(quantity, bare.text)}`}
        <input
          ref={field}
          value={draft}
          placeholder="w_1"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label="Name"
          aria-invalid={fault !== undefined}
          aria-describedby="rename-said"
          onChange={({ target }) => {
            setDraft(target.value);
            setFault(undefined);
          }}
        />
      </label>
      <output aria-hidden="true">{shownAs(draft.trim())}</output>
      <button type="submit" className="keep">
        Keep
      </button>
      {series && (
        <button type="button" className="name-offer" onClick={() => keep(series)}>
          number all {tensorOf(document, of).length}, row by row: {series}
        </button>
      )}
      {now !== "" && !isAll && (
        <button type="button" className="name-offer" onClick={() => keep("")}>
          no name of its own
        </button>
      )}
      <p id="rename-said" className={fault ? "fault" : "quiet"} role={fault ? "alert" : undefined}>
        {fault ?? "w_1 is written w₁. Enter keeps it, Escape leaves the name as it was."}
      </p>
    </form>
  );
}

/** As it is written on the page, a series by its ends. */
function shownAs(typed: string): string {
  const series = seriesIn(typed);
  const ends = series ? [series.first, series.last] : [typed];
  return typed && ends.map((name) => symbolText(parseSymbol(name))).join(" … ");
}
