import {
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { movedByKey, stepsOfKey, wholeSteps } from "./keySteps";
import { parseNumber, withoutFloatNoise } from "./parseNumber";
import { startScrub } from "./scrub";
import "../fields.css";

export interface NumberFieldProps {
  readonly value: number;
  /** Rounded for the eye; while the field has the focus, all digits are there. */
  readonly shown?: string;
  readonly label: string;
  readonly onChange: (value: number) => void;
  /** The number while it is dragged, or nothing where the drag is given up. */
  readonly onPreview?: (value: number | undefined) => void;
  /** Takes a pasted text that is more than one number; says whether it did. */
  readonly onPasted?: (text: string) => boolean;
  /** What a double click brings back. */
  readonly initial?: number | undefined;
  /**
   * How far an arrow key goes, but for numbers that are smaller than that; with Shift a tenth of it, with Alt ten times as far.
   * Where it is whole, the number stays whole.
   */
  readonly step?: number;
  /** What is wrong with a number, as a sentence; nothing where it is fine. */
  readonly check?: (value: number) => string | undefined;
  readonly title?: string;
  /** Of the number that is shown, also while it is dragged. */
  readonly attributes?: (value: number) => Readonly<Record<string, string>>;
}

/**
 * A number that looks like text and can be dragged sideways, or typed over: Enter or leaving the field takes it, Escape gives the old one
 * back, arrows step. What isn't a number, or isn't allowed, changes nothing and is explained beside the field.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    value,
    shown,
    label,
    onChange,
    onPreview,
    onPasted,
    initial,
    step = 0.1,
    check,
    title,
    attributes,
  } = props;
  const [draft, setDraft] = useState<string>();
  const [dragged, setDragged] = useState<number>();
  const [focused, setFocused] = useState(false);
  const [fault, setFault] = useState<string>();
  const faultId = useId();
  const input = useRef<HTMLInputElement>(null);

  const take = () => {
    if (draft === undefined) return;
    const typed = parseNumber(draft);
    const found = typed === undefined ? `${quoted(draft)} is not a number` : check?.(typed);
    setFault(found);
    if (found !== undefined || typed === undefined) return;
    setDraft(undefined);
    if (typed !== value) onChange(typed);
  };
  const stepBy = (steps: number, field: HTMLElement) => {
    const from = parseNumber(draft ?? "") ?? value;
    const next = Number.isInteger(step)
      ? withoutFloatNoise(from + step * wholeSteps(steps))
      : movedByKey(field, from, steps, step);
    if (check?.(next) !== undefined) return;
    setFault(undefined);
    setDraft(String(next));
    onChange(next);
  };
  const isTyping = draft !== undefined && parseNumber(draft) !== value;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    // With nothing half typed the document's undo is meant, whose number is to be seen then.
    if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)) {
      if (!isTyping) setDraft(undefined);
      return;
    }
    const steps = /^Arrow(Left|Right)$/.test(event.key) ? undefined : stepsOfKey(event);
    if (steps !== undefined) stepBy(steps, event.currentTarget);
    else if (event.key === "Enter") take();
    else if (event.key === "Escape") {
      if (draft === undefined) return;
      setDraft(undefined);
      setFault(undefined);
    } else return;
    event.preventDefault();
  };
  const leave = () => {
    take();
    setDraft(undefined);
    setFocused(false);
  };
  const enter = () => {
    setFocused(true);
    setFault(undefined);
  };
  // The digits to select are only there after the rendering; whoever types at once types over them.
  useLayoutEffect(() => {
    if (focused) input.current?.select();
  }, [focused]);

  const grab = (event: ReactPointerEvent<HTMLInputElement>) => {
    const { currentTarget: field, nativeEvent } = event;
    if (focused || event.button !== 0) return;
    let last = value;
    startScrub(nativeEvent, {
      value,
      perPixel: step / 10,
      moved(at) {
        const next = Number.isInteger(step) ? Math.round(at) : at;
        if (next === last || check?.(next) !== undefined) return;
        last = next;
        setDragged(next);
        onPreview?.(next);
      },
      done() {
        setDragged(undefined);
        if (last === value) onPreview?.(undefined);
        else onChange(last);
      },
      cancelled() {
        setDragged(undefined);
        onPreview?.(undefined);
      },
      clicked: () => field.focus(),
    });
  };

  const now = dragged ?? value;
  const text =
    dragged !== undefined ? String(dragged) : (draft ?? (focused ? String(value) : (shown ?? String(value))));
  return (
    <span className="number-field">
      <input
        ref={input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-label={label}
        aria-valuenow={plainDigits(now)}
        aria-valuetext={dragged === undefined ? (draft ?? shown ?? String(value)) : text}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : faultId}
        title={title}
        size={Math.max(2, text.length)}
        value={text}
        onChange={({ target }) => {
          setDraft(target.value);
          setFault(undefined);
        }}
        className={!focused ? "draggable" : undefined}
        data-typing={isTyping || undefined}
        onPointerDown={grab}
        // The focus would select the digits; it comes with a click, not with a drag.
        onMouseDown={(event) => !focused && event.preventDefault()}
        onDoubleClick={() => {
          setDraft(undefined);
          if (initial !== undefined && initial !== value) onChange(initial);
        }}
        onFocus={enter}
        onBlur={leave}
        onPaste={(event) => {
          if (onPasted?.(event.clipboardData.getData("text/plain"))) event.preventDefault();
        }}
        onKeyDown={press}
        {...attributes?.(now)}
      />
      {fault !== undefined && (
        <span id={faultId} className="fault" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}

/** Without an exponent, which isn't allowed where this is read aloud. The types want a number and the page needs its digits. */
function plainDigits(value: number): number {
  if (!String(value).includes("e")) return value;
  return value.toLocaleString("en", {
    maximumSignificantDigits: 17,
    useGrouping: false,
  }) as unknown as number;
}

const quoted = (text: string) => `“${text.length > 12 ? `${text.slice(0, 11)}…` : text}”`;
