import { lazy, Suspense, useState } from "react";
import { fullNumber, shortNumber } from "../../engine/math/format";
import { nameOf, parseQuantity } from "../../engine/network/quantity";
import { useShown, useWorkbench } from "../../store/context";
import type { ShownStep } from "../../store/workbench";
import { Formula, type Mark } from "../../ui/Formula";
import { FullNumber } from "../../ui/FullNumber";
import { Printed } from "./Printed";
import { mistakesAt, printedFor } from "./sheetNumbers";
import "./what.css";

/** The step three times, in symbols, in numbers and as its result; then in words, and what the sheet says. */
export function WhatHappens() {
  const opened = useWorkbench((state) => state.opened);
  const step = useShown()?.step;
  if (!opened || !step) return <p className="quiet">Computing …</p>;
  const { count } = opened;
  const example = step.example === undefined ? "" : ` · example ${step.example}`;
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
      <Formulas step={step} />
      <p className="words">{step.explanation.words}</p>
      <Mistakes step={step} />
      <Factors step={step} />
      <PathsToLoss step={step} />
    </section>
  );
}

const MistakeNote = lazy(() => import("./MistakeNote"));
const LayerResult = lazy(() => import("./LayerResult"));
const PathList = lazy(() => import("./PathList"));

const nothing: Mark["attributes"] = {};

/** For a weight's gradient: the way back as single paths, on demand. */
function PathsToLoss({ step }: { readonly step: ShownStep }) {
  const [open, setOpen] = useState(false);
  const quantity = parseQuantity(step.quantity);
  if (
    quantity?.kind !== "gradient" ||
    quantity.from !== "L" ||
    quantity.of.base !== "W" ||
    quantity.of.index.length < 2
  )
    return null;
  const weight = nameOf({ kind: "plain", of: { ...quantity.of, example: undefined } });
  return (
    <details className="path-details" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All paths from this weight to the loss</summary>
      {open && (
        <Suspense fallback={<p className="quiet">Loading …</p>}>
          <PathList weight={weight} />
        </Suspense>
      )}
    </details>
  );
}

function Formulas({ step }: { readonly step: ShownStep }) {
  const { rule, symbols, numbers } = step.explanation;
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  const pointAt = (mark: number | undefined) => point(mark === undefined ? undefined : step.reads[mark].name);
  const names: Mark[] = step.reads.map(({ name }) => ({ attributes: {}, lit: lit.has(name) }));
  const values = step.reads.map(
    ({ name, value }): Mark => ({
      attributes: value === undefined ? nothing : { "data-quantity": name, "data-value": fullNumber(value) },
      lit: lit.has(name),
    }),
  );
  const chained = rule.tex.includes(" = ");
  return (
    <div className="formulas">
      {chained && <Formula tex={rule.tex} text={rule.text} />}
      <Formula
        tex={chained ? `= ${symbols.tex}` : `${rule.tex} = ${symbols.tex}`}
        text={chained ? `= ${symbols.text}` : `${rule.text} = ${symbols.text}`}
        marks={names}
        onPoint={pointAt}
      />
      <Formula
        className="numbers"
        tex={`= ${numbers.tex}`}
        text={`= ${numbers.text}`}
        marks={values}
        onPoint={pointAt}
      />
      <Result step={step} />
    </div>
  );
}

function Result({ step }: { readonly step: ShownStep }) {
  const { quantity, value, term } = step;
  const sheet = useWorkbench((state) => state.sheet);
  const printed = printedFor(sheet, quantity);
  if (typeof value !== "number") {
    return (
      <Suspense>
        <LayerResult rows={value} name={quantity} />
      </Suspense>
    );
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
      {partial ? (
        <span className="quiet"> so far</span>
      ) : (
        printed && (
          <span className="on-sheet">
            sheet <Printed number={printed} value={value} />
          </span>
        )
      )}
    </p>
  );
}

function Factors({ step }: { readonly step: ShownStep }) {
  const { factors } = step.explanation;
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  if (factors.length < 2) return null;
  return (
    <dl className="factors">
      {factors.map(({ value, meaning, quantity }, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a factor is known by its place in the formula
          key={place}
          className={quantity && lit.has(quantity) ? "lit" : undefined}
          onPointerEnter={() => point(quantity)}
          onPointerLeave={() => point(undefined)}
        >
          <dt {...(quantity && { "data-quantity": quantity, "data-value": fullNumber(value) })}>
            {shortNumber(value)}
          </dt>
          <dd>
            {meaning}
            <SlopeOnSheet quantity={quantity} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A local slope has no step and no row of its own; where the sheet printed it, it stands with the factor. */
function SlopeOnSheet({
  quantity,
  value,
}: {
  readonly quantity: string | undefined;
  readonly value: number;
}) {
  const sheet = useWorkbench((state) => state.sheet);
  const number =
    quantity && parseQuantity(quantity)?.kind === "slope" ? printedFor(sheet, quantity) : undefined;
  return number ? (
    <>
      {"; on the sheet "}
      <Printed number={number} value={value} />
    </>
  ) : null;
}

/** What is wrong on the sheet here, and why. */
function Mistakes({ step }: { readonly step: ShownStep }) {
  const sheet = useWorkbench((state) => state.sheet);
  if (step.term && step.term.number < step.term.of) return null;
  return (
    <Suspense>
      {mistakesAt(sheet, step.quantity).map((mistake) => (
        <MistakeNote key={mistake.where + mistake.printed} mistake={mistake} />
      ))}
    </Suspense>
  );
}
