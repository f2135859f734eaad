/** What is wrong with a program, as a sentence. Lines and columns count from 1. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A fault on its way out. `from` is an offset in the source; the innermost place that is known is kept. */
export class ProgramFault extends Error {
  from: number | undefined;

  constructor(message: string, from?: number) {
    super(message);
    this.from = from;
  }
}

/** Line and column of an offset, both counted from 1. */
export function placeAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return { line: before.split(/\r\n|\r|\n/).length, column: [...before.slice(start)].length + 1 };
}
