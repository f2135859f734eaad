import { useWorkbench } from "../../../store/work/context";
import { Printed } from "./Printed";
import { printedFor } from "./sheetNumbers";

/** What the sheet printed for the result. */
export default function OnSheet({ quantity }: { readonly quantity: string }) {
  const printed = printedFor(
    useWorkbench((state) => state.sheet),
    quantity,
  );
  return printed ? (
    <span className="on-sheet">
      sheet <Printed number={printed} of={({ step }) => Number(step.value)} />
    </span>
  ) : null;
}
