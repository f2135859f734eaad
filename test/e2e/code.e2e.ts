import type { Page } from "@playwright/test";
import { accessibilityFaults, contrastAlone, mainIsAPanel } from "./axe";
import { expect, test } from "./fixtures";
import { openProgram } from "./program";
import { onShelf } from "./shelf";

const step = (page: Page) => page.locator("[data-step]");
const editor = (page: Page) => page.getByRole("textbox", { name: "Program" });
const line = (page: Page, number: number) => page.locator(".cm-line").nth(number - 1);
const shown = (page: Page, quantity: string) =>
  page.locator(`.program-graph [data-quantity="${quantity}"]`).first();

/** Two units, of which one is off, and a hand-written way back whose slope is wrong. */
const program = `W = np.array([[0.8, -0.5], [0.3, 0.9]])
b = np.array([0.05, -1.5])
x = np.array([0.7, -1.1])
t = 0.5
z = W @ x + b
h = np.maximum(0, z)
loss = 0.5 * np.sum((h - t) ** 2)
dh = h - t
dz = dh * h
dW = np.outer(dz, x)
print(loss)
`;
const z0 = 0.8 * 0.7 + -0.5 * -1.1 + 0.05;

async function openCode(page: Page) {
  await page.goto("#D-P1");
  await expect(step(page)).toHaveAttribute("data-step", "0");
  await page.getByRole("group", { name: "Model" }).getByRole("button", { name: "Code" }).click();
  await expect(editor(page)).toBeVisible();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases as code · Backprop Workbench");
}

/** A circuit of two operations. */
const circuit = "x = -2.0\ny = 5.0\nz = -4.0\nq = x + y\nf = q * z\n";

async function write(page: Page, text: string) {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
  await page.keyboard.press("ControlOrMeta+Enter");
}

test("code is stepped forward and back, line by line and number by number, and undone to the network", async ({
  page,
}) => {
  await openCode(page);
  await write(page, circuit);
  await expect(page.locator(".program-graph .operation")).toHaveCount(2);
  await write(page, program);
  await expect(page.getByRole("region", { name: "Printed" })).toContainText("0.34279999999999994");
  await page.getByRole("combobox", { name: "Step size" }).selectOption({ label: "line" });
  await expect(line(page, 5)).toHaveAttribute("aria-current", "step");
  await expect(shown(page, "z[0]")).toHaveText("");
  const next = page.getByRole("button", { name: "Next step" });
  await next.click();
  await expect(shown(page, "z[0]")).toHaveText(String(Number(z0.toPrecision(4))));
  await expect(shown(page, "h[0]")).toHaveText("");
  await page.getByRole("button", { name: "Last step" }).click();
  await expect(shown(page, "dloss/dW[0,0]")).toHaveText(String(Number(((z0 - 0.5) * 0.7).toPrecision(4))));
  await expect(shown(page, "dloss/dW[1,0]")).toHaveText("0");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(line(page, 1)).toHaveText("x = -2.0");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(editor(page)).toBeHidden();
});

test("a number in the text is dragged, and all that follows from it moves along", async ({ page }) => {
  await openProgram(page, circuit);
  await page.getByRole("button", { name: "Last step" }).click();
  const gradient = shown(page, "df/dx");
  await expect(gradient).toHaveText("−4");
  const number = page.locator(".cm-line .number").nth(2);
  const box = await number.boundingBox();
  if (!box) throw new Error("the number isn't there");
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.move(box.x + 110, box.y + 8, { steps: 5 });
  await expect(gradient).not.toHaveText("−4");
  await page.mouse.up();
  await expect(line(page, 3)).not.toHaveText("z = -4.0");
  const [, written] = (await line(page, 3).textContent())?.split("= -") ?? [];
  await expect(gradient).toHaveText(`−${Number(written)}`);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(line(page, 3)).toHaveText("z = -4.0");
  await expect(gradient).toHaveText("−4");
});

