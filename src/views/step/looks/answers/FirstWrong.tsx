import type { Diagnosis, JudgedAnswer } from "../../../../engine/homework/answer/judgement";
import { withMinusSigns } from "../../../../engine/math/format";
import { useHomework } from "../../../../store/homework/useHomework";
import { Formula } from "../../../../ui/formula/Formula";
import { StepButton } from "./StepButton";

/** The first wrong answer and its cause; below it the other mistakes that were found. */
export function FirstWrong() {
  const judged = useHomework((state) => state.judged);
  const practising = useHomework((state) => state.practising);
  const first = judged?.answers.find(({ quantity }) => quantity === judged.first);
  const cause = first?.diagnosis === undefined ? undefined : judged?.diagnoses[first.diagnosis];
  const isHelped = useHomework((state) => state.rules === undefined || state.rules.hints > 0);
  if (!judged || !first || !cause || (practising && !isHelped)) return null;
  const others = judged.diagnoses.filter((diagnosis) => diagnosis !== cause);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long formulas scroll, and what scrolls must be reachable by keyboard
    <section className="first-wrong" aria-labelledby="first-wrong" tabIndex={0}>
      <h3 id="first-wrong">
        First wrong: <i>{first.symbol}</i>
      </h3>
      <Cause answer={first} diagnosis={cause} isHidden={practising} />
      {others.length > 0 && (
        <details>
          <summary>
            {others.length === 1 ? "One more mistake" : `${others.length} more mistakes`} after it
          </summary>
          {others.map((diagnosis) => {
            const answer = judged.answers.find(({ quantity }) => quantity === diagnosis.quantities[0]);
            return answer ? (
              <Cause key={answer.quantity} answer={answer} diagnosis={diagnosis} isHidden={practising} />
            ) : null;
          })}
        </details>
      )}
    </section>
  );
}

interface CauseProps {
  readonly answer: JudgedAnswer;
  readonly diagnosis: Diagnosis;
  /** While practising, the right numbers aren't told. */
  readonly isHidden: boolean;
}

function Cause({ answer, diagnosis, isHidden }: CauseProps) {
  const { symbol, written, quantity, expectedWritten, exactWritten } = answer;
  const { words, used, right, label, mistake } = diagnosis;
  if (isHidden)
    return (
      <p>
        <i>{symbol}</i> isn’t {withMinusSigns(written)}
        {mistake ? `; it looks like this: ${label}.` : "."} <StepButton quantity={quantity} symbol={symbol} />
      </p>
    );
  return (
    <div className="cause" data-mistake={mistake}>
      <p>{words}</p>
      <dl>
        <dt>yours</dt>
        <dd className="number">{withMinusSigns(written)}</dd>
        <dt>{exactWritten === expectedWritten ? "should be" : "with your numbers before it"}</dt>
        <dd className="number">{withMinusSigns(expectedWritten)}</dd>
        {exactWritten !== expectedWritten && (
          <>
            <dt>exactly</dt>
            <dd className="number">{withMinusSigns(exactWritten)}</dd>
          </>
        )}
        {used && (
          <>
            <dt>as used</dt>
            <dd>
              <Formula tex={used.tex} text={used.text} />
            </dd>
          </>
        )}
        {right && (
          <>
            <dt>right</dt>
            <dd>
              <Formula tex={right.tex} text={right.text} />
            </dd>
          </>
        )}
      </dl>
      <StepButton quantity={quantity} symbol={symbol} />
    </div>
  );
}
