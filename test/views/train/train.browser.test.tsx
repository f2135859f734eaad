import { type ReactNode, Suspense } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { TrainableDocument } from "../../../src/engine/document/document";
import { setUnits } from "../../../src/engine/document/edit/edit";
import { setDataset } from "../../../src/engine/document/edit/train/editTraining";
import { shortNumber } from "../../../src/engine/math/format";
import { StoresContext } from "../../../src/store/context";
import { createTrainingLoader } from "../../../src/store/keep/trainingLoader";
import type { Training } from "../../../src/store/training/training";
import { trainingOf } from "../../../src/store/training/trainingContext";
import TrainView from "../../../src/views/train/TrainView";
import golden from "../../golden/training/tables.json";
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

test("the network is there again when one comes back from another view", async () => {
  await page.viewport(1280, 720);
  const { stores, rerender } = await open(null);
  await stores.get(createTrainingLoader)();
  onTestFinished(() => trainingOf(stores).getState().close());
  const show = (view: ReactNode) => rerender(<StoresContext value={stores}>{view}</StoresContext>);
  const network = page.getByRole("img", { name: /^The network .*each unit as a map/ });
  for (const view of [<TrainView key="first" />, null, <TrainView key="second" />]) {
    await show(<Suspense>{view}</Suspense>);
    if (view) await expect.element(network).toBeVisible();
    else await expect.element(network).not.toBeInTheDocument();
  }
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

test("units are reached by keyboard, shown large, and their weights are typed and undone", async () => {
  const { state } = await openTrain();
  const unit = (name: string) => page.getByRole("button", { name, exact: false });
  await vi.waitFor(() => expect(state().frames.latest?.parameters).toHaveLength(42), { timeout: 10_000 });
  const first = unit("unit 1 of layer 1, tanh").element() as HTMLElement;
  first.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await expect.element(unit("unit 3 of layer 1, tanh")).toHaveFocus();
  await vi.waitFor(() => expect(state().frames.latest?.unit).toMatchObject({ layer: 1, index: 3 }));
  await userEvent.keyboard("{Enter}");
  const weight = page.getByRole("spinbutton", { name: /^Weight .* from x2$/ });
  await expect.element(weight).toHaveAttribute("data-quantity", "W1[3,2]");
  const before = state().frames.latest?.parameters?.[5] as number;
  await weight.fill("2.5");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(state().frames.latest?.parameters?.[5]).toBe(2.5));
  expect(state().document.layers[0].weights[2][1]).toBe(2.5);
  state().undo();
  await vi.waitFor(() => expect(state().frames.latest?.parameters?.[5]).toBe(before));
  await userEvent.keyboard("{Escape}");
  await button("Close the numbers of this unit").click();
  await expect.element(weight).not.toBeInTheDocument();
});

test("a layer with two units bends the plane", async () => {
  const { state } = await openTrain();
  state().edit(setUnits(0, 2));
  await button("The plane as layer 1 bends it").click();
  await expect
    .element(page.getByRole("img", { name: /coordinates of the two units of layer 1/ }))
    .toBeVisible();
  await vi.waitFor(() => expect(state().frames.latest?.bent?.points).toHaveLength(2200), { timeout: 10_000 });
  state().edit(setUnits(0, 3));
  await expect.element(page.getByRole("img", { name: /The plane of the data/ })).toBeVisible();
});

test("the points of a part are hidden and shown", async () => {
  const { container } = await openTrain();
  const ink = () => {
    const canvas = container.querySelectorAll<HTMLCanvasElement>(".surface canvas")[2];
    const { data } = (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    return data.filter((value, k) => k % 4 === 3 && value > 0).length;
  };
  await vi.waitFor(() => expect(ink()).toBeGreaterThan(1000), { timeout: 10_000 });
  const all = ink();
  await button("train").click();
  await vi.waitFor(() => expect(ink()).toBeLessThan(all * 0.6));
  await button("train").click();
  await vi.waitFor(() => expect(ink()).toBe(all));
});

test("the tables of layers and classes show the reference's numbers", async () => {
  const { container, state } = await openTrain();
  const { document, measures, classes } = golden[1];
  state().openRun(document as unknown as TrainableDocument);
  state().choosePace("full");
  await expect.element(button("Train")).toBeEnabled();
  await vi.waitFor(() => expect(state().data?.count).toBe(90), { timeout: 10_000 });
  await button("Train").click();
  await vi.waitFor(() => expect(state().stopped?.kind).toBe("epochs"), { timeout: 10_000 });
  await button("layers").click();
  const last = measures[measures.length - 1];
  for (const [l, layer] of last.entries())
    for (const [column, value] of Object.entries(layer)) {
      const cell = () => container.querySelector<HTMLElement>(`[data-quantity="${column}.${l + 1}"]`);
      if (value === "NaN") await vi.waitFor(() => expect(cell()?.textContent).toBe("–"));
      else await vi.waitFor(() => expect(Number(cell()?.dataset.value)).toBeCloseTo(value as number, 9));
    }
  await button("classes").click();
  const shares = (value: number | string) =>
    value === "NaN" ? "–" : `${shortNumber(100 * (value as number), 3)} %`;
  const texts = (table: string, cells: string) =>
    [...container.querySelectorAll(`${table} tbody tr`)].map((row) =>
      [...row.querySelectorAll(cells)].map((cell) => cell.textContent),
    );
  for (const part of ["validation", "test", "train"] as const) {
    await page.getByRole("combobox", { name: "Part of the data" }).selectOptions(part);
    const expected = classes?.[part];
    await vi.waitFor(() =>
      expect(texts(".confusion", "td")).toEqual(expected?.counts.map((row) => row.map(String))),
    );
    expect(texts(".class-figures", "td")).toEqual(
      expected?.classes.map(({ count, precision, recall, f1 }) => [
        String(count),
        ...[precision, recall, f1].map(shares),
      ]),
    );
  }
});

test("with one input each unit's map fills its tile", async () => {
  const { container, state } = await openTrain();
  await vi.waitFor(() => expect(state().data).toBeDefined(), { timeout: 10_000 });
  state().edit(setDataset("sineCurve"));
  await vi.waitFor(() => expect(state().frames.latest?.units).toMatchObject({ rows: 1, units: 10 }), {
    timeout: 10_000,
  });
  const canvas = container.querySelector<HTMLCanvasElement>('.network-picture canvas[role="img"]');
  const unit = container.querySelector<HTMLElement>('[data-unit="1 1"]');
  if (!canvas || !unit) throw new Error("there is no network");
  const colourAt = (across: number, down: number) => {
    const [whole, tile] = [canvas.getBoundingClientRect(), unit.getBoundingClientRect()];
    const scale = canvas.width / whole.width;
    const x = (tile.left - whole.left + across * tile.width) * scale;
    const y = (tile.top - whole.top + down * tile.height) * scale;
    return [...(canvas.getContext("2d")?.getImageData(x, y, 1, 1).data ?? [])];
  };
  await vi.waitFor(() => expect(colourAt(0.2, 0.25)).not.toEqual(colourAt(0.8, 0.25)));
  for (const across of [0.2, 0.8]) expect(colourAt(across, 0.85)).toEqual(colourAt(across, 0.25));
});