test("a number that decides which way the program takes changes it while it is dragged, and one undo takes all back", async ({
  page,
}) => {
  const text =
    "k = 0.50\nx = np.array([k, 3.0])\nif k < 0.9:\n    L = np.sum(x * x)\nelse:\n    L = np.sum(x) * 5.0\nprint(L)\n";
  await openProgram(page, text);
  await page.getByRole("button", { name: "Last step" }).click();
  const [value, gradient] = [shown(page, "k"), shown(page, "dL/dk")];
  await expect(gradient).toHaveText("1");
  // What was printed is shown with the numbers that it belongs to, or not at all.
  const printed = page.getByRole("region", { name: "Printed" }).locator("pre");
  await expect(printed).toHaveText("9.25");
  const number = page.locator(".cm-line .number").first();
  const box = await number.boundingBox();
  if (!box) throw new Error("the number isn't there");
  const move = (x: number) => page.mouse.move(box.x + x, box.y + 8, { steps: 4 });
  await move(4);
  await page.mouse.down();
  await move(7);
  await move(27);
  await expect(line(page, 1)).toHaveText("k = 0.7");
  await expect(value).toHaveText("0.7");
  await expect(gradient).toHaveText("1.4");
  await expect(printed).toBeHidden();
  await move(57);
  await expect(line(page, 1)).toHaveText("k = 1.0");
  await expect(value).toHaveText("1");
  await expect(gradient).toHaveText("5");
  await move(17);
  await expect(line(page, 1)).toHaveText("k = 0.6");
  await expect(gradient).toHaveText("1.2");
  await page.mouse.up();
  await expect(gradient).toHaveText("1.2");
  await expect(printed).toBeVisible();
  await expect(printed).toHaveText("9.36");
  await expect(line(page, 1)).toHaveText("k = 0.6");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(line(page, 1)).toHaveText("k = 0.50");
  await expect(gradient).toHaveText("1");
});

test("arrays that are shown as colours move along, and stay as the drag has left them", async ({ page }) => {
  const rows = Array.from(
    { length: 9 },
    (_, k) => `[${[1, -2, 3, -4, 5, -6, 7, -8].map((x) => x * (k + 1))}]`,
  );
  await openProgram(page, `k = 0.5\nA = np.array([${rows}])\nB = np.tanh(k * A / 9)\nL = np.sum(B ** 2)\n`);
  await expect(page.locator(".program-graph .map")).not.toHaveCount(0);
  await page.getByRole("button", { name: "Last step" }).click();
  const box = await page.locator(".cm-line .number").first().boundingBox();
  if (!box) throw new Error("the number isn't there");
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.move(box.x - 20, box.y + 8, { steps: 5 });
  const pictures = page.locator(".moving div canvas");
  await expect(pictures).not.toHaveCount(0);
  const during = () =>
    pictures.evaluateAll((all) =>
      (all as HTMLCanvasElement[]).map((canvas) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height);
        const context = copy.getContext("2d", { willReadFrequently: true });
        context?.drawImage(canvas, 0, 0);
        const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
        return [...(data ?? [])].join(" ");
      }),
    );
  const after = () =>
    page.locator(".program-graph .map").evaluateAll((all) => {
      const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const pixel = (rect: Element) => {
        if (!context) return [];
        context.fillStyle = getComputedStyle(rect).fill;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
      };
      return all.map((map) => [...map.children].flatMap(pixel).join(" "));
    });
  const before = await after();
  // The places keep their colours until the drag is over.
  await expect.poll(async () => (await during()).every((picture) => before.includes(picture))).toBe(false);
  let moved: readonly string[] = [];
  await expect(async () => {
    moved = await during();
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 50))));
    expect(await during()).toEqual(moved);
  }).toPass();
  await page.mouse.up();
  await expect(pictures).toHaveCount(0);
  await expect
    .poll(async () => {
      const left = await after();
      return moved.filter((picture) => !left.includes(picture)).length;
    })
    .toBe(0);
  await expect(page.locator(".program-graph .map").first()).toBeVisible();
});

test("what doesn't run is said with its line and kept, also over a reload; what ran last stays", async ({
  page,
}) => {
  await openProgram(page, circuit);
  await write(page, "x = 2.0\nf = np.foo(x)\n");
  await expect(page.getByRole("alert").filter({ hasText: "Line 2:" })).toBeVisible();
  await expect(page.locator(".cm-lintRange-error")).toHaveText("np.foo");
  await expect(page.locator(".program-graph .operation")).toHaveCount(2);
  await expect
    .poll(async () => (await onShelf(page, "works")).some(({ draft }) => String(draft).includes("np.foo")))
    .toBe(true);
  await page.reload();
  await expect(line(page, 2)).toHaveText("f = np.foo(x)");
  await expect(page.getByRole("alert").filter({ hasText: "Line 2:" })).toBeVisible();
  await expect(page.locator(".cm-lintRange-error")).toHaveText("np.foo");
  await expect(page.locator(".program-graph .operation")).toHaveCount(2);
  await write(page, "x = 2.0\nf = x ** 3\n");
  await expect(page.locator(".program-graph .operation")).toHaveCount(1);
});

