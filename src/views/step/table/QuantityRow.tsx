import { memo, type Ref } from "react";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { useStores } from "../../../store/context";
import { usePredict } from "../../../store/homework/predict";
import { useWorkbench } from "../../../store/work/context";
import type { Sheet } from "../../../store/work/workEntry";
import { FullNumber } from "../../../ui/numbers/FullNumber";
import { part } from "../../../ui/part";
import { BreakingName } from "../../parts/fields/BreakingName";
import { Named } from "../../parts/fields/Named";
import { useLossName } from "../../parts/useLossName";
import { Printed } from "../printed/Printed";
import { printedFor } from "../printed/sheetNumbers";
import type { GivenAs } from "./givenAs";
import { SlotBefore } from "./SlotBefore";
import type { KnownRow } from "./tableRows";

const Yours = part(() => import("../looks/answers/Yours"), { isSmall: true });

export interface QuantityRowProps extends KnownRow {
  readonly label: string;
  readonly given: GivenAs | undefined;
  readonly isCurrent: boolean;
  readonly sheet: Sheet | undefined;
  readonly hasYours: boolean;
  readonly rowRef: Ref<HTMLTableRowElement> | undefined;
}

/** Renders again only where one of its own numbers changes: large networks have a thousand rows. */
export const QuantityRow = memo(function QuantityRow(props: QuantityRowProps) {
  const {
    name,
    quantity,
    gradient,
    updated,
    value,
    slope,
    after,
    label,
    given,
    isCurrent,
    sheet,
    hasYours,
    rowRef,
  } = props;
  // What never changes isn't listened for: there may be hundreds of rows.
  const { getState } = useStores().workbench;
  const lit = useWorkbench((state) =>
    [name, gradient].some((part) => part !== undefined && state.lit.has(part)),
  );
  const loss = useLossName();
  const known = [
    { part: name, number: value },
    { part: gradient, number: slope },
    { part: updated, number: after },
  ];
  return (
    <tr
      ref={rowRef}
      className={`${isCurrent ? "now" : ""} ${lit ? "lit" : ""} ${hasYours ? "asks" : ""}`}
      aria-current={isCurrent ? "step" : undefined}
      onPointerEnter={() => getState().point(name)}
      onPointerLeave={() => getState().point()}
    >
      <th scope="row" title={label}>
        {given === "parameter" ? (
          <Selectable name={name} label={label} />
        ) : (
          <Named quantity={name}>{label}</Named>
        )}
      </th>
      <td>
        {quantity.kind === "slot" && <SlotBefore slot={quantity} />}
        <Cell name={name} value={value} label={label} />
        {isCurrent && after === undefined && <Asked quantity={updated} />}
        {updated && after !== undefined && (
          <>
            <br />
            <span className="quiet">→ </span>
            <Cell name={updated} value={after} label={`${label} after the update`} />
          </>
        )}
      </td>
      <td>
        {gradient && slope !== undefined && (
          <Cell name={gradient} value={slope} label={`Gradient of ${label}`} gradient />
        )}
        {isCurrent && slope === undefined && <Asked quantity={gradient} />}
      </td>
      {sheet && (
        <td>
          {known.map(({ part, number }) => {
            const printed = part === undefined ? undefined : printedFor(sheet, part);
            return printed && number !== undefined ? (
              <div key={part}>
                <Printed number={printed} of={({ numbers, step }) => numbers.at(part ?? "", step.index)} />
              </div>
            ) : null;
          })}
        </td>
      )}
      {hasYours && (
        <td className="yours">
          <Yours
            quantities={[
              ...(given ? [] : [{ name, label, which: "value" as const }]),
              ...(gradient && slope !== undefined
                ? [{ name: gradient, label: `∂${loss}/∂${label}`, which: "gradient" as const }]
                : []),
              ...(updated && after !== undefined
                ? [{ name: updated, label: `${label}′`, which: "updated" as const }]
                : []),
            ]}
          />
        </td>
      )}
    </tr>
  );
});

/** In the place of the number that is to be predicted. */
function Asked({ quantity }: { readonly quantity: string | undefined }) {
  const hides = usePredict((state) => state.hides);
  const isAsked = useWorkbench(({ opened }) => opened?.step.quantity === quantity);
  return hides && isAsked ? <span className="quiet">?</span> : null;
}

/** A parameter's name: pressing it makes it what the plots are about, and pressing it again gives it another name. */
function Selectable({ name, label }: { readonly name: string; readonly label: string }) {
  const isSelected = useWorkbench((state) => state.selected.includes(name));
  const { getState } = useStores().workbench;
  return (
    <button
      type="button"
      className="selectable"
      tabIndex={-1}
      aria-pressed={isSelected}
      aria-label={`${label}, select for the plots`}
      title="Select for the loss curve; with Shift as the second one; press again for another name"
      data-rename={isSelected ? name : undefined}
      onClick={({ shiftKey }) => getState().select(name, shiftKey)}
    >
      <BreakingName name={label} />
    </button>
  );
}

interface CellProps {
  readonly name: string;
  readonly value: number;
  readonly label: string;
  readonly gradient?: boolean;
}

function Cell({ name, value, label, gradient = false }: CellProps) {
  const sign = value < 0 ? "negative" : value > 0 ? "positive" : "zero";
  return (
    <FullNumber
      short={shortNumber(value)}
      full={fullNumber(value)}
      tabIndex={-1}
      label={label}
      className={gradient ? `gradient ${sign}` : ""}
      attributes={{ "data-quantity": name, "data-value": fullNumber(value), "data-label": label }}
    />
  );
}
