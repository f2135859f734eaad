import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import type { Training, TrainingFrame } from "../../../../src/store/training/trainingState";
import { TrainingBar } from "../../../../src/views/train/bar/TrainingBar";
import { openStill } from "../../openStill";
import { stillFrames } from "../../still";

const button = (name: string) => page.getByRole("button", { name, exact: true });
const slider = page.getByRole("slider", { name: "Epoch" });

const at = (epoch: number, more: object = {}) =>
  ({ position: { epoch, minibatch: 0, minibatches: 35 }, ...more }) as Partial<TrainingFrame>;

/** The bar of a run that rests at an epoch, of which some can be brought back; and what is asked of Train. */
async function open(
  frame: Partial<TrainingFrame>,
  recorded: readonly number[] = [],
  changes: Partial<Training> = {},
) {
  const { frames, put } = stillFrames({ ...frame, recorded: Int32Array.from(recorded) });
  const asked = Object.fromEntries(
    ["train", "pause", "stepMinibatch", "stepEpoch", "reset", "newStart", "goTo", "choosePace"].map(
      (name) => [name, vi.fn()],
    ),
  );
  const screen = await openStill(<TrainingBar />, {
    training: {
      frames,
      running: false,
      started: true,
      pace: "full",
      data: {} as PreparedData,
      ...asked,
      ...changes,
    } as Partial<Training>,
  });
  return { ...screen, asked, put };
}

test("keys go to the next epoch that is recorded, and on from where they asked to go", async () => {
  const { asked, put } = await open(at(10), [0, 5, 10, 20]);
  await expect.element(slider).toHaveAttribute("aria-valuetext", "Epoch 10 of 20");
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowLeft}{ArrowDown}{ArrowLeft}");
  expect(asked.goTo.mock.calls).toEqual([[5], [0]]);
  put(at(0));
  await expect.element(slider).toHaveAttribute("aria-valuetext", "Epoch 0 of 20");
  await userEvent.keyboard("{ArrowRight}");
  expect(asked.goTo).toHaveBeenLastCalledWith(5);
});

test("the best epoch is marked where there is one, and a part of an epoch is written", async () => {
  const { container, put } = await open(at(2, { best: { epoch: 1 } }), [0, 1, 2, 4]);
  const rail = () => container.querySelector(".rail") as HTMLElement;
  await vi.waitFor(() => expect(rail().classList.contains("with-best")).toBe(true));
  expect(["--at", "--best"].map((name) => rail().style.getPropertyValue(name))).toEqual(["50%", "25%"]);
  put({ position: { epoch: 3, minibatch: 7, minibatches: 35 } } as Partial<TrainingFrame>);
  await expect.poll(() => container.querySelector(".epoch")?.textContent).toBe("epoch 3 + 7/35");
  expect(rail().classList.contains("with-best")).toBe(false);
});

test("before the first epoch there is nothing to go back to", async () => {
  await open(at(0), [0], { started: false });
  await expect.element(slider).toBeDisabled();
  for (const name of ["Reset", "Play back"]) await expect.element(button(name)).toBeDisabled();
  await expect.element(button("Train")).toBeEnabled();
});

test("while it trains it can be paused and reset, and takes no steps", async () => {
  const { asked } = await open(at(3), [0, 3], { running: true });
  for (const name of ["one minibatch", "one epoch", "Play back"])
    await expect.element(button(name)).toBeDisabled();
  await button("Pause training").click();
  expect(asked.pause).toHaveBeenCalledOnce();
  await button("Reset").click();
  expect(asked.reset).toHaveBeenCalledOnce();
});

test("without data nothing can be run", async () => {
  await open(at(0), [0], { data: undefined, started: false });
  for (const name of ["Train", "one minibatch", "one epoch", "New start", "open in Step"])
    await expect.element(button(name)).toBeDisabled();
});

test("the speed is chosen by its words", async () => {
  const { asked } = await open(at(0));
  const speed = page.getByRole("combobox", { name: "Speed" });
  expect([...(speed.element() as HTMLSelectElement).options].map(({ textContent }) => textContent)).toEqual([
    "full speed",
    "60 epochs/s",
    "15 epochs/s",
    "3 epochs/s",
    "0.5 epochs/s",
  ]);
  await speed.selectOptions("0.5 epochs/s");
  expect(asked.choosePace).toHaveBeenCalledWith(0.5);
  await speed.selectOptions("full speed");
  expect(asked.choosePace).toHaveBeenLastCalledWith("full");
});

test("at its end a run is played back from its start, epoch after epoch that has been seen, to its end", async () => {
  const { asked, put } = await open(at(2), [0, 1, 2]);
  asked.goTo.mockImplementation((epoch: number) => put(at(epoch)));
  await button("Play back").click();
  await expect.element(button("Play back")).toBeInTheDocument();
  expect(asked.goTo.mock.calls[0]).toEqual([0]);
  expect(asked.goTo.mock.lastCall).toEqual([2]);
});

test("playing back ends when somebody trains", async () => {
  const { asked, put } = await open(at(4), [0, 2, 4]);
  await button("Play back").click();
  await expect.element(button("Stop playing back")).toBeVisible();
  put(at(4, { running: true }));
  await expect.element(button("Play back")).toBeVisible();
  expect(asked.goTo.mock.calls).toEqual([[0]]);
});
