import { useRef } from "react";
import type { FormulaMark } from "../../../engine/explain/formula/explanation";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { hasShapes, presentations } from "../../../engine/names/presentation";
import { useFrames, useShown, useWorkbench } from "../../../store/work/context";
import type { Moving } from "../../../store/work/frames";
import type { ShownStep } from "../../../store/work/workbenchState";
import { Formula, type FormulaContent, type FormulaPart, writeFormula } from "../../../ui/formula/Formula";
import { part } from "../../../ui/part";
import { ShownText } from "../parts/ShownText";
import { useChoices } from "./choices/useChoices";
import { mostFactors } from "./mostFactors";
import type { ResultNumberProps } from "./result/ResultNumber";
import "./what.css";

/** What of an explanation has to be rendered. Its numbers are painted, and with them what is written with signs and words. */
export function structureOf({ step: { index, quantity, value, reads, explanation } }: Moving): string {
  const { title, left, chain, matrices, where } = explanation;
  const size = typeof value === "number" ? Math.sign(value) : `${value.length} rows`;
  return [index, quantity, size, reads.length, title, left.tex, chain?.tex, !matrices, where].join("|");
}

/** The step three times, in symbols, in numbers and as its result; then in words, and what the sheet says. */
export function WhatHappens() {
  const opened = useWorkbench((state) => state.opened);
  const step = useShown(structureOf)?.step;
  const isPicture = useWorkbench((state) => state.document?.picture !== undefined);
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
      {/* Above what takes more or fewer lines with each step. */}
      <WritingChoice />
      <h2 id="what-title">{step.explanation.title}</h2>
      <div className="formulas">
        <Formulas step={step} />
        <div className="in-sight">
          <Result step={step} />
        </div>
      </div>
      {/* Below what is pointed at: it comes once the backward pass is judged. */}
      {opened.shown && <StepClaims step={step} />}
      {isPicture && <StepPictures step={step} />}
      <p className="words">
        <ShownText of={({ step: { explanation } }) => explanation.words} />{" "}
        <ShownText as="b" of={({ step: { explanation } }) => explanation.why} />
      </p>
      <StepDetails step={step} />
    </section>
  );
}

const WritingChoice = part(() => import("./choices/WritingChoice"), {
  waiting: () => <ChoicesRoom />,
  isSmall: true,
});
const StepPictures = part(() => import("./pictures/StepPictures"), { isSmall: true });
const StepClaims = part(() => import("../program/claims/StepClaims"), { isSmall: true });
const StepDetails = part(() => import("./StepDetails"), {
  waiting: ({ step }: { readonly step: ShownStep }) => <Room rows={step.explanation.factors.length} />,
});
/** Keeps the place of the choices: two rows of them where there is a second choice. */
function ChoicesRoom() {
  const { form, convention, counting } = useChoices();
  if (form === undefined) return null;
  return <div style={{ height: convention || counting ? 70 : 36 }} />;
}
/** Keeps the place of the factors, so that nothing jumps when they arrive. */
const Room = ({ rows }: { readonly rows: number }) =>
  rows < 2 ? null : <div className="factors" style={{ height: 20 + 24 * Math.min(rows, mostFactors) }} />;

/** Until it can be pressed, the number stands there to be read. */
const ResultNumber = part(() => import("./result/ResultNumber"), {
  waiting: ({ value, className, quantity }: ResultNumberProps) => (
    <span className={className} data-quantity={quantity} data-value={quantity && fullNumber(value)}>
      {shortNumber(value)}
    </span>
  ),
});
const Folded = part(() => import("../../../ui/Folded"));
const OnSheet = part(() => import("../printed/OnSheet"), { isSmall: true });
const LayerResult = part(() => import("./result/LayerResult"));

