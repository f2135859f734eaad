import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { type Device, devices, drag, middleOf, type Spot, touchesOn } from "./fingers";
import { expect, test } from "./fixtures";

test.use({ hasTouch: true });
// The last files are the longest: their tests go to whichever worker is free.
test.describe.configure({ mode: "parallel" });

const w5 = "W2[1,1]";
const handle = (page: Page, quantity: string) => page.locator(`.graph .handle[data-point="${quantity}"]`);
const title = "2-2-2 sigmoid, shared biases · Backprop Workbench";

/** The number that the graph's handle tells to who can't see it. */
const numberAt = async (page: Page, quantity: string) =>
  Number(await handle(page, quantity).getAttribute("aria-valuenow"));

async function open(page: Page, address = "#D-P1/28/unit") {
  await page.goto(address);
  await expect(handle(page, w5)).toBeVisible();
}

async function openTrain(page: Page) {
  await page.goto("?view=train");
  await expect(page.locator("canvas.picture")).toBeVisible();
}

/** The middle of an edge's own line, clear of its number. */
function onEdge(page: Page, quantity: string): Promise<Spot> {
  return page.locator(`.graph .hit[data-point="${quantity}"]`).evaluate((path: SVGPathElement) => {
    const matrix = path.getScreenCTM();
    const quantityAt = (x: number, y: number) => {
      const top = document.elementFromPoint(x, y);
      return top?.classList.contains("hit") ? top.getAttribute("data-point") : undefined;
    };
    for (let share = 0.1; share < 0.9; share += 0.05) {
      const { x, y } = path
        .getPointAtLength(share * path.getTotalLength())
        .matrixTransform(matrix ?? undefined);
      if (quantityAt(x, y) === path.getAttribute("data-point")) return { x, y };
    }
    throw new Error("the edge lies under others");
  });
}

/** Drags in the device's way, and waits until a number is that much larger than before. */
async function expectDrag(page: Page, device: Device, from: Spot, quantity: string, pixels: number) {
  const before = await numberAt(page, quantity);
  await drag(device, from, [pixels, pixels / 4]);
  await device.up();
  await expect.poll(() => numberAt(page, quantity), quantity).not.toBe(before);
  const moved = (await numberAt(page, quantity)) - before;
  // The browser keeps a finger's first pixels to itself, until it is sure that this isn't a tap.
  expect(Math.sign(moved)).toBe(Math.sign(pixels));
  expect(Math.abs(moved)).toBeGreaterThan(0.6 * Math.abs(pixels) * 0.01);
  expect(Math.abs(moved)).toBeLessThan(1.01 * Math.abs(pixels) * 0.01);
  await expect(page).toHaveTitle(/\(changed\)/);
}

