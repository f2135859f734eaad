/** What is wrong with a program, as a sentence. Lines and columns count from 1. */
export interface FaultInProgram {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What Python would raise: `except` goes by it. */
export interface PythonError {
  readonly type: string;
  /** Python's own text, where that is short; the fault's sentence where absent. */
  readonly text?: string;
}

/** A fault on its way out. `from` is an offset in the source; the innermost place that is known is kept. */
export class ProgramFault extends Error {
  from: number | undefined;
  /** The name of Python's exception; nothing where the fault isn't one of Python's kinds. */
  readonly type: string | undefined;
  readonly text: string | undefined;
  /** Whether no `except` takes it: the program has done too much. */
  readonly isFinal: boolean = false;

  constructor(message: string, from?: number, python?: PythonError) {
    super(message);
    this.from = from;
    this.type = python?.type;
    this.text = python?.text;
  }
}

/** That the program may do no more. */
export class BudgetFault extends ProgramFault {
  override readonly isFinal = true;
}

/** Line and column of an offset, both counted from 1. */
export function locationAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return { line: before.split(/\r\n|\r|\n/).length, column: [...before.slice(start)].length + 1 };
}
