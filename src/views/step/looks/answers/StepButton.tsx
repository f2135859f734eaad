import { parseQuantity } from "../../../../engine/names/canonicalName";
import { isGiven } from "../../../../engine/names/tensorRef";
import { useWorkbench } from "../../../../store/work/context";

/** Leads to the step that computes a quantity, of whichever example; nothing where no step does. */
export function StepButton({ quantity, symbol }: { readonly quantity: string; readonly symbol: string }) {
  const step = useWorkbench((state) => state.opened?.numbers.stepOf(quantity));
  const goTo = useWorkbench((state) => state.goTo);
  const goToQuantity = useWorkbench((state) => state.goToQuantity);
  const showPanel = useWorkbench((state) => state.showPanel);
  // Another example's numbers aren't here; what is given has a step before the first.
  const elsewhere = step === undefined && isOfAnExample(quantity);
  if (!elsewhere && (step === undefined || step < 0)) return null;
  return (
    <button
      type="button"
      className="plot-button"
      aria-label={`Go to the step of ${symbol}`}
      onClick={() => {
        if (step === undefined) goToQuantity(quantity);
        else goTo(step);
        // On a phone it is behind the answers.
        showPanel("what");
      }}
    >
      Go to its step
    </button>
  );
}

/** Whether it is computed, for one example of several. */
function isOfAnExample(name: string): boolean {
  const quantity = parseQuantity(name);
  if (quantity?.of.example === undefined) return false;
  return quantity.kind !== "plain" || !isGiven(quantity.of);
}
