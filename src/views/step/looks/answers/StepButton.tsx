import { useWorkbench } from "../../../../store/work/context";

/** Leads to the step that computes a quantity, of whichever example; nothing where no step does. */
export function StepButton({ quantity, symbol }: { readonly quantity: string; readonly symbol: string }) {
  const step = useWorkbench((state) => state.opened?.numbers.stepOf(quantity));
  const goTo = useWorkbench((state) => state.goTo);
  const goToQuantity = useWorkbench((state) => state.goToQuantity);
  // Another example's numbers aren't here; what is given has a step before the first.
  const elsewhere = step === undefined && /@\d+$/.test(quantity) && !/^[xt]\[/.test(quantity);
  if (!elsewhere && (step === undefined || step < 0)) return null;
  return (
    <button
      type="button"
      className="plot-button"
      aria-label={`Go to the step of ${symbol}`}
      onClick={() => (step === undefined ? goToQuantity(quantity) : goTo(step))}
    >
      Go to its step
    </button>
  );
}
