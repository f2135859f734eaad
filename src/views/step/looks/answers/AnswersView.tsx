import { useEffect } from "react";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { part } from "../../../../ui/part";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { AnswerList } from "./AnswerList";
import { FirstWrong } from "./FirstWrong";
import { HandInBox } from "./HandInBox";
import { PasteBox } from "./PasteBox";
import { PracticeBar } from "./PracticeBar";
import { Summary } from "./Summary";
import "../../../parts/plot/plot.css";
import "./answers.css";

const MarkClass = part(() => import("./marking/MarkClass"), { isSmall: true });
const RealRunBox = part(() => import("./program/RealRunBox"), { isSmall: true });

/** The reader's own numbers: judged, with the first wrong one and its cause on top; or found, with the page's hidden. */
export default function AnswersView() {
  const show = useHomework((state) => state.show);
  const share = useHomework((state) => state.share);
  const practising = useHomework((state) => state.practising);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  useEffect(() => {
    show(true);
    return () => show(false);
  }, [show]);
  return (
    <section className="plot-view answers" aria-label="Your answers">
      <div className="plot-controls">
        <SheetButton />
        <ClearButton />
        <PractiseButton />
        <UnderWay share={share} />
      </div>
      <div className="said">
        {practising && <PracticeBar />}
        <Summary />
        <FirstWrong />
        {!practising && <PasteBox />}
        {!practising && isProgram && <RealRunBox />}
        <HandInBox />
        {!practising && <MarkClass />}
      </div>
      <AnswerList />
    </section>
  );
}

/** An exercise's sheet has numbers to judge. */
function SheetButton() {
  const printed = useWorkbench((state) => state.sheet?.printed);
  const typeAll = useHomework((state) => state.typeAll);
  const numbers = (printed ?? []).flatMap(({ quantity, printed: digits }) =>
    quantity === undefined ? [] : [[quantity, digits] as const],
  );
  if (numbers.length === 0) return null;
  return (
    <button type="button" className="plot-button" onClick={() => typeAll(Object.fromEntries(numbers))}>
      Use the sheet’s printed numbers
    </button>
  );
}

function ClearButton() {
  const isEmpty = useHomework(({ typed, pasted }) => Object.keys(typed).length === 0 && pasted === "");
  const clear = useHomework((state) => state.clear);
  return (
    <button type="button" className="plot-button" disabled={isEmpty} onClick={clear}>
      Clear
    </button>
  );
}

function PractiseButton() {
  const practising = useHomework((state) => state.practising);
  const practise = useHomework((state) => state.practise);
  const isKeptHidden = useHomework((state) => state.practising && state.rules?.canShow === false);
  if (isKeptHidden) return <span className="quiet">The numbers stay hidden here.</span>;
  return (
    <button
      type="button"
      className="plot-button"
      aria-pressed={practising}
      title={practising ? "What you haven’t found by then gets no point" : undefined}
      onClick={() => practise(!practising)}
    >
      {practising ? "Show all numbers" : "Practise: hide the numbers"}
    </button>
  );
}
