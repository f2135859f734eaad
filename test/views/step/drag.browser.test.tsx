import { Profiler } from "react";
import { expect, test, vi } from "vitest";
import { render } from "vitest-browser-react";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { explainStep } from "../../../src/engine/explain/explainStep";
import exercise from "../../../src/exercises/d-p1.json";
import { StoresContext } from "../../../src/store/context";
import { createStores } from "../../../src/store/stores";
import { createWorkbench } from "../../../src/store/work/workbench";
import "../../../src/views/step/edit/NetworkEditor";
import { NetworkPanel } from "../../../src/views/step/edit/NetworkPanel";
import "../../../src/views/step/graph/graphZoom";
import "../../../src/views/step/graph/input";
import { GraphOfStep } from "../../../src/views/step/StepView";
import Quantities from "../../../src/views/step/table/Quantities";
import { Session } from "../../../src/worker/session";
import "../../../src/styles/tokens.css";

/** A page whose worker answers at once. */
function createPage() {
  const session = new Session(explainStep);
  const workbench = createWorkbench((report) => ({
    open: (document, size, at) => report(session.answer({ kind: "open", id: 1, document, size, at })),
    step: (index) => report(session.answer({ kind: "step", id: 1, index })),
    move: (changes, index) => report(session.answer({ kind: "move", id: 1, changes, index })),
    ask: () => undefined,
  }));
  workbench.getState().open(exercise.document as NetworkDocument, undefined, { index: 38 });
  return createStores(workbench);
}

/** The parts of the page load one after the other, on a busy machine slowly. */
const patience = { timeout: 15_000 };

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

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
  await nextFrame();
  rendered.mockClear();

  const { preview } = stores.workbench.getState();
  const seen = new Set<number>();
  for (let k = 1; k <= 100; k++) {
    preview([{ path: ["layers", 0, "weights", 0, 0], value: k / 100 }]);
    await nextFrame();
    seen.add(inGraph());
  }
  expect(seen.size).toBeGreaterThan(20);
  await expect.poll(inTable, patience).toBe(1);
  expect(inGraph()).toBeCloseTo(1, 2);
  expect(rendered.mock.calls.map(([id]) => id)).toEqual([]);

  // A change that is made is rendered, so the count does count.
  stores.workbench.getState().edit((document) => ({ ...document, title: "another" }));
  await expect.poll(() => rendered.mock.calls.map(([id]) => id), patience).toContain("graph");
});
