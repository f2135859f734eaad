import { useRef, useState } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { nameOf, parseQuantity } from "../../../engine/names/canonicalName";
import { isLossGradient, numberOf, withoutExample } from "../../../engine/names/quantity";
import { isWeight } from "../../../engine/names/tensorRef";
import { useIsHiding } from "../../../store/homework/predict";
import { useFrames, useShown, useWorkbench } from "../../../store/work/context";
import type { Moving } from "../../../store/work/frames";
import type { ShownStep } from "../../../store/work/workbenchState";
import Folded from "../../../ui/Folded";
import { loading } from "../../../ui/loading";
import { part } from "../../../ui/part";
import { setText } from "../../../ui/setText";
import { useNumberNames } from "../parts/numberNames";
import { ShownText } from "../parts/ShownText";
import { Mistakes } from "../printed/Mistakes";
import { Printed } from "../printed/Printed";
import { printedFor } from "../printed/sheetNumbers";
import { callWords } from "../timeline/calls/callNavigation";
import { mostFactors } from "./mostFactors";
import StepNote from "./notes/StepNote";
import "./details.css";

const ForwardAgain = part(() => import("./ForwardAgain"), { isSmall: true });
const PathList = part(() => import("./PathList"), { waiting: loading });

/** What goes with a step: the sheet's mistakes, where each factor comes from, and a weight's paths to the loss. */
export default function StepDetails({ step }: { readonly step: ShownStep }) {
  const isHiding = useIsHiding();
  return (
    <>
      <StepNote quantity={step.quantity} />
      {step.caption !== undefined && (
        <p className="quiet">
          Line {step.line}: {step.caption}
        </p>
      )}
      <CallLocation step={step} />
      <EndOfPass step={step} />
      {!isHiding && <Mistakes step={step} />}
      <Factors />
      <PathsToLoss step={step} />
    </>
  );
}

/** Where in the calls and loops of a program a step is: at the end of some, or within others. */
function CallLocation({ step: { index } }: { readonly step: ShownStep }) {
  const calls = useWorkbench((state) => state.opened?.calls) ?? [];
  const ended = calls.filter(({ phase, to }) => phase === "forward" && to === index);
  // A pass says of which loop it is.
  const within = calls.filter(({ kind, from, to }) => kind !== "loop" && from <= index && index < to);
  if (ended.length + within.length === 0) return null;
  const [text, list] = ended.length > 0 ? ["The result of", ended] : ["Within", within];
  return (
    <p className="quiet">
      {text} {list.toReversed().map(callWords).join(", ")}
    </p>
  );
}

/** A number of the step's own may stand where a quantity did, and the other way round. */
const quantitiesOf = ({ step }: Moving) =>
  step.explanation.factors.map(({ quantity }) => quantity ?? "").join("|");

function Factors() {
  const [all, setAll] = useState(false);
  const factors = useShown(quantitiesOf)?.step.explanation.factors ?? [];
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  if (factors.length < 2) return null;
  const shown = all ? factors : factors.slice(0, mostFactors);
  return (
    <>
      <dl className="factors">
        {shown.map(({ quantity }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor is known by its index in the formula
            key={index}
            className={quantity && lit.has(quantity) ? "lit" : undefined}
            onPointerEnter={() => point(quantity)}
            onPointerLeave={() => point(undefined)}
          >
            <dt>
              {quantity ? (
                <Origin quantity={quantity} index={index} />
              ) : (
                <ShownText of={({ step }) => textOf(step, index)} />
              )}
            </dt>
            <dd>
              <ShownText of={({ step }) => step.explanation.factors[index]?.meaning} />
              <SlopeOnSheet quantity={quantity} index={index} />
            </dd>
          </div>
        ))}
      </dl>
      {factors.length > mostFactors && (
        <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${mostFactors}` : `Show all ${factors.length} factors`}
        </button>
      )}
    </>
  );
}

const factorAt = (step: ShownStep, index: number) => step.explanation.factors[index]?.value ?? Number.NaN;
const textOf = (step: ShownStep, index: number) => shortNumber(factorAt(step, index));

interface FactorProps<Quantity> {
  readonly quantity: Quantity;
  /** Which of the factors it is. */
  readonly index: number;
}

/** A factor; pressed, it leads to the step that has computed it. */
function Origin({ quantity, index }: FactorProps<string>) {
  const from = useWorkbench((state) => state.opened?.numbers.stepOf(quantity));
  const point = useWorkbench((state) => state.point);
  const goTo = useWorkbench((state) => state.goTo);
  const isGiven = from === undefined || from < 0;
  const button = useRef<HTMLButtonElement>(null);
  useFrames(({ step }) => {
    if (!button.current) return;
    const full = fullNumber(factorAt(step, index));
    button.current.dataset.value = full;
    button.current.title = isGiven ? full : `${full}: go to the step that computes it`;
    setText(button.current, textOf(step, index));
  }, "explanation");
  return (
    <button
      ref={button}
      type="button"
      aria-disabled={isGiven}
      onClick={() => !isGiven && goTo(from)}
      onFocus={() => point(quantity)}
      onBlur={() => point()}
      data-quantity={quantity}
    />
  );
}

/** A local slope has no step and no row of its own; where the sheet printed it, it stands with the factor. */
function SlopeOnSheet({ quantity, index }: FactorProps<string | undefined>) {
  const sheet = useWorkbench((state) => state.sheet);
  const number =
    quantity && parseQuantity(quantity)?.kind === "slope" ? printedFor(sheet, quantity) : undefined;
  return number ? (
    <>
      {"; on the sheet "}
      <Printed number={number} of={({ step }) => factorAt(step, index)} />
    </>
  ) : null;
}

/** For a number's gradient: the way back as single paths, on demand. */
function PathsToLoss({ step }: { readonly step: ShownStep }) {
  const isHiding = useIsHiding();
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const { parse } = useNumberNames();
  if (of !== undefined) {
    const found = parse(step.quantity);
    const isComplete = (step.kind === "gradient" || step.kind === "gradientTotal") && !step.term;
    const isWhole = typeof step.value === "number" && isComplete;
    if (found?.kind !== "gradient" || !isWhole) return null;
    return (
      <Folded title={`All paths from this number to ${of}`}>
        <PathList weight={nameOf(numberOf(found.of))} />
      </Folded>
    );
  }
  const quantity = parseQuantity(step.quantity);
  // Paths tell the numbers that someone who practises is to find.
  if (
    isHiding ||
    !quantity ||
    !isLossGradient(quantity) ||
    !isWeight(quantity.of) ||
    quantity.of.index.length === 0
  )
    return null;
  const weight = nameOf(withoutExample(numberOf(quantity.of)));
  return (
    <Folded title="All paths from this weight to the loss">
      <PathList weight={weight} />
    </Folded>
  );
}

/** After the last update: what it has come to. */
function EndOfPass({ step }: { readonly step: ShownStep }) {
  const count = useWorkbench((state) => state.opened?.count);
  const isHiding = useIsHiding();
  return step.phase === "update" && step.index + 1 === count && !isHiding ? <ForwardAgain /> : null;
}
