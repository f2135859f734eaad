import { type ReactNode, Suspense, useState } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import type { StoreApi } from "zustand/vanilla";
import { createPageCompare } from "../../src/store/compare/compareContext";
import { createTrainingLoader } from "../../src/store/keep/trainingLoader";
import type { Training } from "../../src/store/training/training";
import { trainingOf } from "../../src/store/training/trainingContext";
import { type SlideKey, type SlideProps, useSlideKeys } from "../../src/views/present/keys/slideKeys";
import CompareSlide from "../../src/views/present/slides/CompareSlide";
import TrainSlide from "../../src/views/present/slides/TrainSlide";
import { StepKeys } from "../../src/views/step/timeline/keys/StepKeys";
import { useTrainKeys } from "../../src/views/train/useTrainKeys";
import { open } from "./open";

// What goes on may have changed since it was painted last, as an answer of the worker does: a key does what is so now.

const press = (key: string) =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

function TrainKeys() {
  useTrainKeys();
  return null;
}

function InPresent({ slide: Slide }: { readonly slide: (props: SlideProps) => ReactNode }) {
  const [keys, setKeys] = useState<readonly SlideKey[]>([]);
  useSlideKeys(keys);
  return (
    <Suspense>
      <Slide onKeys={setKeys} />
      {keys.length > 0 && <p>its keys are there</p>}
    </Suspense>
  );
}

test("space pauses steps that play, however lately they began", async () => {
  const { workbench } = await open(<StepKeys />);
  workbench.setState({ playing: true });
  press(" ");
  expect(workbench.getState().playing).toBe(false);
});

test("space pauses training that runs, however lately it began", async () => {
  const { stores } = await open(<TrainKeys />);
  await stores.get(createTrainingLoader)();
  expectPause(trainingOf(stores));
});

test("so it does in Present", async () => {
  const { stores, container } = await open(<InPresent slide={TrainSlide} />);
  await vi.waitFor(() => expect(container.textContent).toContain("its keys are there"), { timeout: 20_000 });
  expectPause(trainingOf(stores));
});

test("space pauses runs that are compared, however lately they began", async () => {
  const { stores, container } = await open(<InPresent slide={CompareSlide} />);
  await vi.waitFor(() => expect(container.textContent).toContain("its keys are there"), { timeout: 20_000 });
  onTestFinished(() => trainingOf(stores).getState().close());
  const [start, pause] = [vi.fn(), vi.fn()];
  stores.get(createPageCompare).setState({ status: "running", start, pause });
  press(" ");
  expect([start.mock.calls.length, pause.mock.calls.length]).toEqual([0, 1]);
});

function expectPause(training: StoreApi<Training>): void {
  onTestFinished(() => training.getState().close());
  const [train, pause] = [vi.fn(), vi.fn()];
  training.setState({ running: true, train, pause });
  press(" ");
  expect([train.mock.calls.length, pause.mock.calls.length]).toEqual([0, 1]);
}
