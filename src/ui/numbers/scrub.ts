import { withoutFloatNoise } from "./parseNumber";

/** A number that is dragged sideways. */
export interface Scrub {
  readonly value: number;
  /** How far it goes with each pixel; a tenth of that with Shift, ten times as far with Alt. */
  readonly perPixel: number;
  /** The number as it is while the drag goes on. */
  moved(value: number): void;
  /** The pointer is up, after a drag. */
  done(value: number): void;
  /** Escape, a second finger, or the browser has taken the pointer for something else. */
  cancelled(): void;
  /** The pointer is up without a drag. */
  clicked?(): void;
}

/** A hand trembles: below this many pixels it is a click. */
const threshold = 3;

/** Follows the pointer from where it goes down until it comes up, as soon as the browser knows where it is. */
export function startScrub(start: PointerEvent, { value, perPixel, ...scrub }: Scrub): void {
  const page = document.documentElement;
  const move = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";
  const listening = new AbortController();
  const { signal } = listening;
  let at = start.clientX;
  let exact = value;
  let now = value;
  let dragging = false;

  const end = () => {
    listening.abort();
    delete page.dataset.dragging;
  };
  const follow = (event: Event) => {
    const { clientX, shiftKey, altKey, pointerId } = event as PointerEvent;
    if (pointerId !== start.pointerId) return;
    if (!dragging) {
      if (Math.abs(clientX - start.clientX) < threshold) return;
      dragging = true;
      at = clientX;
      page.dataset.dragging = "";
      // Wherever a press has put a caret, the browser looks for it again after each layout.
      if (getSelection()?.isCollapsed) getSelection()?.removeAllRanges();
      // Outside the window too.
      page.setPointerCapture(pointerId);
    }
    const scale = perPixel * (shiftKey ? 0.1 : altKey ? 10 : 1);
    exact += (clientX - at) * scale;
    at = clientX;
    const next = withoutFloatNoise(Math.round(exact / scale) * scale);
    if (next === now) return;
    now = next;
    scrub.moved(now);
  };
  const cancel = () => {
    end();
    if (dragging) scrub.cancelled();
  };
  window.addEventListener(move, follow, { signal });
  window.addEventListener(
    "pointercancel",
    ({ pointerId }) => {
      if (pointerId === start.pointerId) cancel();
    },
    { signal },
  );
  // Two fingers pinch: the number stays as it was.
  window.addEventListener(
    "pointerdown",
    ({ pointerId }) => {
      if (pointerId !== start.pointerId) cancel();
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    ({ pointerId }) => {
      if (pointerId !== start.pointerId) return;
      end();
      if (dragging) scrub.done(now);
      else scrub.clicked?.();
    },
    { signal },
  );
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    { signal, capture: true },
  );
}

/** Whether a number is being dragged. */
export const isScrubbing = () => document.documentElement.dataset.dragging !== undefined;

/** A sensible distance for one pixel: a hundredth up to 10, then a hundredth of the number's power of ten. */
export function perPixelOf(value: number): number {
  const size = Math.max(1, Math.abs(value));
  return 10 ** (Math.floor(Math.log10(size)) - 2);
}
