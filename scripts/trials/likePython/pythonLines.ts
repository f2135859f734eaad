import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const python = process.env.PYTHON ?? "/usr/bin/python3";

/**
 * The lines that a script in scripts/trials prints.
 * @returns nothing where there is no Python (the environment's PYTHON names one), or it lacks a module that the script takes
 * @throws Error with what Python says, where the script fails
 */
export function pythonLines(script: string, ...options: readonly string[]): string[] | undefined {
  if (!existsSync(python)) return undefined;
  const path = join(process.cwd(), "scripts/trials", script);
  const { status, stdout, stderr } = spawnSync(python, [path, ...options], {
    encoding: "utf8",
    maxBuffer: 2 ** 29,
  });
  if (status === 0) return stdout.trim().split("\n");
  if (/ModuleNotFoundError/.test(stderr)) return undefined;
  throw new Error(stderr);
}
