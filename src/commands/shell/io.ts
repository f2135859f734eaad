import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { errorMessage } from "../../engine/errorMessage";
import { UserError } from "./errors";

/** Where a command reads and writes. */
export interface Io {
  /** All of standard input. */
  input(): string;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Where the user stands: relative files are relative to it. */
  readonly folder: string;
}

export const filePath = ({ folder }: Io, file: string): string => resolve(folder, file);

/** @param file - is standard input */
export function readInputText(io: Io, file: string): string {
  try {
    return file === "-" ? io.input() : readFileSync(filePath(io, file), "utf8");
  } catch (error) {
    throw new UserError(`can't read ${file}: ${errorMessage(error)}`);
  }
}

/** Milliseconds of the processor: on a busy machine a program isn't refused sooner. */
export const processorTime = () => process.cpuUsage().user / 1000;
