import { useMemo } from "react";
import type { JudgedAnswer } from "../../../../engine/homework/answer/judgement";
import { fullNumber, withMinusSigns } from "../../../../engine/math/format";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { BreakingName } from "../../../parts/fields/BreakingName";
import { useNumberNames } from "../../parts/numberNames";
import { AnswerField } from "./AnswerField";
import { VerdictMark } from "./VerdictMark";

/** Rows at most; of larger passes those with an answer, and the first of the others. */
const mostRows = 250;

/** Every result of the pass in its order, with a field for the reader's own number and what became of it. */
export function AnswerList() {
  const numbers = useWorkbench((state) => state.opened?.numbers);
  const judged = useHomework((state) => state.judged);
  const practising = useHomework((state) => state.practising);
  const { whole } = useNumberNames();
  const computed = useMemo(
    () => numbers?.names.filter((name) => (numbers.stepOf(name) ?? -1) >= 0) ?? [],
    [numbers],
  );
  const answers = new Map(judged?.answers.map((answer) => [answer.quantity, answer]));
  const telling = rightWithWords(judged?.answers ?? []);
  const others = [...answers.keys()].filter((name) => !computed.includes(name));
  const rows = [...others, ...computed.filter((name, index) => index < mostRows || answers.has(name))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="plot-scroll" tabIndex={0}>
      <table className="plot-table answer-list" aria-label="Your answers, in the order of the pass">
        <thead>
          <tr>
            <th scope="col">quantity</th>
            <th scope="col">yours</th>
            <th scope="col">verdict</th>
            {!practising && <th scope="col">exactly</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <Row
              key={name}
              name={name}
              symbol={whole(name)}
              answer={answers.get(name)}
              tellsMore={telling.has(name)}
              practising={practising}
            />
          ))}
        </tbody>
      </table>
      {computed.length > mostRows && (
        <p className="quiet">
          The first {mostRows} of {computed.length} results; paste the others as text.
        </p>
      )}
    </div>
  );
}

interface AnswerRowProps {
  readonly name: string;
  readonly symbol: string;
  readonly answer: JudgedAnswer | undefined;
  /** Whether there is more to say of a right answer than that it is right, and hasn't been said above. */
  readonly tellsMore: boolean;
  readonly practising: boolean;
}

function Row({ name, symbol, answer, tellsMore, practising }: AnswerRowProps) {
  const first = useHomework((state) => state.judged?.first === name);
  const hints = useHomework((state) => state.hints[name] ?? 0);
  const isOff =
    answer !== undefined &&
    (answer.verdict === "given" ? answer.written !== answer.exactWritten : answer.verdict !== "right");
  const isShort = practising && answer !== undefined && answer.verdict !== "wrong" && answer.isCoarse;
  const says = isOff ? !practising || answer.verdict !== "wrong" : !practising && tellsMore;
  const words = says ? answer?.words : undefined;
  const cause = useHomework(({ judged }) =>
    answer?.diagnosis === undefined ? undefined : judged?.diagnoses[answer.diagnosis],
  );
  const repeats = cause !== undefined && cause.quantities[0] !== name;
  return (
    <>
      <tr className={first ? "first" : ""}>
        <th scope="row" title={symbol}>
          <BreakingName name={symbol} />
        </th>
        <td>
          <AnswerField quantity={name} label={symbol} />
        </td>
        <td>
          {answer && <VerdictMark answer={answer} isWordy />}
          {isShort && <small className="quiet"> so far: write three digits</small>}
          {hints > 0 && <small className="quiet"> {hints === 1 ? "1 hint" : `${hints} hints`}</small>}
        </td>
        {!practising && (
          <td>
            {isOff && (
              <span
                title={fullNumber(answer.exact)}
                data-quantity={name}
                data-value={fullNumber(answer.exact)}
              >
                {withMinusSigns(answer.exactWritten)}
              </span>
            )}
          </td>
        )}
      </tr>
      {words && (
        <tr className={first ? "first about" : "about"}>
          <td colSpan={practising ? 3 : 4}>{repeats ? "The same mistake." : words}</td>
        </tr>
      )}
    </>
  );
}

/** The first of each sentence: another convention holds for many numbers and is said once. */
function rightWithWords(answers: readonly JudgedAnswer[]): ReadonlySet<string> {
  const said = new Set(["Right to the digits written."]);
  const found = new Set<string>();
  for (const { quantity, verdict, words } of answers) {
    if (verdict !== "right" || said.has(words)) continue;
    said.add(words);
    found.add(quantity);
  }
  return found;
}
