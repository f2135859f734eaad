import { useMemo } from "react";
import type { NamedLiteral } from "../../../../engine/program/literals/literalNames";
import { useStores } from "../../../../store/context";
import { useWorkbench } from "../../../../store/work/context";
import type { Given } from "../../graph/input/given";
import { useNumberNames } from "../../parts/numberNames";
import { useProgramNumbers } from "../curve/programNumbers";
import { programGiven } from "./programGiven";

/** The numbers of the program's text that the hand may change where the page shows them. */
interface ProgramGiven {
  /** By their names; none where nothing can be changed, and while the text is a draft. */
  readonly literals: ReadonlyMap<string, NamedLiteral>;
  givenOf(name: string): Given | undefined;
}

/** What the text that is open gives. */
export function useProgramGiven(): ProgramGiven {
  const { workbench } = useStores();
  const isFixed = useWorkbench((state) => state.locked || state.draft !== undefined);
  const numbers = useProgramNumbers();
  const { label } = useNumberNames();
  const literals = useMemo(
    () => new Map(isFixed ? [] : numbers.map((one) => [one.name, one] as const)),
    [numbers, isFixed],
  );
  return useMemo(
    () => ({
      literals,
      givenOf(name) {
        const literal = literals.get(name);
        return literal && programGiven(workbench, literal, label(name));
      },
    }),
    [workbench, literals, label],
  );
}
