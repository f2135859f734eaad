import { shortNumber } from "../../../engine/math/format";
import { useWorkbench } from "../../../store/work/context";
import type { ShownStep, Workbench } from "../../../store/work/workbenchState";
import { agreesWithSheet, printedFor } from "../printed/sheetNumbers";

/** Says each step as a sentence to a screen reader; while playing it waits until the steps rest. */
export function StepAnnouncer() {
  const sentence = useWorkbench(({ opened, playing, sheet, hidden, document, program }) => {
    if (!opened || playing) return "";
    // Who hides what happens hides it from everybody.
    return hidden.includes("what")
      ? opened.step.explanation.title
      : sentenceOf(opened.step, sheet, (document ?? program)?.notes?.[opened.step.quantity]);
  });
  return (
    <p className="unseen" role="status" aria-live="polite">
      {sentence}
    </p>
  );
}

function sentenceOf(
  { explanation, value, quantity, term }: ShownStep,
  sheet: Workbench["sheet"],
  note: string | undefined,
): string {
  if (typeof value !== "number" && value.length === 0) return `${explanation.title}. Its number is hidden.`;
  const complete = term === undefined || term.number === term.of;
  const printed = complete ? printedFor(sheet, quantity) : undefined;
  const result =
    typeof value === "number"
      ? ` is ${shortNumber(value)}`
      : `: ${value
          .flat()
          .slice(0, 8)
          .map((part) => shortNumber(part, 4))
          .join(", ")}`;
  const said =
    printed && typeof value === "number" && !agreesWithSheet(value, printed)
      ? ` The sheet printed ${printed.printed}, which is wrong.`
      : "";
  return `${explanation.title}${result}. ${explanation.words} ${explanation.why ?? ""}${said}${note === undefined ? "" : ` Note: ${note}`}`;
}
