import { Suspense } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { shortNumber } from "../../../src/engine/math/format";
import type { Training } from "../../../src/store/training/training";
import { createTrainingLoader, trainingOf } from "../../../src/store/training/trainingContext";
import TrainView from "../../../src/views/train/TrainView";
import { open } from "../open";

const button = (name: string) => page.getByRole("button", { name, exact: true });

const epoch = () => page.getByRole("slider", { name: "Epoch" });

/** Train with the two circles that it begins with. */
async function openTrain(): Promise<{ readonly container: Element; readonly state: () => Training }> {
  await page.viewport(1280, 720);
  const { stores, container } = await open(
    <Suspense>
      <TrainView />
    </Suspense>,
  );
  await stores.get(createTrainingLoader)();
  const { getState } = trainingOf(stores);
  onTestFinished(() => getState().close());
  return { container, state: getState };
}

test("a minibatch is a part of an epoch, an epoch ends it, and reset goes back to the start", async () => {
  const { container } = await openTrain();
  const shown = () => container.querySelector(".epoch")?.textContent;
  await button("one minibatch").click();
  await vi.waitFor(() => expect(shown()).toBe("epoch 0 + 1/35"), { timeout: 10_000 });
  await button("one epoch").click();
  await vi.waitFor(() => expect(shown()).toBe("epoch 1"), { timeout: 10_000 });
  await button("one epoch").click();
  await vi.waitFor(() => expect(shown()).toBe("epoch 2"), { timeout: 10_000 });
  await expect.element(epoch()).toHaveAttribute("aria-valuetext", "Epoch 2 of 2");
  (epoch().element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowLeft}");
  await vi.waitFor(() => expect(shown()).toBe("epoch 1"), { timeout: 10_000 });
  await button("Reset").click();
  await vi.waitFor(() => expect(shown()).toBe("epoch 0"), { timeout: 10_000 });
});

test("training runs until it is paused, and nothing else can be run meanwhile", async () => {
  const { state } = await openTrain();
  await button("Train").click();
  await expect.element(button("one epoch")).toBeDisabled();
  await vi.waitFor(() => expect(state().frames.latest?.position.epoch).toBeGreaterThan(0), {
    timeout: 10_000,
  });
  await button("Pause training").click();
  await expect.element(button("one epoch")).toBeEnabled();
  const reached = await vi.waitFor(() => {
    expect(state().running).toBe(false);
    return state().frames.latest?.position.epoch;
  });
  expect(reached).toBeGreaterThan(0);
});

test("the figures are those of the epoch that is shown", async () => {
  const { state } = await openTrain();
  await button("one epoch").click();
  await vi.waitFor(() => expect(state().frames.latest?.position.epoch).toBe(1), { timeout: 10_000 });
  const { log } = state().frames;
  const row = log.length - 1;
  expect(log.epoch(row)).toBe(1);
  const loss = page.getByRole("row", { name: /^loss/ });
  await expect.element(loss).toHaveTextContent(shortNumber(log.loss("train", row), 4));
});

test("a setting that is typed is in the document; one that can't be trained is refused and changes nothing", async () => {
  const { state } = await openTrain();
  const rate = page.getByRole("spinbutton", { name: /learning rate/i });
  await rate.fill("0.05");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(state().document.optimizer.learningRate).toBe(0.05));
  await rate.fill("-1");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert").first()).toBeVisible();
  expect(state().document.optimizer.learningRate).toBe(0.05);
});

test("hidden units more and fewer change the network and go back to the start", async () => {
  const { state } = await openTrain();
  await button("one epoch").click();
  await vi.waitFor(() => expect(state().started).toBe(true), { timeout: 10_000 });
  await page
    .getByRole("button", { name: /more units|add a unit/i })
    .first()
    .click();
  await vi.waitFor(() => expect(state().document.layers[0].units).toBe(9));
  await vi.waitFor(() => expect(state().started).toBe(false), { timeout: 10_000 });
});
