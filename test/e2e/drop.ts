import { expect, type Page } from "@playwright/test";

export interface Dropped {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Drops files on the page, once it takes them: what does so loads after the first step. */
export async function drop(page: Page, ...files: readonly Dropped[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const { name, text, base64 = "" } of all) {
        const content = text ?? Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
        transfer.items.add(new File([content], name));
      }
      return transfer;
    },
    files.map(({ name, content }) =>
      typeof content === "string" ? { name, text: content } : { name, base64: content.toString("base64") },
    ),
  );
  await expect(async () => {
    await page.dispatchEvent("body", "dragover", { dataTransfer });
    await expect(page.getByText("Drop it here: a document")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent("body", "drop", { dataTransfer });
}
