import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder for the files of a test file's commands, which goes when its tests are over. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  /** @param content goes in as JSON where it is no text */
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };
  return { folder, file };
}