/** What the step computes, in symbols and with the numbers put in. */
export function Formulas({ step }: { readonly step: ShownStep }) {
  const { left, chain, matrices, where, shapes, form } = step.explanation;
  const isFolded = step.reads.length > mostReads && typeof step.value === "number";
  const lines = (
    <>
      <Line of="right" step={step} />
      {shapes && hasShapes(form) && <p className="quiet">{shapes}</p>}
      {where && <p className="quiet where">{where}</p>}
      {matrices && <Line of="matrices" step={step} />}
      <Line of="numbers" step={step} />
    </>
  );
  return (
    <>
      {chain && (
        <Formula
          tex={`${leftTex(step, 0)} = ${chain.tex}`}
          text={`${left.text} = ${chain.text}`}
          parts={[renamed(step)]}
        />
      )}
      {isFolded && !chain && <Formula tex={`${left.tex} = \\cdots`} text={`${left.text} = …`} />}
      {isFolded ? (
        <Folded title={`Term by term, with its ${step.reads.length} numbers`}>{lines}</Folded>
      ) : (
        lines
      )}
    </>
  );
}

/** A sum of more numbers than this, beyond 16 units, is written out when it is asked for: it fills several screens. */
const mostReads = 64;

type Side = "right" | "matrices" | "numbers";

/** A right side; the symbols have the left one before them where the chain rule hasn't. */
function contentOf(step: ShownStep, side: Side, lit: ReadonlySet<string>): FormulaContent {
  const { explanation } = step;
  const { tex, text, isWhole } = explanation[side] ?? { tex: "", text: "" };
  const left = side === "right" && !explanation.chain ? explanation.left : undefined;
  const marks = marksOf(step, side);
  return {
    tex: isWhole ? tex : `${left ? leftTex(step, marks.length) : ""} = ${tex}`,
    text: isWhole ? text : `${left?.text ?? ""} = ${text}`.trim(),
    parts: [
      ...marks.map(
        ({ names, value }): FormulaPart => ({
          attributes:
            value !== undefined
              ? { "data-quantity": names[0], "data-value": fullNumber(value) }
              : names.length === 1
                ? { "data-rename": names[0] }
                : {},
          lit: names.some((name) => lit.has(name)),
        }),
      ),
      renamed(step),
    ],
  };
}

/** The step's quantity on the left of a formula: a part after the marks, where it is one number and has a name. */
const leftTex = ({ explanation: { left, form } }: ShownStep, index: number) =>
  form === presentations.form[0] ? `\\htmlData{q=${index}}{${left.tex}}` : left.tex;
const renamed = ({ quantity }: ShownStep): FormulaPart => ({
  attributes: { "data-rename": quantity },
  lit: false,
});

/** What its parts stand for. */
function marksOf({ explanation, reads }: ShownStep, side: Side): readonly FormulaMark[] {
  const own = explanation[side]?.marks;
  if (own || side === "matrices") return own ?? [];
  return reads.map(({ name, value }) => ({ names: [name], value: side === "numbers" ? value : undefined }));
}

/** A right side, whose parts light up and are pointed at. */
function Line({ of: side, step }: { readonly of: Side; readonly step: ShownStep }) {
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const formula = useRef<HTMLSpanElement>(null);
  useFrames(
    (shown) => formula.current && writeFormula(formula.current, contentOf(shown.step, side, lit)),
    "explanation",
  );
  return (
    <Formula
      ref={formula}
      className={side === "right" ? "" : "numbers"}
      {...contentOf(step, side, lit)}
      onPoint={(part) =>
        point(...(part === undefined ? [] : (marksOf(step, side)[part]?.names ?? [step.quantity])))
      }
    />
  );
}

/** What comes out; of a layer, all of its numbers. */
export function Result({ step }: { readonly step: ShownStep }) {
  const { quantity, value, term, isDerivative } = step;
  if (typeof value !== "number") return <LayerResult />;
  const kind = isDerivative ? "gradient" : "value";
  const sign = value < 0 ? "negative" : value > 0 ? "positive" : "zero";
  // A sum that isn't complete is not yet the quantity.
  const partial = term !== undefined && term.number < term.of;
  return (
    <p className="result">
      = <ResultNumber value={value} className={`${kind} ${sign}`} quantity={partial ? undefined : quantity} />
      {partial ? <span className="quiet"> so far</span> : <OnSheet quantity={quantity} />}
    </p>
  );
}
