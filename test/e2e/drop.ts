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
      for (const [name, content] of all)
        transfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
      return transfer;
    },
    files.map(({ name, content }) => [name, Buffer.from(content).toString("base64")] as const),
  );
  await expect(async () => {
    await page.dispatchEvent("body", "dragover", { dataTransfer });
    await expect(page.getByText("Drop it here: a document")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent("body", "drop", { dataTransfer });
}
