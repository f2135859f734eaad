import { Profiler } from "react";
import { expect, type Mock, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { fullNumber, shortNumber } from "../../../src/engine/math/format";
import exercise from "../../../src/exercises/d-p1.json";
import type { Exercise } from "../../../src/exercises/exercise";
import { StoresContext } from "../../../src/store/context";
import { createStores } from "../../../src/store/stores";
import { createWorkbench } from "../../../src/store/work/slices/workbench";
import type { Sheet } from "../../../src/store/work/workEntry";
import "../../../src/views/step/edit/NetworkEditor";
import { NetworkPanel } from "../../../src/views/step/edit/NetworkPanel";
import "../../../src/views/step/printed/OnSheet";
import { WhatHappens } from "../../../src/views/step/explanation/WhatHappens";
import "../../../src/views/step/graph/zoom/ZoomButtons";
import "../../../src/views/step/graph/input";
import "../../../src/views/step/program/ModelChoice";
import "../../../src/views/step/sheets/DrawnEditor";
import "../../../src/views/step/sheets/PrintSheets";
import Matrices from "../../../src/views/step/looks/matrices/Matrices";
import { GraphOfStep } from "../../../src/views/step/StepView";
import Quantities from "../../../src/views/step/table/Quantities";
import { Session } from "../../../src/worker/session/session";
import "../../../src/styles/tokens.css";

/** A page whose worker answers at once. */
function createPage(sheet?: Sheet) {
  const session = new Session(explainStep);
  const workbench = createWorkbench((report) => ({
    open: (document, size, at) => report(session.answer({ kind: "open", id: 1, document, size, at })),
    step: (index) => report(session.answer({ kind: "step", id: 1, index })),
    move: (changes, index) => report(session.answer({ kind: "move", id: 1, changes, index })),
    ask: () => undefined,
  }));
  workbench.getState().open(exercise.document as NetworkDocument, sheet, { index: 38 });
  return createStores(workbench);
}

/** The parts of the page load one after the other, on a busy machine slowly. */
const patience = { timeout: 15_000 };

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** What the pointer's moves make of a weight. */
const moves = 40;

/** Until nothing is rendered for some frames: parts that load late have been. Forgets what was. */
async function atRest(rendered: Mock) {
  do {
    rendered.mockClear();
    for (let frame = 0; frame < 10; frame++) await nextFrame();
  } while (rendered.mock.calls.length > 0);
}

test("graph, table and editor follow a drag without one rendering by React", {
  timeout: 60_000,
}, async () => {
  const stores = createPage();
  const rendered = vi.fn();
  const { container } = await render(
    <StoresContext value={stores}>
      <div style={{ width: "900px", height: "500px", display: "flex" }}>
        <Profiler id="graph" onRender={rendered}>
          <GraphOfStep />
        </Profiler>
      </div>
      <Profiler id="table" onRender={rendered}>
        <Quantities />
      </Profiler>
      <Profiler id="editor" onRender={rendered}>
        <NetworkPanel />
      </Profiler>
    </StoresContext>,
  );
  const numberOf = (selector: string) =>
    Number(container.querySelector<HTMLElement>(selector)?.dataset.value);
  /** The update's step is shown: the graph has what the weight becomes, the table what it is. */
  const inGraph = () => numberOf('svg [data-quantity="W1[1,1]\'"]');
  const inTable = () => numberOf('.quantities [data-quantity="W1[1,1]"]');
  // The parts that load later are there: what is dragged, what follows, and the fields.
  await expect.poll(() => container.querySelector(".handle"), patience).not.toBeNull();
  await expect.poll(() => container.querySelector(".editor"), patience).not.toBeNull();
  await expect.poll(() => container.querySelector(".editor .formula:not(.set)"), patience).toBeNull();
  await expect.poll(inGraph, patience).toBeCloseTo(0.14978, 5);
  await expect.poll(inTable, patience).toBe(0.15);
  await atRest(rendered);

  const { preview } = stores.workbench.getState();
  const seen = new Set<number>();
  for (let k = 1; k <= moves; k++) {
    preview([{ path: ["layers", 0, "weights", 0, 0], value: k / moves }]);
    await nextFrame();
    seen.add(inGraph());
  }
  expect(seen.size).toBeGreaterThan(moves / 5);
  await expect.poll(inTable, patience).toBe(1);
  const cell = container.querySelector<HTMLElement>('.quantities [data-quantity="W1[1,1]"]');
  expect(cell?.title).toBe("1.0000000000000000 (click to copy)");
  expect(cell?.ariaLabel).toMatch(/w.*: 1$/);
  expect(inGraph()).toBeCloseTo(1, 2);
  expect(rendered.mock.calls.map(([id]) => id)).toEqual([]);

  // A change that is made is rendered, so the count does count.
  stores.workbench.getState().edit((document) => ({ ...document, title: "another" }));
  await expect.poll(() => rendered.mock.calls.map(([id]) => id), patience).toContain("graph");
});

/** The layer's numbers, a unit's with its factors, and a sum. */
const steps = [
  { quantity: "z1", size: "layer" },
  { quantity: "z1[1]", size: "unit" },
  { quantity: "dL/dz1[1]", size: "unit" },
  { quantity: "W1[1,1]'", size: "unit" },
] as const;

test.for(steps)(
  "explanation and matrices follow a drag at $quantity without one rendering",
  {
    timeout: 60_000,
  },
  async ({ quantity, size }) => {
    const { document: _, ...sheet } = exercise as Exercise;
    // What stays wrong: a number that agrees no longer is marked so, which is rendered.
    const wrong = { quantity: size === "layer" ? "z1[1]" : quantity, label: "printed", printed: "9.99" };
    const stores = createPage({ ...sheet, printed: [wrong], mistakes: [] });
    const { workbench } = stores;
    workbench.getState().chooseSize(size);
    workbench.getState().goToQuantity(quantity);
    const rendered = vi.fn();
    const { container } = await render(
      <StoresContext value={stores}>
        <Profiler id="explanation" onRender={rendered}>
          <WhatHappens />
        </Profiler>
        <Profiler id="matrices" onRender={rendered}>
          <Matrices />
        </Profiler>
      </StoresContext>,
    );
    const textOf = (selector: string) => container.querySelector(selector)?.textContent;
    const isThere = (selector: string) => () => container.querySelector(selector) !== null;
    await expect.poll(isThere(".formula.numbers .katex"), patience).toBe(true);
    await expect.poll(isThere(".writing button"), patience).toBe(true);
    await expect.poll(isThere(size === "layer" ? ".matrix-result" : ".factors dd"), patience).toBe(true);
    await expect.poll(isThere(".on-sheet .wrong"), patience).toBe(true);
    if (size !== "layer") await expect.poll(isThere(".result button"), patience).toBe(true);
    await atRest(rendered);

    const { preview, frames } = workbench.getState();
    for (let k = 1; k <= moves; k++) {
      preview([{ path: ["layers", 0, "weights", 0, 0], value: k / moves }]);
      await nextFrame();
    }
    await expect.poll(() => frames.latest?.numbers.at("W1[1,1]", 0), patience).toBe(1);
    // It is painted with the next picture, for which a page beside another has to wait.
    const painted = () => container.querySelector<HTMLElement>('.matrices td[data-quantity="W1[1,1]"]');
    await expect.poll(() => painted()?.dataset.value, patience).toBe(fullNumber(1));
    const { step, numbers } = frames.latest ?? {};
    if (!step || !numbers) throw new Error("nothing moves");
    const { explanation, value } = step;
    // Where frames take long the explanation comes with the next one.
    const numberLine = () => [...container.querySelectorAll(".formula.numbers")].at(-1);
    await expect.poll(() => numberLine()?.ariaLabel, patience).toContain(explanation.numbers.text);
    expect(rendered).not.toHaveBeenCalled();
    expect(step.value).not.toEqual(workbench.getState().opened?.step.value);
    expect(textOf(".words")).toBe(`${explanation.words} ${explanation.why ?? ""}`);
    expect(numberLine()?.textContent).toContain("1");
    expect([...container.querySelectorAll(".factors dt")].map((term) => term.textContent)).toEqual(
      explanation.factors.length < 2 ? [] : explanation.factors.map((factor) => shortNumber(factor.value)),
    );
    expect([...container.querySelectorAll(".factors dd")].map((meaning) => meaning.textContent)).toEqual(
      explanation.factors.length < 2 ? [] : explanation.factors.map(({ meaning }) => meaning),
    );
    if (typeof value === "number") {
      expect(textOf(".result button")).toBe(shortNumber(value));
      expect(container.querySelector(".result button")?.ariaLabel).toBe(`Result: ${shortNumber(value)}`);
    } else {
      expect([...container.querySelectorAll(".matrix-result td")].map((cell) => cell.textContent)).toEqual(
        value.flat().map((each) => shortNumber(each, 4)),
      );
      expect(textOf(".on-sheet")).toContain(shortNumber(value.flat()[0]));
    }
    const cells = container.querySelectorAll<HTMLElement>(".matrices td[data-quantity]");
    expect(cells.length).toBeGreaterThan(10);
    for (const { dataset } of cells)
      expect(dataset.value, dataset.name).toBe(fullNumber(numbers.at(dataset.name ?? "", step.index) ?? NaN));

    // Back where it was: all shows what is.
    preview();
    await expect.poll(() => frames.latest, patience).toBe(undefined);
    const words = workbench.getState().opened?.step.explanation.words ?? "nothing";
    await expect.poll(() => textOf(".words"), patience).toContain(words);
  },
);

test("what the sheet printed is marked as soon as a drag leaves it behind", async () => {
  const { document: _, ...sheet } = exercise as Exercise;
  const printed = [{ quantity: "z1[1]", label: "net", printed: "0.3775" }];
  const stores = createPage({ ...sheet, printed, mistakes: [] });
  stores.workbench.getState().goToQuantity("z1[1]");
  const { container } = await render(
    <StoresContext value={stores}>
      <WhatHappens />
    </StoresContext>,
  );
  const mark = () => container.querySelector(".printed")?.className;
  await expect.poll(mark, patience).toBe("printed");
  stores.workbench.getState().preview([{ path: ["layers", 0, "weights", 0, 0], value: 0.5 }]);
  await expect.poll(mark, patience).toBe("printed wrong");
  stores.workbench.getState().preview();
  await expect.poll(mark, patience).toBe("printed");
});
