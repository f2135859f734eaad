import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readHandIn } from "../../src/engine/grading/handIn";
import { sheetFingerprint } from "../../src/engine/grading/sheetFingerprint";
import { shortNumber } from "../../src/engine/math/format";
import { runPass } from "../../src/engine/pass/pass";
import { createTrace } from "../../src/engine/steps/trace";
import { classic } from "../documents";
import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

async function openAnswers(page: Page) {
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page.getByRole("group", { name: "Show as" }).getByRole("button", { name: "Answers" }).click();
  await expect(page.getByRole("region", { name: "Your answers" })).toBeVisible();
}

const table = (page: Page) => page.getByRole("table", { name: /Your answers/ });
const row = (page: Page, quantity: string) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: quantity, exact: true }) });

test("the sheet's printed numbers: the first wrong one is named with its cause, what follows is carried over", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByRole("button", { name: "Use the sheet’s printed numbers" }).click();
  await expect(page.getByRole("heading", { name: "First wrong: ∂L/∂h₁" })).toBeVisible();
  const first = page.getByRole("region", { name: /First wrong/ });
  await expect(first).toContainText(
    "In ∂L/∂h₁ and ∂L/∂h₂ the outgoing weights were exchanged between the outputs: ∂L/∂z₃ · w₇ + ∂L/∂z₄ · w₅ instead of ∂L/∂z₃ · w₅ + ∂L/∂z₄ · w₇.",
  );
  await expect(page.getByText("21 right")).toBeVisible();
  await expect(page.getByText("11 carried over")).toBeVisible();
  await expect(page.getByText("3 wrong")).toBeVisible();
  await expect(row(page, "w₁′")).toContainText("carried over");
  await expect(row(page, "∂L/∂b₁")).toContainText("wrong");
  await first.getByText("One more mistake after it").click();
  await expect(first.locator("[data-mistake=wrongSign]")).toContainText("In ∂L/∂b₁ the sign is wrong");
  await first.getByRole("button", { name: "Go to the step of ∂L/∂h₁" }).click();
  await expect(page.locator(".what h2")).toContainText("h₁");
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("numbers are typed beside the page's own, with a point or a comma, and judged when the field is left", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByRole("button", { name: "Last step" }).click();
  const quantities = page.getByRole("region", { name: "All quantities" });
  const field = quantities.getByRole("textbox", { name: "Your z₁", exact: true });
  await field.fill("0,3785");
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: "First wrong: z₁" })).toBeVisible();
  await expect(quantities.getByRole("textbox", { name: "Your ∂L/∂z₁", exact: true })).toBeFocused();
  await field.fill("0,3775");
  await field.blur();
  await expect(page.getByText("1 right")).toBeVisible();
  await expect(page.getByRole("heading", { name: /First wrong/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(field).toHaveValue("");
});

test("answers are handed in as a file that the marker’s command reads, shown before it is saved", async ({
  page,
}) => {
  await openAnswers(page);
  const box = page.locator(".hand-in");
  await box.getByText("Hand in").click();
  const saveIt = box.getByRole("button", { name: "Save the hand-in" });
  await box.getByRole("textbox", { name: "Your name or number" }).fill("k 123/45");
  await expect(saveIt).toBeDisabled();
  await page.getByText("Paste numbers as text").click();
  await page.getByRole("textbox", { name: /One answer to a line/ }).fill("z1 = [0.3775, 0.3925]");
  await expect(page.getByText("2 right")).toBeVisible();
  await expect(box).toContainText("1 line pasted, 0 hints taken");
  expect(await accessibilityFaults(page, { part: ".hand-in" })).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent("download"), saveIt.click()]);
  expect(download.suggestedFilename()).toBe("k-123-45.json");
  const saved = readHandIn(readFileSync(await download.path(), "utf8"));
  if ("fault" in saved) throw new Error(saved.fault);
  expect(saved.handIn).toMatchObject({ student: "k 123/45", isAltered: false });
  expect(saved.handIn.sheet?.fingerprint).toBe(sheetFingerprint(classic));
  expect(saved.handIn.text).toBe("z1 = [0.3775, 0.3925]");
});

