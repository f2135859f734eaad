import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { laterPart } from "../../loadPart";
import { setText } from "../setText";
import "./formula.css";

/** What a part may have; a formula that is written over another's place has its own alone. */
const partAttributes = ["data-quantity", "data-value", "data-rename"] as const;

/** A part of a formula that the LaTeX parts as `\htmlData{q=2}{…}`: its attributes, and what pointing at it means. */
export interface FormulaPart {
  readonly attributes: Readonly<Partial<Record<(typeof partAttributes)[number], string>>>;
  readonly lit: boolean;
}

export interface FormulaContent {
  readonly tex: string;
  /** The same as a line of text: shown until the typesetting has loaded, and read aloud. */
  readonly text: string;
  readonly parts?: readonly FormulaPart[];
}

interface FormulaProps extends FormulaContent {
  readonly ref?: RefObject<HTMLSpanElement | null>;
  readonly onPoint?: (part: number | undefined) => void;
  readonly className?: string;
}

/** KaTeX with its styles. */
const typesetting = laterPart(() => import("./typeset"));

/** Writes another formula over one that has been rendered. */
export function writeFormula(formula: HTMLElement, { tex, text, parts = [] }: FormulaContent): void {
  const element = formula.firstElementChild as HTMLElement;
  if (typesetting.now) typesetting.now.typeset(element, tex, text);
  else setText(element, text);
  toggle(formula, "tall", /\\frac|\\begin/.test(tex));
  // As an attribute the text costs no layout, while a number is dragged and it changes with every frame. Even the same
  // value set again costs the browser a look at the styles.
  setAttribute(formula, "aria-label", text);
  for (const part of element.querySelectorAll<HTMLElement>("[data-q]")) {
    const own = parts[Number(part.dataset.q)];
    for (const name of partAttributes) setAttribute(part, name, own?.attributes[name]);
    toggle(part, "lit", own?.lit === true);
  }
}

function toggle(element: Element, name: string, on: boolean): void {
  if (element.classList.contains(name) !== on) element.classList.toggle(name, on);
}

function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A formula set by KaTeX. Its height is that of a line with or without fractions from the start, so nothing jumps. */
export function Formula({ ref, onPoint, className = "", ...content }: FormulaProps) {
  const own = useRef<HTMLSpanElement>(null);
  const element = ref ?? own;
  const [ready, setReady] = useState(typesetting.now !== undefined);

  useEffect(() => {
    if (ready) return;
    let mounted = true;
    typesetting.load().then(
      () => mounted && setReady(true),
      () => undefined, // the formula stays readable as text
    );
    return () => {
      mounted = false;
    };
  }, [ready]);

  useLayoutEffect(() => {
    if (element.current) writeFormula(element.current, content);
  });

  const partAt = (target: EventTarget) => {
    const part = (target as Element).closest<HTMLElement>("[data-q]");
    return part ? Number(part.dataset.q) : undefined;
  };
  return (
    <span
      ref={element}
      className={`formula ${ready ? "set" : ""} ${className}`}
      role="img"
      aria-label={content.text}
    >
      <span
        aria-hidden="true"
        onPointerOver={onPoint && ((event) => onPoint(partAt(event.target)))}
        onPointerLeave={onPoint && (() => onPoint(undefined))}
      />
    </span>
  );
}
