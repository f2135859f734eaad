import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { createKeeping } from "../../../src/store/keep";
import { Keeping } from "../../../src/views/keep/Keeping";
import { openStill } from "../openStill";

afterEach(() => vi.restoreAllMocks());

async function open() {
  const { stores } = await openStill(<Keeping />, {});
  return stores.get(createKeeping).notice.getState();
}

/** What is saved as a file from now on. */
function savedFiles() {
  const files: { readonly name: string; readonly blob: Blob }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    const url = `#${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: blobs.get(this.getAttribute("href") ?? "") as Blob });
  });
  return files;
}

test("while all is kept nothing is said", async () => {
  await open();
  expect(page.getByRole("alert").elements()).toEqual([]);
});

test("what can't be kept is said until it is dismissed, and not again", async () => {
  const { sayOnce } = await open();
  sayOnce("The browser's storage is full.");
  await expect.element(page.getByRole("alert")).toHaveTextContent("The browser's storage is full.");
  expect(page.getByRole("button", { name: "Save as a file" }).elements()).toEqual([]);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
  sayOnce("The browser's storage is full.");
  sayOnce("Another sentence.");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Another sentence.");
});

test.each([
  ["a text as it was kept", "{not JSON", "{not JSON"],
  ["numbers as numbers", { kept: Float64Array.of(0.1, 2) }, '{"kept":[0.1,2]}'],
])("work that can't be opened is saved as a file: %s", async (_name, kept, expected) => {
  const files = savedFiles();
  const { sayOnce } = await open();
  sayOnce("Your work can't be opened.", { title: "My net: 2/3", kept });
  await page.getByRole("button", { name: "Save as a file" }).click();
  expect(files).toHaveLength(1);
  expect(files[0].name).toMatch(/^[^/:]+\.json$/);
  expect(await files[0].blob.text()).toBe(expected);
});
