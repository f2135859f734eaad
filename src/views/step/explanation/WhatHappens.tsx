import { fullNumber, shortNumber } from "../../../engine/math/format";
import { parseQuantity } from "../../../engine/names/quantity";
import { useShown, useWorkbench } from "../../../store/work/context";
import type { ShownStep } from "../../../store/work/workbenchState";
import { Folded } from "../../../ui/Folded";
import { Formula, type FormulaPart } from "../../../ui/Formula";
import { FullNumber } from "../../../ui/FullNumber";
import { part } from "../../../ui/part";
import { mostFactors } from "./mostFactors";
import "./what.css";

/** The step three times, in symbols, in numbers and as its result; then in words, and what the sheet says. */
export function WhatHappens() {
  const opened = useWorkbench((state) => state.opened);
  const step = useShown()?.step;
  if (!opened || !step) return <p className="quiet">Computing …</p>;
  const { count } = opened;
  const example =
    step.example === undefined ? (step.together ? " · all examples" : "") : ` · example ${step.example}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="what" aria-labelledby="what-title" tabIndex={0}>
      <p className="overline">
        <span>
          <span className="unseen">What happens: </span>
          {step.phase}
          {example}
        </span>
        <span>
          Step {step.index + 1} of {count}
        </span>
      </p>
      <h2 id="what-title">{step.explanation.title}</h2>
      <WritingChoice />
      <Formulas step={step} />
      <p className="words">
        {step.explanation.words} {step.explanation.why && <b>{step.explanation.why}</b>}
      </p>
      <StepDetails step={step} />
    </section>
  );
}

const WritingChoice = part(() => import("./WritingChoice"), {
  waiting: <div className="writing" />,
  isSmall: true,
});
const StepDetails = part(() => import("./StepDetails"), {
  waiting: ({ step }: { readonly step: ShownStep }) => <Room rows={step.explanation.factors.length} />,
});
/** Keeps the place of the factors, so that nothing jumps when they arrive. */
const Room = ({ rows }: { readonly rows: number }) =>
  rows < 2 ? null : <div className="factors" style={{ height: 20 + 21 * Math.min(rows, mostFactors) }} />;

const OnSheet = part(() => import("./OnSheet"), { isSmall: true });
const LayerResult = part(() => import("./LayerResult"));

function Formulas({ step }: { readonly step: ShownStep }) {
  const { left, chain, right, numbers, matrices, where } = step.explanation;
  const names = step.reads.map(({ name }) => ({ names: [name] }));
  const values = step.reads.map(({ name, value }) => ({ names: [name], value }));
  const isFolded = step.reads.length > mostReads && typeof step.value === "number";
  const lines = (
    <>
      <Line formula={right} left={chain ? undefined : left} marks={names} />
      {where && <p className="quiet where">{where}</p>}
      {matrices && <Line formula={matrices} marks={[]} className="numbers" />}
      <Line formula={numbers} marks={values} className="numbers" />
    </>
  );
  return (
    <div className="formulas">
      {chain && <Formula tex={`${left.tex} = ${chain.tex}`} text={`${left.text} = ${chain.text}`} />}
      {isFolded && !chain && <Formula tex={`${left.tex} = \\cdots`} text={`${left.text} = …`} />}
      {isFolded ? (
        <Folded title={`Term by term, with its ${step.reads.length} numbers`}>{lines}</Folded>
      ) : (
        lines
      )}
      <Result step={step} />
    </div>
  );
}

/** A sum of more numbers than this, beyond 16 units, is written out when it is asked for: it fills several screens. */
const mostReads = 64;

type Written = ShownStep["explanation"]["right"];

interface LineProps {
  readonly formula: Written;
  readonly left?: Written | undefined;
  /** What its parts stand for, where it doesn't say so itself. */
  readonly marks: NonNullable<Written["marks"]>;
  readonly className?: string;
}

/** A right side, whose parts light up and are pointed at. */
function Line({ formula, left, marks, className }: LineProps) {
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const parts = formula.marks ?? marks;
  return (
    <Formula
      className={className}
      tex={formula.isWhole ? formula.tex : `${left?.tex ?? ""} = ${formula.tex}`}
      text={formula.isWhole ? formula.text : `${left?.text ?? ""} = ${formula.text}`.trim()}
      parts={parts.map(
        ({ names, value }): FormulaPart => ({
          attributes:
            value === undefined ? {} : { "data-quantity": names[0], "data-value": fullNumber(value) },
          lit: names.some((name) => lit.has(name)),
        }),
      )}
      onPoint={(part) => point(...(part === undefined ? [] : parts[part].names))}
    />
  );
}

function Result({ step }: { readonly step: ShownStep }) {
  const { quantity, value, term } = step;
  if (typeof value !== "number") {
    return <LayerResult step={step} rows={value} />;
  }
  const kind = parseQuantity(quantity)?.kind === "gradient" ? "gradient" : "value";
  const sign = value < 0 ? "negative" : value > 0 ? "positive" : "zero";
  const partial = term !== undefined && term.number < term.of;
  // A sum that isn't complete is not yet the quantity.
  const attributes: Record<string, string> = partial
    ? {}
    : { "data-quantity": quantity, "data-value": fullNumber(value) };
  return (
    <p className="result">
      ={" "}
      <FullNumber
        label="Result"
        short={shortNumber(value)}
        full={fullNumber(value)}
        className={`${kind} ${sign}`}
        attributes={attributes}
      />
      {partial ? <span className="quiet"> so far</span> : <OnSheet quantity={quantity} value={value} />}
    </p>
  );
}
