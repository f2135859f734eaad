import { withMinusSigns } from "../../../engine/math/format";
import { useShown } from "../../../store/work/context";
import type { Moving } from "../../../store/work/frames";
import { agreesWithSheet, type PrintedNumber } from "./sheetNumbers";
import "./printed.css";

interface PrintedProps {
  readonly number: PrintedNumber;
  /** The exact value. */
  readonly of: (shown: Moving) => number | undefined;
}

/** What the sheet printed, and whether it agrees with the exact value. */
export function Printed({ number, of }: PrintedProps) {
  const isRight = (shown: Moving) => agreesWithSheet(of(shown) ?? Number.NaN, number);
  const shown = useShown(isRight);
  const right = shown !== undefined && isRight(shown);
  return (
    <span
      className={right ? "printed" : "printed wrong"}
      title={number.note ?? `The sheet's ${number.label}`}
    >
      {withMinusSigns(number.printed)}
      <span aria-hidden="true">{right ? " ✓" : " ✗"}</span>
      <span className="unseen">{right ? ", as exact" : ", which is wrong"}</span>
    </span>
  );
}
