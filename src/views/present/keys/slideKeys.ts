import { useEffect, useRef } from "react";

/** A key of Present, and what it does. */
export interface SlideKey {
  /** As events name it, the first as it is shown. */
  readonly keys: readonly string[];
  /** As it is shown, where that isn't the first of its names. */
  readonly shown?: string;
  readonly words: string;
  /** Whether another key's line speaks for it. */
  readonly isUnlisted?: boolean;
  /** Nothing for a key that another part of the page listens to. */
  readonly act?: (event: KeyboardEvent) => void;
}

/** What a view shows in front of a class. It tells the keys that are its own. */
export interface SlideProps {
  readonly onKeys: (keys: readonly SlideKey[]) => void;
}

/** What is typed into keeps its keys; so does what is open over the page. */
const takesKeys = "input:not([type=range]), select, textarea, [contenteditable], dialog[open]";
/** What these keys do to the control that has the focus comes first. */
const ofControls: Readonly<Record<string, string>> = {
  " ": "button, a, summary",
  Enter: "button, a, summary, [role=slider], [role=button]",
  "+": "[role=img][tabindex]",
  "-": "[role=img][tabindex], [role=slider]",
  Home: "input, [role=slider]",
  End: "input, [role=slider]",
};
const arrows = "input, [role=slider], [role=toolbar], [role=img][tabindex]";

/** Listens to keys as long as the component is there. */
export function useSlideKeys(keys: readonly SlideKey[]): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const found = newest.current.find((key) => key.act && key.keys.includes(event.key));
      if (!found?.act || isTaken(event)) return;
      event.preventDefault();
      found.act(event);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const own = key.startsWith("Arrow") ? arrows : ofControls[key];
  return target.closest(takesKeys) !== null || (own !== undefined && target.closest(own) !== null);
}

/** The one after the present one, and after the last the first; the other way round with Shift. */
export function nextOf<Each>(all: readonly Each[], now: Each, { shiftKey }: KeyboardEvent): Each {
  return all[(Math.max(0, all.indexOf(now)) + (shiftKey ? all.length - 1 : 1)) % all.length];
}
