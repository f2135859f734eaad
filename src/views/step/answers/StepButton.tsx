import { useWorkbench } from "../../../store/context";

/** Leads to the step that computes a quantity; nothing where that isn't among the steps of the example shown. */
export function StepButton({ quantity, symbol }: { readonly quantity: string; readonly symbol: string }) {
  const step = useWorkbench((state) => state.opened?.numbers.stepOf(quantity));
  const goTo = useWorkbench((state) => state.goTo);
  if (step === undefined || step < 0) return null;
  return (
    <button
      type="button"
      className="plot-button"
      aria-label={`Go to the step of ${symbol}`}
      onClick={() => goTo(step)}
    >
      Go to its step
    </button>
  );
}