test("pasted text is read, its unreadable lines are named, and a comma that can be either is asked about", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByText("Paste numbers as text").click();
  const text = page.getByRole("textbox", { name: /One answer to a line/ });
  await text.fill("h = array([0.5933, 0.5969])\nfoo = 3\nw_5' = 1,234");
  await expect(page.getByText("2 right")).toBeVisible();
  await expect(page.getByText("Line 2: this pass has no quantity called “foo”")).toBeVisible();
  await expect(row(page, "h₂").getByRole("textbox")).toHaveValue("0.5969");
  await page
    .getByRole("group", { name: /Line 3: .*is the comma a decimal one/ })
    .getByRole("button", { name: "1.234", exact: true })
    .click();
  await expect(row(page, "w₅′")).toContainText("wrong");
});

test("practising: hidden numbers are nowhere on the page, in any look, until they are found", async ({
  page,
}) => {
  const trace = createTrace(runPass(classic));
  const hidden = [...trace.quantities(1)].map(({ value }) => shortNumber(value, 4).replace("−", ""));
  const given = new Set(["0.35", "0.4", "0.6"]);
  const secret = hidden.filter((digits) => digits.length >= 5 && !given.has(digits));
  const leaks = () =>
    page.evaluate((all) => {
      const html = document.body.outerHTML; // with what attributes say
      return all.filter((digits) => html.includes(digits));
    }, secret);
  await openAnswers(page);
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  await expect(page.getByText("0 of 39 points")).toBeVisible();
  const look = (name: string) =>
    page.getByRole("group", { name: "Show as" }).getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  for (const name of ["Answers", "Units", "Matrices"]) {
    await look(name);
    for (const size of ["unit", "layer", "term"]) {
      await page.getByRole("combobox", { name: "Step size" }).selectOption(size);
      await expect(page.locator(".practice-result")).toBeVisible();
      expect(await leaks(), `${name} by ${size}`).toEqual([]);
    }
  }
  for (const name of ["Loss curve", "Check", "Updates"]) {
    await look(name);
    await expect(page.getByText("The numbers are hidden while you practise")).toBeVisible();
    expect(await leaks(), name).toEqual([]);
  }
  await look("Units");
  await page.getByRole("combobox", { name: "Step size" }).selectOption("unit");
  await page.getByRole("button", { name: "First step" }).click();
  const timeline = await timelineOf(page);
  const told = await timeline.evaluate(async ({ last, goTo }, all) => {
    const found: string[] = [];
    for (let index = 0; index <= last; index++) {
      await goTo(index);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const html = document.body.outerHTML;
      for (const digits of all) if (html.includes(digits)) found.push(`${digits} at step ${index}`);
    }
    return found;
  }, secret);
  expect(told).toEqual([]);
  await page.getByRole("button", { name: "First step" }).click();
  const field = page.locator(".practice-result").getByRole("textbox", { name: "Your z₁" });
  await field.fill("0.3775");
  await field.press("Enter");
  await expect(page.locator('.result [data-quantity="z1[1]"]')).toHaveText("0.3775");
  await expect(page.locator(".practice-result")).toHaveCount(0);
  await look("Answers");
  await expect(page.getByText("1 of 39 points")).toBeVisible();
  await page.getByRole("button", { name: "Show all numbers" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  await expect(page.locator(`.result [data-quantity="b1'"]`)).toHaveText("0.340637");
});

test("hints show the rule, the formula, its numbers and the result; each costs a quarter of the point, a try more a tenth", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  const what = page.getByRole("region", { name: "Explanation" });
  const formula = (name: string) => what.getByRole("img", { name });
  await expect(formula("w₁ · i₁")).toHaveCount(0);
  await page.getByRole("button", { name: "Hint 1: the rule" }).click();
  await page.getByRole("button", { name: "Hint 2: the formula" }).click();
  await expect(formula("w₁ · i₁ + w₂ · i₂ + b₁")).toBeVisible();
  await page.getByRole("button", { name: "Hint 3: the numbers in it" }).click();
  await expect(formula("0.15 · 0.05 + 0.2 · 0.1 + 0.35")).toBeVisible();
  const field = page.locator(".practice-result").getByRole("textbox", { name: "Your z₁" });
  await field.fill("0.0275");
  await field.press("Enter");
  await expect(page.locator(".practice-result")).toContainText("perhaps: bias left out");
  await field.fill("0.378");
  await field.press("Enter");
  await expect(page.getByText("0.15 of 39 points")).toBeVisible();
  await page.getByRole("button", { name: "Next step" }).click();
  for (const hint of [1, 2, 3, 4]) await page.getByRole("button", { name: `Hint ${hint}` }).click();
  await expect(page.locator('.result [data-quantity="z1[2]"]')).toHaveText("0.3925");
  await expect(page.getByText("1 found, 1 shown, 37 to go")).toBeVisible();
  expect(await accessibilityFaults(page, { part: ".explanation" })).toEqual([]);
});

test("answers and practice come back after a reload, also what was given at the last moment", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByText("Paste numbers as text").click();
  const text = page.getByRole("textbox", { name: /One answer to a line/ });
  await text.fill("h1 = 0.1\nw_5' = 1,234");
  await page
    .getByRole("group", { name: /is the comma a decimal one/ })
    .getByRole("button", { name: "1.234", exact: true })
    .click();
  await expect(page.getByText("2 wrong")).toBeVisible();
  await page.reload();
  await expect(page.getByText("2 wrong")).toBeVisible();
  await expect(text).toHaveValue("h1 = 0.1\nw_5' = 1,234");
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  await page.getByRole("button", { name: "Hint 1: the rule" }).click();
  const field = row(page, "z₁").getByRole("textbox");
  await field.fill("0.3775");
  await field.press("Enter");
  await page.reload();
  await expect(page.getByText("0.75 of 39 points")).toBeVisible();
  await expect(page.locator('[data-quantity="a1[1]"][data-value]')).toHaveCount(0);
});

