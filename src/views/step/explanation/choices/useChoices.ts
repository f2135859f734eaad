import { hasConvention } from "../../../../engine/names/presentation";
import { useWorkbench } from "../../../../store/work/context";

/** What may be chosen of how the step that is shown is written. */
export function useChoices() {
  /** Undefined where there is no choice of it. */
  const form = useWorkbench((state) => state.opened?.step.explanation.form);
  const turns = useWorkbench((state) => state.opened?.step.explanation.turns);
  const isCounted = useWorkbench(({ opened }) =>
    opened?.shown?.outline.values.some(({ shape }) => shape.length > 0),
  );
  const convention = turns === true && form !== undefined && hasConvention(form);
  return { form, convention, counting: isCounted === true };
}
