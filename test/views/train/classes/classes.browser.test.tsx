import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import { confusionOf } from "../../../../src/engine/training/classes/confusion";
import { noClass } from "../../../../src/engine/training/classes/said";
import type { DataPart, PreparedData } from "../../../../src/engine/training/data/preparedData";
import { Classes } from "../../../../src/views/train/classes/Classes";
import { openStill } from "../../openStill";
import { stillFrames } from "../../still";

const data = {
  task: { kind: "classification", classes: ["cat", "dog"] },
  // Six cats and four dogs, all of the validation part.
  labels: Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
  partOf: new Uint8Array(10).fill(1),
} as unknown as PreparedData;

/** The tables once these classes have been said of the points of the validation part. */
async function open(said: readonly number[]) {
  const confusion = (part: DataPart) => confusionOf(data, Int32Array.from(said), part);
  const { frames, put } = stillFrames({ confusion: confusion("validation") });
  const { container } = await openStill(<Classes />, {
    training: { document: twoCirclesDocument(), data, frames },
  });
  await vi.waitFor(() => expect(container.querySelector("table")).not.toBeNull());
  /** The cells of a row of a table by the names that stand above them. */
  const row = (table: string, name: string) => {
    const heads = [...container.querySelectorAll(`${table} thead tr:last-child th`)].slice(1);
    const found = [...container.querySelectorAll(`${table} tbody tr`)].find(
      (one) => one.querySelector("th")?.textContent?.trim() === name,
    );
    const cells = [...(found?.querySelectorAll("td") ?? [])].map(({ textContent }) => textContent);
    return Object.fromEntries(heads.map(({ textContent }, k) => [textContent?.trim(), cells[k]]));
  };
  return { container, row, put, confusion };
}

test("a row is what the points are, a column what was said of them", async () => {
  // Of six cats two were taken for dogs; of four dogs one for a cat.
  const { container, row } = await open([0, 0, 0, 0, 1, 1, 0, 1, 1, 1]);
  expect(row(".confusion", "cat")).toEqual({ cat: "4", dog: "2" });
  expect(row(".confusion", "dog")).toEqual({ cat: "1", dog: "3" });
  expect(row(".class-figures", "cat")).toEqual({
    points: "6",
    precision: "80 %",
    recall: "66.7 %",
    "F₁": "72.7 %",
  });
  expect(row(".class-figures", "dog")).toEqual({
    points: "4",
    precision: "60 %",
    recall: "75 %",
    "F₁": "66.7 %",
  });
  expect([...container.querySelectorAll(".confusion .right")].map(({ textContent }) => textContent)).toEqual([
    "4",
    "3",
  ]);
  expect(container.querySelector(".classes-note")?.textContent).toBe("10 points.");
});

test("what nothing is known of is a dash, and points of which no class is said are counted", async () => {
  const { container, row } = await open([0, 0, 0, 0, 0, noClass, 0, 0, 0, noClass]);
  expect(row(".class-figures", "dog")).toMatchObject({ points: "4", precision: "–", recall: "0 %" });
  expect(container.querySelector(".classes-note")?.textContent).toContain("of 2 no class is said");
});

test("numbers of one part never stand under another's name", async () => {
  const { container, put, confusion } = await open([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  await page.getByRole("combobox", { name: "Part of the data" }).selectOptions("test");
  await vi.waitFor(() => expect(container.querySelector("table")).toBeNull());
  put({ confusion: confusion("test") });
  await vi.waitFor(() => expect(container.querySelector(".classes-note")?.textContent).toBe("0 points."));
});
