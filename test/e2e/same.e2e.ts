import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { pack } from "../../src/export/link";
import { read } from "../documents";
import exercises from "../golden/exercises.json" with { type: "json" };
import golden from "../golden/public.json" with { type: "json" };
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

interface Case {
  readonly id: string;
  readonly document: unknown;
}

/** What page and command line must agree on at a step. */
interface Said {
  readonly quantity: string;
  readonly value: number;
  readonly words: string;
}

const folder = new URL("../cases/audit/", import.meta.url);
const gallery = new URL("../../src/exercises/", import.meta.url);
const jsonIn = (url: URL) =>
  readdirSync(url)
    .filter((name) => name.endsWith(".json"))
    .map((name): Case => ({ id: name, document: JSON.parse(readFileSync(new URL(name, url), "utf8")) }));

/** Every reference document; a sample of them unless all are asked for. */
function references(): Case[] {
  const models = [...golden.cases, ...exercises.exercises].flatMap((entry) =>
    "model" in entry ? [{ id: String(entry.id), document: entry.model }] : [],
  );
  const sheets = jsonIn(gallery).map(({ id, document }) => ({
    id,
    document: (document as { document: unknown }).document,
  }));
  const audit = jsonIn(folder);
  if (process.env.DOCUMENTS === "all") return [...audit, ...sheets, ...models];
  const wanted = ["f2.json", "adam3.json", "batch3.json"];
  return [...audit, ...sheets].filter(({ id }) => wanted.includes(id));
}

let said: ReadonlyMap<Case, Said[]> | undefined;

/** The steps of all of them, as the command line says them; asked once, since that takes seconds. */
function fromCommandLine(): ReadonlyMap<Case, Said[]> {
  const cases = references();
  said ??= new Map(stepsOf(cases).map((steps, nth) => [cases[nth], steps]));
  return said;
}

function stepsOf(cases: readonly Case[]): Said[][] {
  const temporary = mkdtempSync(join(tmpdir(), "workbench-"));
  const file = join(temporary, "all.json");
  writeFileSync(file, JSON.stringify(cases.map(({ document }) => document)));
  const { stdout, stderr, status } = spawnSync(process.execPath, ["scripts/cli.mjs", "steps", file], {
    encoding: "utf8",
    maxBuffer: 1 << 29,
  });
  rmSync(temporary, { recursive: true });
  if (status !== 0) throw new Error(stderr);
  return (
    JSON.parse(stdout) as { steps: { quantity: string; value: number | string; words: string }[] }[]
  ).map(({ steps }) =>
    steps.map(({ quantity, value, words }) => ({ quantity, value: Number(value), words })),
  );
}

/** The steps of the document that is open, as the page says them. */
async function fromPage(page: Page): Promise<Said[]> {
  const timeline = await timelineOf(page);
  return timeline.evaluate(async (time) => {
    const said: Said[] = [];
    for (let index = 0; index <= time.last; index++) {
      await time.goTo(index);
      const what = document.querySelector(".what");
      const result = what?.querySelector(".result [data-quantity]");
      said.push({
        quantity: result?.getAttribute("data-quantity") ?? "",
        value: Number(result?.getAttribute("data-value")),
        words: what?.querySelector(".words")?.textContent ?? "",
      });
    }
    return said;
  });
}

/** Where two accounts of a pass differ, but for the last digits: Node and Chromium have other versions of exp. */
function differences(shown: readonly Said[], expected: readonly Said[]): string[] {
  if (shown.length !== expected.length) return [`${shown.length} steps instead of ${expected.length}`];
  return shown.flatMap(({ quantity, value }, index) => {
    const { quantity: name, value: wanted } = expected[index];
    const isSame = Object.is(value, wanted) || Math.abs(value - wanted) <= 1e-11 * Math.abs(wanted) + 1e-13;
    return quantity === name && isSame ? [] : [`${index + 1}: ${quantity} ${value}, not ${name} ${wanted}`];
  });
}

/** The page shows one example at a time, and leaves its mark, as in z⟨³⟩, out. */
const unmarked = (words: string) => words.replace(/⟨[^⟩]*⟩/g, "");

test("every step of a document is the same on the page and on the command line, from a link", async ({
  page,
}) => {
  const expected = fromCommandLine();
  test.setTimeout(60_000 + 30_000 * expected.size);
  for (const [{ id, document }, steps] of expected) {
    await page.goto("about:blank");
    await page.goto(`#d=${await pack(read(document))}/1/unit`);
    await expect(page.locator("[data-step]"), id).toHaveAttribute("data-step", "0");
    const shown = await fromPage(page);
    expect(differences(shown, steps), id).toEqual([]);
    for (const [index, { value, words }] of shown.entries()) {
      const { value: wanted, words: said } = steps[index];
      // Where nothing but rounding is left, the two have other roundings, and say so.
      if (!Object.is(value, wanted) && Math.abs(wanted) <= 1e-13) continue;
      expect(unmarked(words).startsWith(unmarked(said)), `${id} step ${index + 1}: ${words}`).toBe(true);
    }
  }
});

test("a document with updates on its batch keeps them when it is opened from a file", async ({ page }) => {
  const [[{ document }, expected]] = [...fromCommandLine()].filter(([{ id }]) => id === "f2.json");
  await page.goto("#D-P1/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      name: "f2.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(document)),
    });
  await expect(page).toHaveTitle(/^t /);
  const shown = await fromPage(page);
  expect(differences(shown, expected)).toEqual([]);
});

test("a file of an exercise opens as the exercise, with its printed numbers", async ({ page }) => {
  await page.goto("#A-Q8/1/unit");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await page.locator("input[type=file]").first().setInputFiles("src/exercises/d-p1.json");
  await expect(page).toHaveTitle(/2-2-2 sigmoid, shared biases/);
  await page.getByRole("group", { name: "Show as" }).getByRole("button", { name: "Answers" }).click();
  await page.getByRole("button", { name: "Use the sheet’s printed numbers" }).click();
  await expect(page.getByText("21 right")).toBeVisible();
});
