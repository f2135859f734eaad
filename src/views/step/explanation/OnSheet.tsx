import { useWorkbench } from "../../../store/work/context";
import { Printed } from "./Printed";
import { printedFor } from "./sheetNumbers";

/** What the sheet printed for a result. */
export default function OnSheet({ quantity, value }: { readonly quantity: string; readonly value: number }) {
  const printed = printedFor(
    useWorkbench((state) => state.sheet),
    quantity,
  );
  return printed ? (
    <span className="on-sheet">
      sheet <Printed number={printed} value={value} />
    </span>
  ) : null;
}
