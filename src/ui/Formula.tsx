import { useEffect, useRef, useState } from "react";
import { loadPart } from "../loadPart";
import "./formula.css";

/** A part of a formula that the LaTeX parts as `\htmlData{q=2}{…}`: its attributes, and what pointing at it means. */
export interface FormulaPart {
  readonly attributes: Readonly<Record<string, string>>;
  readonly lit: boolean;
}

interface FormulaProps {
  readonly tex: string;
  /** The same as a line of text: shown until the typesetting has loaded, and read aloud. */
  readonly text: string;
  readonly parts?: readonly FormulaPart[];
  readonly onPoint?: (part: number | undefined) => void;
  readonly className?: string;
}

type Typeset = typeof import("./typeset")["typeset"];

let typeset: Typeset | undefined;
const load = () => import("./typeset");

/** Loads KaTeX with its styles, once. */
export async function loadTypesetting(): Promise<Typeset> {
  typeset ??= (await loadPart(load)).typeset;
  return typeset;
}

/** A formula set by KaTeX. Its height is that of a line with or without fractions from the start, so nothing jumps. */
export function Formula({ tex, text, parts, onPoint, className = "" }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  const [ready, setReady] = useState(typeset !== undefined);

  useEffect(() => {
    if (ready) return;
    let mounted = true;
    loadTypesetting().then(
      () => mounted && setReady(true),
      () => undefined, // the formula stays readable as text
    );
    return () => {
      mounted = false;
    };
  }, [ready]);

  useEffect(() => {
    if (element.current && typeset && ready) typeset(element.current, tex, text);
  }, [tex, text, ready]);

  useEffect(() => {
    for (const part of element.current?.querySelectorAll<HTMLElement>("[data-q]") ?? []) {
      const own = parts?.[Number(part.dataset.q)];
      if (!own) continue;
      // Even the same value set again costs the browser a look at the styles.
      for (const [name, value] of Object.entries(own.attributes))
        if (part.getAttribute(name) !== value) part.setAttribute(name, value);
      if (!part.classList.contains("part")) part.classList.add("part");
      if (part.classList.contains("lit") !== own.lit) part.classList.toggle("lit");
    }
  });

  const partAt = (target: EventTarget) => {
    const part = (target as Element).closest<HTMLElement>("[data-q]");
    return part ? Number(part.dataset.q) : undefined;
  };
  return (
    // As an attribute the text costs no layout, while a number is dragged and it changes with every frame.
    <span
      className={`formula ${ready ? "set" : ""} ${/\\frac|\\begin/.test(tex) ? "tall" : ""} ${className}`}
      role="img"
      aria-label={text}
    >
      <span
        ref={element}
        key={ready ? "set" : "text"}
        aria-hidden="true"
        onPointerOver={onPoint && ((event) => onPoint(partAt(event.target)))}
        onPointerLeave={onPoint && (() => onPoint(undefined))}
      >
        {ready ? undefined : text}
      </span>
    </span>
  );
}