test("while practising, an export that holds the results says so before it is made", async ({ page }) => {
  await openAnswers(page);
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("button", { name: "Save: NumPy" }).click();
  await expect(page.getByRole("alert")).toContainText("NumPy holds all results");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all the same" }).click();
  expect((await waiting).suggestedFilename()).toMatch(/numpy\.py$/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a wrong answer of another example leads to its step there", async ({ page }) => {
  await page.goto("#B-Q2/1/unit?look=answers");
  await page.getByText("Paste numbers as text").click();
  await page.getByRole("textbox", { name: /One answer to a line/ }).fill("z1[1]@3 = 77");
  await page.getByRole("button", { name: /Go to the step of/ }).click();
  await expect(page.locator(".what h2")).toBeVisible();
  await expect(page).toHaveURL(/#B-Q2\/(?!1\/)\d+\/unit/);
  await expect(page.getByText("Example 3", { exact: false }).first()).toBeVisible();
});

test("a pasted text is read as a whole: what was read differently is said, what stays open is asked", async ({
  page,
}) => {
  await openAnswers(page);
  await page.getByText("Paste numbers as text").click();
  const box = page.getByRole("textbox", { name: /One answer to a line/ });
  await box.fill("W2 = [[0.4 0.5]\n [0.45 0.55]]\ndW2 = [[0.0822 -0.0226]\n [0.0827 -0.0227]]\nw1 = 0.1498");
  await box.blur();
  await expect(page.getByText("5 right")).toBeVisible();
  await expect(page.getByText("4 given")).toBeVisible();
  const notes = page.getByRole("list", { name: "How it was read" });
  await expect(notes).toContainText("weight matrices are read with a row for each input");
  await expect(notes).toContainText("w1: read as updated");
  await expect(row(page, "w₁′")).toContainText("right");
  await notes.getByRole("button", { name: /Read it differently/ }).click();
  await expect(row(page, "∂L/∂w₆")).not.toContainText("right");

  await box.fill("dW2 = [[9.1 9.2]\n [9.3 9.4]]");
  await box.blur();
  const question = page.getByRole("group", { name: /what does a row of a weight matrix hold/ });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "all weights out of one input" }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Your ∂L/∂w₆" }).first()).toHaveValue("9.3");
  expect(await accessibilityFaults(page, { part: ".stage" })).toEqual([]);
});