for (const [name, deviceOn] of Object.entries(devices)) {
  test.describe(`a ${name}`, () => {
    // A pen differs from a finger in the graph alone; ALL_PENS asks for the rest.
    const others = name === "pen" && !process.env.ALL_PENS ? test.skip : test;
    test("drags numbers, edges and nodes of the graph all the way", async ({ page }) => {
      await open(page);
      const device = await deviceOn(page);
      const numbers = [
        [w5, 90],
        ["W1[2,1]", -80],
        ["x[1]", 60],
        ["t[2]", -60],
        ["b1", 70],
      ] as const;
      for (const [quantity, pixels] of name === "pen" ? sample(numbers, 2) : numbers)
        await expectDrag(page, device, await middleOf(handle(page, quantity)), quantity, pixels);
      await expectDrag(page, device, await onEdge(page, "W1[1,1]"), "W1[1,1]", 100);
      await expectDrag(page, device, await onEdge(page, "W2[2,2]"), "W2[2,2]", -100);
    });

    others("drags a number of the code", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto("#circuit");
      await page.getByRole("tab", { name: "Code" }).click();
      const number = page.locator(".cm-line .number").first();
      const before = await number.innerText();
      const device = await deviceOn(page);
      await drag(device, await middleOf(number), [90, 12]);
      await device.up();
      await expect(page).toHaveTitle(/\(changed\)/);
      const moved = Number(await number.innerText()) - Number(before);
      expect(moved).toBeGreaterThan(0);
    });

    others(
      "drags a number of the program in its graph, which is its literal in the text",
      async ({ page }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto("#circuit");
        const number = page.locator('.cells [data-quantity="y"][data-given]');
        await expect(number).toHaveText("5");
        await expect(page.locator('.cells [data-quantity="q"]')).not.toHaveAttribute("data-given");
        const device = await deviceOn(page);
        await drag(device, await middleOf(number), [80, 10]);
        await device.up();
        await expect(page).toHaveTitle(/\(changed\)/);
        const moved = await number.textContent();
        expect(Number(moved)).toBeGreaterThan(5.4);
        await page.getByRole("tab", { name: "Code" }).click();
        await expect(page.locator(".cm-content")).toContainText(`y = ${moved}`);
      },
    );

    others("drags a setting in its field", async ({ page }) => {
      await open(page, "#D-P1/39/unit");
      const rate = page.getByRole("spinbutton", { name: "learning rate η" });
      await expect(rate).toHaveValue("0.5");
      const device = await deviceOn(page);
      await drag(device, await middleOf(rate), [-120, 6]);
      await expect(rate).not.toHaveValue("0.5");
      await device.up();
      await expect(page).toHaveTitle(/\(changed\)/);
      const value = Number(await rate.inputValue());
      expect(value).toBeGreaterThan(0.37);
      expect(value).toBeLessThan(0.43);
    });

    others("drags the point of the curve and of the map, steeply too", async ({ page }) => {
      const device = await deviceOn(page);
      await page.goto(`#D-P1/28/unit?look=curve&select=${w5}`);
      const onCurve = page.getByRole("slider", { name: /the point on the curve/ });
      const from = Number(await onCurve.getAttribute("aria-valuenow"));
      await drag(device, await middleOf(onCurve), [40, -90]);
      await device.up();
      await expect(page).toHaveTitle(/\(changed\)/);
      await expect
        .poll(async () => Number(await onCurve.getAttribute("aria-valuenow")))
        .toBeGreaterThan(from);

      await page.getByRole("combobox", { name: "Second parameter" }).selectOption({ label: "b₂" });
      const onMap = page.getByRole("slider", { name: /the point on the map/ });
      const before = await onMap.getAttribute("aria-valuetext");
      const grip = await middleOf(onMap);
      await drag(device, grip, [8, 80]);
      await device.up();
      await expect(onMap).not.toHaveAttribute("aria-valuetext", before ?? "");
      const after = await middleOf(onMap);
      expect(after.y - grip.y).toBeGreaterThan(50);
    });

    others("scrubs through the steps", async ({ page }) => {
      await open(page, "#D-P1/1/unit");
      const device = await deviceOn(page);
      const box = await page.locator(".track .scrub").boundingBox();
      if (!box) throw new Error("there is no track");
      const y = box.y + box.height / 2;
      await drag(device, { x: box.x + 4, y }, [box.width - 8, 10]);
      await device.up();
      await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "38");
    });

    others("pans the region and draws points into it", async ({ page }) => {
      await openTrain(page);
      const surface = page.locator(".plane .surface");
      const middle = await middleOf(surface);
      const device = await deviceOn(page);
      await drag(device, middle, [60, 80]);
      await device.up();
      await expect(page.getByRole("button", { name: "Fit", exact: true })).toBeVisible();

      await page.getByRole("combobox", { name: "Draw or erase points by hand" }).selectOption({ index: 1 });
      await drag(device, { x: middle.x - 100, y: middle.y }, [100, 120]);
      await expect(page.locator(".plane .surface > svg circle[r]").nth(5)).toBeVisible();
      await device.up();
      await expect(page).toHaveTitle(/^Points of my own/);
    });
  });
}

// The browser's own slider: Chromium's imitation of a pen moves none, on no page.
test("a finger scrubs through the epochs", async ({ page }) => {
  await openTrain(page);
  const epoch = page.getByRole("slider", { name: "Epoch" });
  const most = page.getByRole("spinbutton", { name: "epochs at most", exact: true });
  await most.fill("20");
  await most.press("Enter");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  await expect(page.locator(".say")).toContainText("Reached the limit of 20 epochs");
  await expect(epoch).toHaveValue("20");
  const last = Number(await epoch.inputValue());
  const track = await epoch.boundingBox();
  if (!track) throw new Error("there are no epochs");
  const finger = await devices.finger(page);
  const end = { x: track.x + track.width - 4, y: track.y + track.height / 2 };
  await drag(finger, end, [-track.width / 2, 3]);
  await finger.up();
  await expect.poll(async () => Number(await epoch.inputValue())).toBeLessThan(0.8 * last);
});

