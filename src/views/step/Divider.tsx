import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import "./divider.css";

/** What the explanation has of its panel's height; the table has the rest. */
const usual = 0.64;
const leastShare = 0.15;
const mostShare = 0.85;
/** What an arrow key moves. */
const stride = 0.04;

const key = "backprop-workbench.explanation-share";

/** The line between what happens and the table: dragged, moved by its keys, back to where it was by a double click. */
export default function Divider() {
  const divider = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(kept);
  const [held, setHeld] = useState(false);
  useLayoutEffect(() => {
    divider.current?.parentElement?.style.setProperty("--explanation-share", String(share));
  }, [share]);
  const move = (to: number) => {
    const within = Math.max(leastShare, Math.min(mostShare, to));
    setShare(within);
    keep(within);
  };
  const drag = ({ clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const [above, below] = [currentTarget.previousElementSibling, currentTarget.nextElementSibling];
    if (!above || !below) return;
    const top = above.getBoundingClientRect().top;
    move((clientY - top) / (below.getBoundingClientRect().bottom - top));
  };
  const press = (event: KeyboardEvent) => {
    const to: Readonly<Record<string, number>> = {
      ArrowUp: share - stride,
      ArrowDown: share + stride,
      Home: leastShare,
      End: mostShare,
    };
    if (!(event.key in to) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to[event.key]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule can't be moved
    <div
      ref={divider}
      className="divider"
      role="separator"
      aria-orientation="horizontal"
      aria-label="Height of what happens"
      aria-valuemin={100 * leastShare}
      aria-valuemax={100 * mostShare}
      aria-valuenow={Math.round(100 * share)}
      tabIndex={0}
      title="Drag to share the height; a double click shares it as before"
      data-held={held || undefined}
      onKeyDown={press}
      onDoubleClick={() => move(usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
      }}
      onPointerMove={(event) => held && drag(event)}
      onLostPointerCapture={() => setHeld(false)}
    />
  );
}

function kept(): number {
  try {
    const share = Number(localStorage.getItem(key) ?? usual);
    return share >= leastShare && share <= mostShare ? share : usual;
  } catch {
    return usual;
  }
}

function keep(share: number): void {
  try {
    localStorage.setItem(key, String(share));
  } catch {
    // Storage can be switched off; it then lasts as long as the page.
  }
}
