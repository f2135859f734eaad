import type { ReactNode } from "react";
import { vi } from "vitest";
import { render } from "vitest-browser-react";
import type { StoreApi } from "zustand/vanilla";
import { givenNumber } from "../../src/engine/document/edit/edit";
import { type ProgramDocument, programDocument } from "../../src/engine/document/programDocument";
import type { StepSize } from "../../src/engine/names/presentation";
import { runPass } from "../../src/engine/pass/pass";
import { createTrace } from "../../src/engine/steps/trace";
import exercise from "../../src/exercises/d-p1.json";
import type { Exercise } from "../../src/exercises/exercise";
import { StoresContext } from "../../src/store/context";
import { createStores } from "../../src/store/stores";
import { createWorkbench } from "../../src/store/work/slices/workbench";
import type { Workbench } from "../../src/store/work/workbenchState";
import { createClient } from "../../src/worker/client";
import { classic } from "../documents";
import "../../src/styles/tokens.css";
import "../../src/styles/page.css";

/** Every quantity that the classic exercise computes, with its number and its step. */
export const quantities = [...createTrace(runPass(classic)).quantities(1)];

/** The number of a quantity, computed or given; nothing where there is no such quantity. */
export const knownNumber = (quantity: string): number | undefined =>
  quantities.find(({ name }) => name === quantity)?.value ?? givenNumber(classic, quantity);

/** The same of a quantity that must be there. */
export function numberOf(quantity: string): number {
  const value = knownNumber(quantity);
  if (value === undefined) throw new Error(`The classic exercise has no ${quantity}`);
  return value;
}

/** The step that computes a quantity, −1 for what is given. */
export const stepOf = (quantity: string): number =>
  quantities.find(({ name }) => name === quantity)?.step ?? -1;

/** Components of a page on which the classic exercise is open at a step, with the page's own worker. */
export async function open(components: ReactNode, index = 0) {
  const workbench = createWorkbench(createClient);
  const { document: _, ...sheet } = exercise as unknown as Exercise;
  workbench.getState().open(classic, sheet, { index });
  await reached(workbench, index);
  const stores = createStores(workbench);
  const screen = await render(<StoresContext value={stores}>{components}</StoresContext>);
  return { workbench, stores, ...screen };
}

/** Components of a page on which a program is open, by number or by line. */
export async function openProgram(
  components: ReactNode,
  document: Partial<ProgramDocument> & Pick<ProgramDocument, "program">,
  { index = 0, size = "unit" }: { readonly index?: number; readonly size?: StepSize } = {},
) {
  const workbench = createWorkbench(createClient);
  workbench
    .getState()
    .open({ ...programDocument(document.program), ...document }, undefined, { index, size });
  await reached(workbench, index);
  const stores = createStores(workbench);
  const screen = await render(<StoresContext value={stores}>{components}</StoresContext>);
  return { workbench, stores, ...screen };
}

/** Goes to a step, and waits until the worker has answered. */
export async function goTo(workbench: StoreApi<Workbench>, index: number): Promise<void> {
  workbench.getState().goTo(index);
  await reached(workbench, index);
}

const reached = ({ getState }: StoreApi<Workbench>, index: number) =>
  vi.waitFor(
    () => {
      const at = getState().opened?.step.index;
      if (at !== index) throw new Error(`The page is at step ${at}, not ${index}`);
    },
    { timeout: 20_000 },
  );

/** The quantities that an element prints, with their full numbers. */
export const printedIn = (element: Element): Map<string, number> =>
  new Map(
    [...element.querySelectorAll<HTMLElement>("[data-quantity][data-value]")].map(({ dataset }) => [
      dataset.quantity ?? "",
      Number(dataset.value),
    ]),
  );
