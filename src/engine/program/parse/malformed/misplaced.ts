import { ProgramFault } from "../tree/fault";
import { blocksOf, type Statement } from "../tree/syntax";

/** Refuses statements that have a meaning only in a function or a loop, as Python does before it runs anything. @throws ProgramFault */
export function refuseMisplaced(
  statements: readonly Statement[],
  isInFunction = false,
  isInLoop = false,
): void {
  for (const statement of statements) {
    const { kind, from } = statement;
    if ((kind === "return" || kind === "yield") && !isInFunction)
      throw new ProgramFault(
        `${kind} stands outside of a function: it belongs into the block below a def`,
        from,
      );
    if ((kind === "break" || kind === "continue") && !isInLoop)
      throw new ProgramFault(
        `${kind} stands outside of a loop: it belongs into the block below a for or while`,
        from,
      );
    const isOwn = kind === "def" || kind === "class";
    for (const [k, block] of blocksOf(statement).entries()) {
      // What stands below a loop's else isn't in the loop any more.
      const isLooped = (kind === "for" || kind === "while") && k === 0;
      refuseMisplaced(
        block,
        kind === "def" || (kind !== "class" && isInFunction),
        !isOwn && (isInLoop || isLooped),
      );
    }
  }
}
