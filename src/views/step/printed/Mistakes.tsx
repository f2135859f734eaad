import { useWorkbench } from "../../../store/work/context";
import type { ShownStep } from "../../../store/work/workbenchState";
import { useNumberNames } from "../parts/numberNames";
import { MistakeNote } from "./MistakeNote";
import { type Erratum, mistakesAt } from "./sheetNumbers";

/** What is wrong on the sheet here, and why: in full where it first shows, and the way to the next. */
export function Mistakes({ step }: { readonly step: ShownStep }) {
  const sheet = useWorkbench((state) => state.sheet);
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const goTo = useWorkbench((state) => state.goTo);
  const { parse } = useNumberNames();
  /** The step at which a mistake first shows, among the numbers of the example that is shown. */
  const firstStep = ({ quantities }: Erratum) => {
    const steps = quantities.flatMap((quantity) => numbers?.stepOf(quantity) ?? []);
    return steps.length === 0 ? undefined : Math.min(...steps);
  };
  const later = (sheet?.mistakes ?? [])
    .filter(({ remark }) => !remark)
    .flatMap((mistake) => firstStep(mistake) ?? []);
  const next = Math.min(...later.filter((index) => index > step.index));
  const isWhole = !step.term || step.term.number === step.term.of;
  return (
    <>
      {isWhole &&
        mistakesAt(sheet, step.quantity, parse).map((mistake) => (
          <MistakeNote
            key={mistake.where + mistake.printed}
            mistake={mistake}
            isShort={(firstStep(mistake) ?? step.index) < step.index}
          />
        ))}
      {Number.isFinite(next) && (
        <button type="button" className="next-mistake" onClick={() => goTo(next)}>
          Next error in the printed sheet: step {next + 1}
        </button>
      )}
    </>
  );
}