test("a network is written as code, step for step the same, with a way back that is right", async ({
  page,
}) => {
  await openCode(page);
  await expect(page.getByText(/^All \d+ gradients that this code writes out are right\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Last step" }).click();
  // w5 and its next value, as the sheet has them.
  await expect(page.locator('[data-quantity="dL/dW2[0,0]"]').first()).toHaveAttribute(
    "data-value",
    /^0\.0821670405/,
  );
  await expect(page.locator(`[data-quantity="W2[0,0]'"]`).first()).toHaveAttribute(
    "data-value",
    /^0\.3589164797/,
  );
  await page.getByRole("group", { name: "Model" }).getByRole("button", { name: "Network" }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
});

test("own numbers for code are judged, typed or pasted, and practised with the numbers hidden", async ({
  page,
}) => {
  await openProgram(page, program);
  await page.getByRole("button", { name: "Answers" }).click();
  await page.getByText("Paste numbers as text").click();
  // The second unit is off; h[0] is written wrongly, and its gradient follows from it.
  await page
    .getByLabel(/^One answer to a line/)
    .fill("z = [1.16, -2.28]\nh = [1.26, 0]\nh.grad = [0.76, -0.5]\nq = 3");
  await expect(page.getByRole("heading", { name: "First wrong: h[0]" })).toBeVisible();
  await expect(page.getByText("It should be 1.16.").first()).toBeVisible();
  await expect(page.locator(".counts")).toHaveText("✓ 4 right↷ 1 carried over✗ 1 wrong");
  await expect(
    page.getByText("“q” isn't a variable that leads to loss, nor a gradient of one"),
  ).toBeVisible();
  expect(await accessibilityFaults(page, { part: ".stage" })).toEqual([]);
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  await expect(page.getByText("0 of", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Printed" })).toBeHidden();
  await expect(page.getByText("First wrong line")).toBeHidden();
  const own = page.locator(".practice-result .answer-field").first();
  await own.fill("1.11");
  await own.press("Enter");
  await expect(page.locator(".score")).toHaveText("1");
  await page.getByRole("button", { name: "Show all numbers" }).click();
  await expect(page.getByRole("region", { name: "Printed" })).toBeVisible();
});

/** A call within a call, a loop, and another call. */
const calling = `def sigmoid(z):
    e = np.exp(-z)
    return 1 / (1 + e)
def layer(W, x):
    z = W @ x
    return sigmoid(z)
W = np.array([[0.5, -0.2], [0.1, 0.4]])
x = np.array([1.0, 2.0])
h = layer(W, x)
for k in range(2):
    h = np.tanh(h)
L = np.sum(h)
`;

test("calls and loops are stepped over and into, by button and key, and fold in the graph", async ({
  page,
}) => {
  await openProgram(page, calling, "layer");
  const [next, over, out] = ["Next step", "Step over", "Step out"].map((name) =>
    page.getByRole("button", { name, exact: true }),
  );
  // The first step is within the call already, and has opened it.
  await expect(page.getByText("Within layer in line 9")).toBeVisible();
  await expect(page.locator(".program-graph .unfolds")).toHaveText(["sigmoid", "pass 1", "pass 2"]);
  await expect(over).toHaveAttribute("title", "Over sigmoid in line 6, to its result (Shift+→)");
  await over.click();
  await expect(step(page)).toHaveAttribute("data-step", "4");
  await expect(page.getByText("The result of sigmoid in line 6, layer in line 9")).toBeVisible();
  await expect(page.locator(".program-graph .unfolds")).toHaveText(["sigmoid", "pass 1", "pass 2"]);
  await page.locator("#what-title").click();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(step(page)).toHaveAttribute("data-step", "6");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(step(page)).toHaveAttribute("data-step", "4");
  await next.click();
  await expect(page.getByText("Within pass 1")).toBeHidden();
  await page.getByRole("button", { name: "First step" }).click();
  await next.click();
  await expect(page.getByText("Within sigmoid in line 6, layer in line 9")).toBeVisible();
  await expect(page.locator(".program-graph .unfolds")).toHaveText(["pass 1", "pass 2"]);
  await out.click();
  await expect(step(page)).toHaveAttribute("data-step", "4");
  await page.getByRole("button", { name: "Fold sigmoid" }).click();
  await expect(page.locator(".program-graph .unfolds")).toHaveText(["sigmoid", "pass 1", "pass 2"]);
  await page.getByRole("button", { name: "Fold layer" }).click();
  await expect(page.locator(".program-graph .unfolds")).toHaveText(["layer", "pass 1", "pass 2"]);
  expect(await accessibilityFaults(page, { part: ".stage" })).toEqual([]);
});

/** As people paste it: a model of PyTorch with its weights, its data and its loss. */
const sequential = `import torch
import torch.nn as nn
model = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
model[0].weight.data = torch.tensor([[0.5, -0.25], [0.75, 1.0]])
model[0].bias.data = torch.tensor([0.1, -0.2])
model[2].weight.data = torch.tensor([[1.5, -0.5]])
model[2].bias.data = torch.tensor([0.3])
opt = torch.optim.SGD(model.parameters(), lr=0.05)
x = torch.tensor([[1.0, 2.0], [-1.0, 0.5]])
t = torch.tensor([[1.0], [0.0]])
loss = nn.functional.mse_loss(model(x), t)
loss.backward()
print(model[0].weight.grad)
`;

test("a Sequential opens as a network with the same numbers, and other code says why it doesn't", async ({
  page,
}) => {
  await openCode(page);
  await write(page, sequential);
  await expect(page.getByRole("region", { name: "Printed" })).toContainText("0.9125");
  const toNetwork = page.getByRole("group", { name: "Model" }).getByRole("button", { name: "Network" });
  await toNetwork.click();
  await expect(editor(page)).toBeHidden();
  await page.getByRole("button", { name: "Last step" }).click();
  // What PyTorch printed for the second unit’s weights: 0.9125.
  await expect(page.locator('[data-quantity="dL/dW1[2,1]"]').first()).toHaveAttribute(
    "data-value",
    /^0\.91249999999/,
  );
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(editor(page)).toBeVisible();
  await write(page, "x = 2.0\nf = x ** 2\n");
  await expect(page.locator(".program-graph .operation")).toHaveCount(1);
  await toNetwork.click();
  await expect(page.getByRole("alert")).toContainText(
    "This code isn’t a layered network: nothing in it is a parameter",
  );
  expect(await accessibilityFaults(page, { part: "[role=alert]" })).toEqual([]);
  await page.getByRole("button", { name: "Back to 2-2-2 sigmoid, shared biases" }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
});

test("a link brings the program to another page, at its step", async ({ page, openElsewhere }) => {
  await page.goto("#circuit");
  await write(page, "a = 3.0\nL = a ** 2 + a\n");
  await expect(page.locator(".program-graph .operation")).toHaveCount(2);
  await page.getByRole("button", { name: "Last step" }).click();
  await expect(shown(page, "dL/da")).toHaveText("7");
  const last = await step(page).getAttribute("data-step");
  await expect.poll(() => page.url()).toContain(`/${Number(last) + 1}/`);
  await openElsewhere(page.url());
  await expect(shown(page, "dL/da")).toHaveText("7");
  await expect(line(page, 2)).toHaveText("L = a ** 2 + a");
});

test("a link brings the pass of a training loop that is looked at, with the numbers that it has by then", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("#circuit");
  await write(
    page,
    `x = np.array([1.0, 2.0])
w = np.array([0.5, -0.5])
for epoch in range(3):
    loss = np.sum((w * x - 1) ** 2)
    dw = 2 * (w * x - 1) * x
    w -= 0.1 * dw
`,
  );
  const pass = page.getByRole("spinbutton", { name: "Pass of the loop in line 3" });
  await expect(pass).toHaveValue("1");
  const before = page.url();
  await page.getByRole("button", { name: "Next pass" }).click();
  await page.getByRole("button", { name: "Next pass" }).click();
  await expect(pass).toHaveValue("3");
  await page.getByRole("button", { name: "Last step" }).click();
  await expect(page.getByRole("button", { name: "Next step" })).toBeDisabled();
  const last = await step(page).getAttribute("data-step");
  await expect.poll(() => page.url()).toContain(`/${Number(last) + 1}/`);
  expect(page.url()).not.toBe(before);
  await page.setViewportSize({ width: 390, height: 844 });
  await openElsewhere(page.url());
  await expect(pass).toHaveValue("3");
  await expect(step(page)).toHaveAttribute("data-step", last ?? "");
  // Two updates on from 0.5 and −0.5: w₀ = 0.6, then 0.68; w₁ = 0.3, then 0.46.
  for (const [k, value] of [0.68, 0.46].entries())
    await expect
      .poll(async () => Number(await shown(page, `w[${k}]`).getAttribute("data-value")))
      .toBeCloseTo(value, 12);
  await page.getByRole("button", { name: "Previous pass" }).click();
  await expect(pass).toHaveValue("2");
});

test("code can be read by everyone: names, roles and contrast, light and dark, and on a phone", async ({
  page,
}) => {
  await openProgram(page, program);
  await expect(page.getByText("First wrong line: 9.")).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await accessibilityFaults(page, contrastAlone)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("tab", { name: "Code" }).click();
  expect(await accessibilityFaults(page, mainIsAPanel)).toEqual([]);
});
