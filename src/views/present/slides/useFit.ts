import { type RefObject, useLayoutEffect } from "react";

/** How large the text may be, from the largest: the first is taken at which all of it has room. */
const scales = [1.3, 1.2, 1.1, 1, 0.92, 0.84, 0.78, 0.72] as const;

/** So many pixels slanted letters reach over the end of their formula. */
const italics = 4;

/**
 * Makes text as large as it has room, and again whenever either changes. Where even the smallest is too large, the frame
 * scrolls.
 * @param frame whose size is given
 * @param text within it, whose `--fit` is set
 */
export function useFit(frame: RefObject<HTMLElement | null>, text: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const [outer, inner] = [frame.current, text.current];
    if (!outer || !inner) return;
    const fits = () =>
      outer.scrollHeight <= outer.clientHeight &&
      [...inner.querySelectorAll(".formula")].every(
        ({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + italics,
      );
    const refit = () => {
      for (const scale of scales) {
        inner.style.setProperty("--fit", String(scale));
        if (fits()) return;
      }
    };
    refit();
    let later = 0;
    const sizes = new ResizeObserver(() => {
      // Text that is fitted has another size at once, of which the observer would have to tell in the same frame: it can't.
      cancelAnimationFrame(later);
      later = requestAnimationFrame(refit);
    });
    sizes.observe(outer);
    sizes.observe(inner);
    // A formula that is too wide isn't larger.
    const contents = new MutationObserver(refit);
    contents.observe(inner, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(later);
      sizes.disconnect();
      contents.disconnect();
    };
  }, [frame, text]);
}
