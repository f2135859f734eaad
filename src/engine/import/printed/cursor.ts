import { Unreadable } from "../numberArray";
import type { PrintedToken } from "./tokens";

/** Goes over the tokens of a printout. */
export class Cursor {
  private readonly tokens: readonly PrintedToken[];
  private at = 0;

  constructor(tokens: readonly PrintedToken[]) {
    this.tokens = tokens;
  }

  get token(): PrintedToken | undefined {
    return this.tokens[this.at];
  }

  /** The one after it. */
  get next(): PrintedToken | undefined {
    return this.tokens[this.at + 1];
  }

  /** @throws Unreadable at the end of the text */
  take(): PrintedToken {
    const { token } = this;
    if (!token) throw new Unreadable("The text ends where a number should come.");
    this.at += 1;
    return token;
  }

  skipEnds(): void {
    while (this.token?.kind === "end") this.at += 1;
  }

  /** What is left of a short line, and where it ends; nothing of a long one and in the last line. */
  restOfLine(most: number): { readonly tokens: readonly PrintedToken[]; readonly end: number } | undefined {
    let end = this.at;
    while (end < this.at + most && end < this.tokens.length && this.tokens[end].kind !== "end") end += 1;
    const last = this.tokens[end];
    return last?.kind === "end" ? { tokens: this.tokens.slice(this.at, end), end: last.offset } : undefined;
  }
}

export const isMark = (token: PrintedToken | undefined, marks: string): boolean =>
  token?.kind === "mark" && marks.includes(token.text);