test("two fingers pinch the graph wherever they lie, and no number moves", async ({ page }) => {
  await open(page);
  // Zooming has loaded with its buttons.
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeVisible();
  const { touch } = await touchesOn(page);
  const drawing = page.locator(".graph > svg > g.drawing");
  const scale = () =>
    drawing.evaluate((group: SVGGElement) => group.transform.baseVal.consolidate()?.matrix.a ?? 1);
  for (const quantity of [w5, "W1[2,1]"]) {
    const { x, y } = await middleOf(handle(page, quantity));
    await touch("touchStart", { x, y });
    await touch("touchMove", { x: x - 6, y });
    await touch("touchStart", { x: x - 6, y }, { x: x + 40, y: y + 20 });
    for (let move = 1; move <= 10; move++)
      await touch("touchMove", { x: x - 6 - 3 * move, y }, { x: x + 40 + 5 * move, y: y + 20 + 3 * move });
    await touch("touchEnd");
    await expect.poll(scale).toBeGreaterThan(1.5);
    await expect(page).toHaveTitle(title);
    await page.getByRole("button", { name: "Fit", exact: true }).click();
    await expect.poll(scale).toBe(1);
  }
});

test("one finger on the ground pans the graph", async ({ page }) => {
  await open(page);
  const finger = await devices.finger(page);
  // Panning has loaded with its buttons.
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeVisible();
  const graph = await page.locator(".graph > svg").boundingBox();
  if (!graph) throw new Error("there is no graph");
  const ground = await page.evaluate(({ x, y, width, height }) => {
    for (let down = 60; down < height - 60; down += 10)
      for (let across = 60; across < width - 60; across += 10) {
        const spot = { x: x + across, y: y + down };
        if (document.elementFromPoint(spot.x, spot.y)?.localName === "svg") return spot;
      }
    throw new Error("the graph is full");
  }, graph);
  await drag(finger, ground, [30, 70]);
  await finger.up();
  await expect(page.locator(".graph > svg > g.drawing")).toHaveAttribute("transform", /translate\(/);
  await expect(page).toHaveTitle(title);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("fingers drag a given number in a matrix and in the table", async ({ page }) => {
    await page.goto("#D-P1/28/unit?look=matrices");
    const cell = page.locator(`.matrix [data-quantity="${w5}"]`);
    const finger = await devices.finger(page);
    for (const [number, tab] of [
      [cell, "Graph"],
      [page.locator(`.quantities td [data-quantity="${w5}"]`), "What happens"],
    ] as const) {
      await page.getByRole("tab", { name: tab }).click();
      await number.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await expect(number).toHaveText("0.4");
      await drag(finger, await middleOf(number), [60, 5]);
      await finger.up();
      await expect(page).toHaveTitle(/\(changed\)/);
      expect(Number(await number.textContent())).toBeGreaterThan(0.8);
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page).toHaveTitle(title);
    }
  });

  test("what a plot says of a place is read after a tap on it", async ({ page }) => {
    const readout = page.locator(".plot-readout");
    for (const place of [`#D-P1/28/unit?look=curve&select=${w5}`, "#A-Q1/2/unit?look=curve"]) {
      await page.goto(place);
      const plot = page.locator("figure.plot svg");
      await expect(readout).toContainText("point at");
      const box = await plot.boundingBox();
      if (!box) throw new Error("there is no plot");
      await page.touchscreen.tap(box.x + 0.8 * box.width, box.y + 0.3 * box.height);
      await expect(readout).not.toContainText("point at");
      await expect(readout).toContainText(/= −?\d/);
    }
  });

  test("fingers drag in the graph and in fields, and scroll where there is nothing to drag", async ({
    page,
  }) => {
    await page.goto("#D-P1/28/unit");
    await expect(handle(page, "x[1]")).toBeVisible();
    const finger = await devices.finger(page);
    await expectDrag(page, finger, await middleOf(handle(page, "x[1]")), "x[1]", 90);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveTitle(title);
    // Narrow graphs have no room for the weights' numbers.
    await drag(finger, await onEdge(page, "W2[1,1]"), [70, 90]);
    await finger.up();
    await expect(page).toHaveTitle(/\(changed\)/);

    await page.getByRole("tab", { name: "Network" }).click();
    const rate = page.getByRole("spinbutton", { name: "learning rate η" });
    // Clear of what stays at the panel's end.
    await rate.evaluate((field) => field.scrollIntoView({ block: "center" }));
    await drag(finger, await middleOf(rate), [-60, 2]);
    await finger.up();
    await expect(rate).not.toHaveValue("0.5");
    const panel = page.locator("#panel-network");
    const scrolled = () => panel.evaluate(({ scrollTop }) => scrollTop);
    await panel.evaluate((element) => element.scrollTo(0, 0));
    const units = page.getByRole("spinbutton", { name: "Units of layer 1" });
    const before = await units.inputValue();
    await drag(finger, await middleOf(units), [0, -110]);
    await finger.up();
    await expect.poll(scrolled).toBeGreaterThan(50);
    await expect(units).toHaveValue(before);
  });
});
