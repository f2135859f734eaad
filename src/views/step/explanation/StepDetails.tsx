import { useState } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import {
  isLossGradient,
  isWeight,
  nameOf,
  numberOf,
  parseQuantity,
  withoutExample,
} from "../../../engine/names/quantity";
import { useHomework } from "../../../store/homework/useHomework";
import { useWorkbench } from "../../../store/work/context";
import type { ShownStep } from "../../../store/work/workbenchState";
import { Folded } from "../../../ui/Folded";
import { loading } from "../../../ui/loading";
import { part } from "../../../ui/part";
import { Mistakes } from "./Mistakes";
import { mostFactors } from "./mostFactors";
import { Printed } from "./Printed";
import { printedFor } from "./sheetNumbers";
import "./details.css";

const PathList = part(() => import("./PathList"), { waiting: loading });

/** What goes with a step: the sheet's mistakes, where each factor comes from, and a weight's paths to the loss. */
export default function StepDetails({ step }: { readonly step: ShownStep }) {
  return (
    <>
      <Mistakes step={step} />
      <Factors step={step} />
      <PathsToLoss step={step} />
    </>
  );
}

function Factors({ step }: { readonly step: ShownStep }) {
  const [all, setAll] = useState(false);
  const { factors } = step.explanation;
  const lit = useWorkbench((state) => state.lit);
  const point = useWorkbench((state) => state.point);
  if (factors.length < 2) return null;
  const shown = all ? factors : factors.slice(0, mostFactors);
  return (
    <>
      <dl className="factors">
        {shown.map(({ value, meaning, quantity }, place) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor is known by its place in the formula
            key={place}
            className={quantity && lit.has(quantity) ? "lit" : undefined}
            onPointerEnter={() => point(quantity)}
            onPointerLeave={() => point(undefined)}
          >
            <dt>
              <Origin quantity={quantity} value={value} />
            </dt>
            <dd>
              {meaning}
              <SlopeOnSheet quantity={quantity} value={value} />
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

/** A factor; pressed, it leads to the step that has computed it. */
function Origin({ quantity, value }: { readonly quantity: string | undefined; readonly value: number }) {
  const from = useWorkbench((state) => quantity && state.opened?.numbers.stepOf(quantity));
  const point = useWorkbench((state) => state.point);
  const goTo = useWorkbench((state) => state.goTo);
  const attributes = quantity && { "data-quantity": quantity, "data-value": fullNumber(value) };
  if (!quantity) return shortNumber(value);
  const isGiven = typeof from !== "number" || from < 0;
  return (
    <button
      type="button"
      title={isGiven ? fullNumber(value) : `${fullNumber(value)}: go to the step that computes it`}
      aria-disabled={isGiven}
      onClick={() => !isGiven && goTo(from)}
      onFocus={() => point(quantity)}
      onBlur={() => point()}
      {...attributes}
    >
      {shortNumber(value)}
    </button>
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

/** For a weight's gradient: the way back as single paths, on demand. */
function PathsToLoss({ step }: { readonly step: ShownStep }) {
  const practising = useHomework((state) => state.practising);
  const quantity = parseQuantity(step.quantity);
  // Paths tell the numbers that someone who practises is to find.
  if (
    practising ||
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
