import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/**
 * Opens a program by its link, at its first step: writing it into the page takes twice as long. The link is packed here, since
 * the page's own way brings half of the engine into each of the tests' processes.
 */
export async function openProgram(page: Page, program: string, stepSize = "unit"): Promise<void> {
  const document = { format: "backprop-workbench", version: 3, title: "A program", program } as const;
  const packed = deflateRawSync(JSON.stringify(document)).toString("base64url");
  await page.goto(`#d=${packed}/1/${stepSize}`);
  await expect(page).toHaveTitle("A program · Backprop Workbench");
  await expect(page.locator(".program-graph .operations text").first()).toBeVisible();
}
