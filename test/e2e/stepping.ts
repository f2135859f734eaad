import type { JSHandle, Page } from "@playwright/test";

/** The timeline in the page: stepping there takes a tenth of the time that it takes from here. */
interface Timeline {
  /** The index of the last step. */
  readonly last: number;
  /** Shows a step, by its index, and waits until it is there. */
  goTo(index: number): Promise<void>;
}

export function timelineOf(page: Page): Promise<JSHandle<Timeline>> {
  return page.evaluateHandle(() => {
    const view = document.querySelector<HTMLElement>("[data-step]");
    const slider = document.querySelector<HTMLInputElement>("input[type=range][aria-label=Step]");
    if (!view || !slider) throw new Error("no step is shown");
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    return {
      last: Number(slider.max),
      async goTo(index: number) {
        setValue?.call(slider, String(index));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        while (Number(view.dataset.step) !== index)
          await new Promise((resolve) => requestAnimationFrame(resolve));
      },
    };
  });
}
