import { agrees, type PrintedNumber } from "./sheetNumbers";
import "./printed.css";

/** What the sheet printed, and whether it agrees with the exact value. */
export function Printed({ number, value }: { readonly number: PrintedNumber; readonly value: number }) {
  const right = agrees(value, number);
  return (
    <span
      className={right ? "printed" : "printed wrong"}
      title={number.note ?? `The sheet's ${number.label}`}
    >
      {number.printed.replace("-", "−")}
      <span aria-hidden="true">{right ? " ✓" : " ✗"}</span>
      <span className="unseen">{right ? ", as exact" : ", which is wrong"}</span>
    </span>
  );
}
