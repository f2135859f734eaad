import type { Page } from "@playwright/test";

/** A text that one sees, as large and where it is on the screen, in the window's pixels. */
export interface SeenText {
  readonly text: string;
  readonly size: number;
  /** The parts of it that its place hides, in words; none where all of it is there. */
  readonly cut: string | undefined;
  /** What it lies upon, where that is another text. */
  readonly over: string | undefined;
}

/**
 * Every text that is seen, with the size that it has on the screen: what is zoomed and what is scaled within a picture
 * counts. Texts that are drawn on canvases are those that were drawn last since `watchCanvases`.
 */
export const seenTexts = (page: Page): Promise<SeenText[]> =>
  page.evaluate(() => {
    interface Found {
      readonly element: Element;
      readonly text: string;
      readonly size: number;
      readonly boxes: readonly DOMRect[];
    }
    const found: Found[] = [];
    const zoomOf = (element: Element) => element.currentCSSZoom ?? 1;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!element || text === "" || /^(?:SCRIPT|STYLE|TITLE|OPTION)$/i.test(element.tagName)) continue;
      // What is there for screen readers, and KaTeX's twin for them.
      if (element.closest(".unseen, .katex-mathml, title, dialog:not([open])")) continue;
      let up: Element | null = element;
      while (up && !getComputedStyle(up).clipPath.startsWith("inset")) up = up.parentElement;
      if (up) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
      if (boxes.length === 0) continue;
      const font = Number.parseFloat(getComputedStyle(element).fontSize);
      const scale =
        element instanceof SVGTextContentElement
          ? Math.hypot(element.getScreenCTM()?.a ?? 1, element.getScreenCTM()?.b ?? 0)
          : zoomOf(element);
      found.push({ element, text, size: font * scale, boxes });
    }
    interface Place {
      readonly name: unknown;
      readonly box: DOMRect;
    }
    // What may cut what is within an element; found once for each, since texts share most of them.
    const placesWithin = new Map<Element | null, readonly Place[]>([
      [null, [{ name: "the window", box: new DOMRect(0, 0, innerWidth, innerHeight) }]],
    ]);
    const placesOf = (element: Element | null): readonly Place[] => {
      const known = placesWithin.get(element);
      if (known || !element) return known ?? [];
      const around = placesOf(element.parentElement);
      const { overflowX, overflowY } = getComputedStyle(element);
      const isHolder = overflowX !== "visible" || overflowY !== "visible";
      const all = isHolder
        ? [...around, { name: element.className || element.tagName, box: element.getBoundingClientRect() }]
        : around;
      placesWithin.set(element, all);
      return all;
    };
    const cutOf = ({ element, boxes }: Found) => {
      const places = placesOf(element.parentElement);
      for (const { left, right, top, bottom } of boxes) {
        // The box of a line is higher than its letters.
        const slack = (bottom - top) * 0.25;
        const by = places.find(
          ({ box }) =>
            left < box.left - 1 ||
            right > box.right + 1 ||
            top < box.top - slack ||
            bottom > box.bottom + slack,
        );
        if (by) return String(by.name);
      }
      return undefined;
    };
    const seen = found.map((one) => ({ ...one, cut: cutOf(one) }));
    // Of formulas the typesetting puts one upon the other.
    const loose = new Set(seen.filter(({ element, cut }) => cut === undefined && !element.closest(".katex")));
    const overOf = (one: (typeof seen)[number]) =>
      !loose.has(one)
        ? undefined
        : [...loose].find(
            (other) =>
              other !== one &&
              !other.element.contains(one.element) &&
              !one.element.contains(other.element) &&
              one.boxes.some((a) =>
                other.boxes.some((b) => {
                  const middle = (b.top + b.bottom) / 2;
                  return (
                    b.left < a.right - 2 &&
                    b.right > a.left + 2 &&
                    middle > a.top + (a.bottom - a.top) * 0.15 &&
                    middle < a.bottom - (a.bottom - a.top) * 0.15
                  );
                }),
              ),
          )?.text;
    const drawn = (window as unknown as { drawn?: Map<HTMLCanvasElement, Map<string, number>> }).drawn;
    const onCanvases = [...(drawn ?? [])].flatMap(([canvas, texts]) =>
      canvas.isConnected && canvas.checkVisibility()
        ? [...texts].map(([text, size]) => ({
            text,
            size: (size * canvas.getBoundingClientRect().width) / canvas.width,
            cut: undefined,
            over: undefined,
          }))
        : [],
    );
    return [
      ...seen.map((one) => ({ text: one.text, size: one.size, cut: one.cut, over: overOf(one) })),
      ...onCanvases,
    ];
  });

/** From now on canvases' texts are noted, in pixels of the canvas; to be called before the page is opened. */
export const watchCanvases = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const drawn = new Map<HTMLCanvasElement, Map<string, number>>();
    Object.assign(window, { drawn });
    const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      drawn.delete(this.canvas);
      clearRect.apply(this, box);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      const size = Number(/([\d.]+)px/.exec(this.font)?.[1]) * this.getTransform().a;
      drawn.set(this.canvas, (drawn.get(this.canvas) ?? new Map()).set(text, size));
      fillText.call(this, text, ...place);
    };
  });
