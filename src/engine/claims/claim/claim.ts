import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { PossibleClaim } from "./possibleClaim";
import { namesOfClaim, statementText } from "./writingNames";

/** A line that says that it computes a gradient, and of which value. */
export interface Claim extends Pick<PossibleClaim, "line" | "writing" | "isSeed"> {
  readonly name: string;
  /** The variable's name. */
  readonly of: string;
  readonly claimed: Recorded;
  readonly variable: Recorded;
  readonly variableWriting: ValueWriting;
  /** Whether the line says that it rounds. */
  readonly rounds: boolean;
}

export const claimOf = (
  { line, writing, isSeed }: PossibleClaim,
  variable: ValueWriting,
  { source }: Run,
): Claim => ({
  line,
  ...(isSeed && { isSeed }),
  ...namesOfClaim(writing, variable, source),
  writing,
  claimed: writing.recorded,
  variable: variable.recorded,
  variableWriting: variable,
  rounds: /\bround\(/.test(statementText(writing, source)),
});
