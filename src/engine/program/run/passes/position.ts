import type { CallOrPass } from "../../../graph/node";
import { ProgramFault } from "../../parse/tree/fault";
import type { Statement } from "../../parse/tree/syntax";
import type { Origin, OriginFrame } from "../../values/recorded";
import type { CallMark } from "./evaluation";

interface PassSpan {
  readonly from: number;
  readonly to: number;
}

/** Where a program is: what it is carrying out, for which time, and in which calls. */
export class Position {
  span: PassSpan = { from: 0, to: 0 };
  statement: Statement | undefined;
  private readonly depthLimit: number;
  private readonly occurrences = new Map<Statement, number>();
  private frames: readonly OriginFrame[] = [];
  private frameCount = 0;
  /** How many functions are being called, each within another. */
  private depth = 0;

  constructor(depthLimit: number) {
    this.depthLimit = depthLimit;
  }

  begin(statement: Statement): void {
    this.statement = statement;
    this.span = statement;
    this.occurrences.set(statement, (this.occurrences.get(statement) ?? 0) + 1);
  }

  /** Which time the statement is carried out, from 1. */
  get occurrence(): number {
    return this.statement ? (this.occurrences.get(this.statement) ?? 1) : 1;
  }

  get origin(): Origin {
    const { from, to } = this.span;
    return { from, to, occurrence: this.occurrence, frames: this.frames };
  }

  mark(calls: CallMark = { frames: this.frames, depth: this.depth }): CallMark {
    this.frames = calls.frames;
    this.depth = calls.depth;
    return calls;
  }

  enter<Result>(name: string, act: () => Result): Result {
    if (this.depth >= this.depthLimit)
      throw new ProgramFault(
        `${name} calls itself too deeply: at most ${this.depthLimit} calls within calls. Does it end?`,
        undefined,
        { type: "RecursionError", text: "maximum recursion depth exceeded" },
      );
    const [statement, span] = [this.statement, this.span];
    this.depth += 1;
    const result = this.within({ kind: "call", name }, span.from, act);
    this.depth -= 1;
    this.statement = statement;
    this.span = span;
    return result;
  }

  within<Result>(what: CallOrPass, from: number, act: () => Result): Result {
    const { frames } = this;
    this.frames = [...frames, { ...what, id: this.frameCount++, from }];
    try {
      return act();
    } finally {
      this.frames = frames;
    }
  }
}
