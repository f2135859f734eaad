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
        if (index > Number(slider.max))
          throw new Error(`step ${index} of ${slider.max}: the steps are others now`);
        setValue?.call(slider, String(index));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        while (Number(view.dataset.step) !== index)
          await new Promise((resolve) => requestAnimationFrame(resolve));
      },
    };
  });
}

/** A step with what the page says of it. */
interface Seen {
  readonly phase: string;
  /** Every number that says which quantity it is, each once. */
  readonly numbers: readonly (readonly [string, string])[];
}

/** All steps from the first to the last, as the page shows them. */
export async function everyStep(page: Page): Promise<Seen[]> {
  const timeline = await timelineOf(page);
  return timeline.evaluate(async ({ last, goTo }) => {
    const all: Seen[] = [];
    for (let index = 0; index <= last; index++) {
      await goTo(index);
      // The table follows a frame later.
      while (document.querySelector(`[data-known-after]:not([data-known-after="${index}"])`))
        await new Promise((resolve) => requestAnimationFrame(resolve));
      const shown = new Map<string, readonly [string, string]>();
      for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-quantity][data-value]")) {
        const { quantity = "", value = "" } = dataset;
        shown.set(`${quantity} ${value}`, [quantity, value]);
      }
      const phase = document.querySelector<HTMLElement>("[data-step]")?.dataset.phase ?? "";
      all.push({ phase, numbers: [...shown.values()] });
    }
    return all;
  });
}
