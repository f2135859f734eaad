import { useState } from "react";
import { flushSync } from "react-dom";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { SweepDocument } from "../../../../src/engine/document/parts/sweepDocument";
import { plannedRuns, type SweepingDocument } from "../../../../src/engine/document/sweep/plannedRuns";
import { sweepFaults } from "../../../../src/engine/document/sweep/sweepFaults";
import { variedSetting } from "../../../../src/engine/document/sweep/variedSettings";
import { emptyHistory } from "../../../../src/store/history";
import { PlanPanel } from "../../../../src/views/compare/plan/PlanPanel";
import { openStill } from "../../openStill";

const usual: SweepDocument = {
  settings: [
    { setting: "learningRate", values: [0.01, 0.1] },
    { setting: "activation", values: ["tanh", "relu"] },
  ],
  repeats: 2,
  seed: 1,
  decides: { figure: "validationError", at: "best" },
};

/** The plan of a sweep, which changes with it. */
async function open(sweep: SweepDocument = usual, changes: Partial<SweepingDocument> = {}) {
  const document = { ...twoCirclesDocument(), ...changes } as SweepingDocument;
  let put: (sweep: SweepDocument) => void = () => {};
  const change = vi.fn((next: SweepDocument | undefined) => next && put(next));
  function Page() {
    const [now, setNow] = useState(sweep);
    put = setNow;
    return <PlanPanel document={{ ...document, sweep: now }} />;
  }
  const { container } = await openStill(<Page />, {
    training: { document, pastRuns: [], history: emptyHistory, edit: vi.fn() },
    compare: { change },
  });
  const last = () => change.mock.lastCall?.[0] as SweepDocument;
  return { document, change, last, container };
}

const label = (setting: string) => variedSetting(setting).label;
const valuesOf = (setting: string) => page.getByRole("textbox", { name: `Values of ${label(setting)}` });
const menu = (name: string) => page.getByRole("combobox", { name });

test("a value more is so many runs more, and the panel says how many", async () => {
  const { last, container } = await open();
  expect(container.textContent).toContain("8 runs");
  await valuesOf("learningRate").fill("0.001, 0.01, 0.1");
  await userEvent.keyboard("{Enter}");
  expect(last().settings[0]).toEqual({ setting: "learningRate", values: [0.001, 0.01, 0.1] });
  await expect.element(page.getByText("12 runs")).toBeVisible();
  expect(plannedRuns(last())).toHaveLength(12);
});

test("values that can't be are explained and change nothing; Escape brings the old ones back", async () => {
  const { change } = await open();
  const field = valuesOf("learningRate");
  for (const [text, fault] of [
    ["fast", "“fast” must be a number."],
    ["-1", "“-1” must be"],
    ["", "Write the values"],
  ]) {
    await field.fill(text);
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("alert")).toHaveTextContent(fault);
  }
  await userEvent.keyboard("{Escape}");
  await expect.element(field).toHaveValue("0.01, 0.1");
  expect(page.getByRole("alert").elements()).toEqual([]);
  expect(change).not.toHaveBeenCalled();
});

test("a plan of more runs than can be is explained, and the one before stays", async () => {
  const { change, container } = await open();
  await page.getByRole("spinbutton", { name: "Seeds of each cell" }).fill("1000000");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("4000000");
  expect(change).not.toHaveBeenCalled();
  expect(container.textContent).toContain("8 runs");
});

test("every setting that is offered can be varied as it is offered, with the document's own value among its values", async () => {
  const { document, change, last, container } = await open({ ...usual, settings: [usual.settings[0]] });
  const offered = [...container.querySelectorAll<HTMLOptionElement>(".vary option")].flatMap(
    ({ value }) => value || [],
  );
  expect(offered.length).toBeGreaterThan(5);
  const more = menu("Vary another setting").element() as HTMLSelectElement;
  for (const setting of offered) {
    change.mockReset().mockReturnValue(undefined);
    more.value = setting;
    flushSync(() => more.dispatchEvent(new Event("change", { bubbles: true })));
    expect(page.getByRole("alert").elements(), setting).toEqual([]);
    const sweep = last();
    expect(sweepFaults({ ...document, sweep }), setting).toEqual([]);
    const { values } = sweep.settings[1] as { readonly values: readonly unknown[] };
    const own = variedSetting(setting).of(document);
    if (own !== undefined) expect(values, setting).toContain(own);
  }
});

test("a sweep at random becomes a grid that holds the ends of its ranges", async () => {
  const settings = [{ setting: "learningRate", from: 0.001, to: 0.1, scale: "log" as const }];
  const { document, last } = await open({ ...usual, settings, draw: { count: 12, seed: 1 } });
  await menu("Kind of sweep").selectOptions("grid");
  expect(last().settings).toEqual([{ setting: "learningRate", values: [0.001, 0.01, 0.1] }]);
  expect(last()).not.toHaveProperty("draw");
  expect(sweepFaults({ ...document, sweep: last() })).toEqual([]);
});

test("without validation points they can't decide", async () => {
  const { training } = twoCirclesDocument();
  const split = { ...training.split, validation: 0 };
  const { container } = await open(
    { ...usual, decides: { figure: "trainLoss", at: "end" } },
    { training: { ...training, split } },
  );
  const choices = [...container.querySelectorAll('[aria-label="Figure that decides"] option')];
  expect(choices.map(({ textContent }) => textContent)).toEqual(["training loss", "training error"]);
  expect(container.querySelectorAll('[aria-label="Patience of each run"]')).toHaveLength(0);
});
