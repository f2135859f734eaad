import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import type { ExportKind, MadeFile } from "../../../../src/views/parts/files/exportKind";
import { ExportMenu } from "../../../../src/views/share/files/ExportMenu";
import { exportKinds } from "../../../../src/views/share/files/exports";
import { programKinds } from "../../../../src/views/share/files/programExports";
import { classic } from "../../../documents";
import { openStill } from "../../openStill";

afterEach(() => vi.restoreAllMocks());

/** A way to take the network elsewhere that gives what the test says. */
const kind = (make: () => Promise<MadeFile>, more: Partial<ExportKind> = {}): ExportKind => ({
  id: "words",
  label: "Words",
  about: "the network in words",
  extension: "txt",
  type: "text/plain",
  copies: true,
  make,
  ...more,
});

/** The menu, open; and the names of the files that are saved from it. */
async function open(
  one: ExportKind,
  more: {
    readonly isHiding?: boolean;
    readonly onTell?: () => boolean;
    readonly of?: NetworkDocument | null;
  } = {},
) {
  const { of = classic, ...rest } = more;
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const screen = await openStill(
    <ExportMenu kinds={[one]} documentNow={async () => of ?? undefined} {...rest} />,
    {},
  );
  await page.getByRole("button", { name: "Export" }).click();
  const said = () => screen.container.querySelector('[role="status"]')?.textContent;
  return { ...screen, saved, said };
}

const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

test("a file is saved under the network's title, and the menu says so", async () => {
  const { saved, said } = await open(kind(async () => ({ text: "words" })));
  await press("Save: Words");
  await expect.poll(said).toMatch(/^Saved as .*\.txt$/);
  expect(saved).toEqual([said()?.replace("Saved as ", "")]);
});

test("a text is copied, with how long it is; where that is forbidden it can be saved", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const { said } = await open(kind(async () => ({ text: "w".repeat(1234) })));
  await press("Copy: Words");
  await expect.poll(said).toBe("Copied: Words, 1,234 characters");
  write.mockRejectedValue(new Error("forbidden"));
  await press("Copy: Words");
  await expect.poll(said).toBe("The browser doesn't allow copying here; save it instead.");
});

test("what is no text isn't copied", async () => {
  await open(kind(async () => ({ blob: new Blob() }), { copies: false }));
  await expect.element(page.getByRole("button", { name: "Save: Words" })).toBeVisible();
  expect(page.getByRole("button", { name: "Copy: Words" }).elements()).toEqual([]);
});

test.each<[string, () => Promise<MadeFile>, NetworkDocument | null, string]>([
  ["it is refused", async () => ({ refused: "It has no words." }), classic, "It has no words."],
  [
    "it can't be loaded",
    () => Promise.reject(new Error("offline")),
    classic,
    "Words could not be made. Check the connection and try again.",
  ],
  [
    "nothing is open",
    async () => ({ text: "" }),
    null,
    "There is nothing to export before a document is open.",
  ],
])("where %s nothing is saved, and a sentence says why", async (_name, make, of, sentence) => {
  const { saved, said } = await open(kind(make), { of });
  await press("Save: Words");
  await expect.poll(said).toBe(sentence);
  expect(saved).toEqual([]);
});

test("what holds hidden results asks before it is made", async () => {
  const make = vi.fn(async () => ({ text: "results" }));
  const onTell = vi.fn(() => true);
  const { saved } = await open(kind(make, { tells: true }), { isHiding: true, onTell });
  await press("Save: Words");
  await expect.element(page.getByRole("alert")).toHaveTextContent("holds all results");
  expect(make).not.toHaveBeenCalled();
  await press("Save all the same");
  await expect.poll(() => saved.length).toBe(1);
  expect(onTell).toHaveBeenCalledOnce();
});

test("where results may not be shown it isn't made", async () => {
  const make = vi.fn(async () => ({ text: "results" }));
  const { said } = await open(kind(make, { tells: true }), { isHiding: true, onTell: () => false });
  await press("Copy: Words");
  await press("Copy all the same");
  await expect.poll(said).toBe("Words holds the results, and the numbers stay hidden here.");
  expect(make).not.toHaveBeenCalled();
});

test("what holds no results doesn't ask", async () => {
  const { saved } = await open(
    kind(async () => ({ text: "words" })),
    { isHiding: true, onTell: () => false },
  );
  await press("Save: Words");
  await expect.poll(() => saved.length).toBe(1);
});

test.each([
  ["networks", exportKinds],
  ["programs", programKinds],
])("the ways to export %s have names and files of their own", (_name, kinds) => {
  for (const part of ["id", "label", "extension"] as const) {
    const all = (kinds as readonly ExportKind[]).map((one) => one[part]);
    expect(new Set(all).size, part).toBe(all.length);
  }
});
