import type { Page } from "@playwright/test";
import { pack } from "../../src/export/link";
import { expect } from "./fixtures";

/** Opens a program by its link, at its first step: writing it into the page takes twice as long. */
export async function openProgram(page: Page, program: string, stepSize = "unit"): Promise<void> {
  const document = { format: "backprop-workbench", version: 3, title: "A program", program } as const;
  await page.goto(`#d=${await pack(document)}/1/${stepSize}`);
  await expect(page).toHaveTitle("A program · Backprop Workbench");
  await expect(page.locator(".program-graph .operations text").first()).toBeVisible();
}
