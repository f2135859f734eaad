import { useEffect } from "react";
import type { ProgramDocument } from "../../../../engine/document/programDocument";
import { useWorkbench } from "../../../../store/work/context";
import type { Answer } from "../../../../store/work/useWorkerAnswer";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { firstWrong } from "./claimSigns";

/** What the worker has found out about the first wrong line of the program that is shown; nothing while it looks. */
export function useMistake(): Answer<"rightLine"> | undefined {
  const program = useWorkbench((state) => state.program);
  const answer = useWorkbench((state) => state.answers.rightLine?.answer);
  return answer && program && isAbout(answer, program) ? answer : undefined;
}

const isAbout = (answer: Answer<"rightLine">, { program, of }: ProgramDocument) =>
  answer.program === program && answer.of === of;

/**
 * The lines of the program that claim to be gradients, with the line of the mistake among them once it is found: that may be a
 * helper's, above the first wrong claim.
 */
export function useClaims(): readonly ShownClaim[] {
  const claims = useWorkbench((state) => state.opened?.shown?.claims) ?? none;
  const found = useMistake()?.claims;
  return found && found.length > 0 ? found : claims;
}

/** Asks the worker for the line of the mistake, where a claim is wrong. */
export function useSearchForMistake(): void {
  const claims = useWorkbench((state) => state.opened?.shown?.claims) ?? none;
  const ask = useWorkbench((state) => state.ask);
  const isWrong = firstWrong(claims) !== undefined;
  useEffect(() => {
    if (isWrong && claims.length > 0) ask({ about: "rightLine" });
  }, [ask, claims, isWrong]);
}

const none: readonly ShownClaim[] = [];
