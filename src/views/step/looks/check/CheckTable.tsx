import { useMemo } from "react";
import { shortNumber } from "../../../../engine/math/format";
import type { Check, CheckEntry } from "../../../../engine/studies/check";
import { Named } from "../../../parts/fields/Named";
import { Num } from "../../../parts/plot/Num";
import { useNumberNames } from "../../parts/numberNames";
import { OneStop } from "../../table/OneStop";
import { verdictOf, worstFirst } from "./verdict";

interface CheckTableProps {
  readonly check: Check;
  /** Whether the gradients are those of a mistake, and not the pass's. */
  readonly isBroken: boolean;
}

/** Rows that are shown; of large networks only the worst ones are worth reading. */
const mostRows = 200;

/** Each gradient beside its difference, the worst first. */
export function CheckTable({ check, isBroken }: CheckTableProps) {
  const { label } = useNumberNames();
  const rows = useMemo(() => worstFirst(check.entries), [check]);
  const hasFactors = check.entries.some((entry) => verdictOf(entry) === "fails");
  return (
    <OneStop label="Gradients and differences">
      <table className="plot-table names-above" aria-label="Gradients against differences, the worst first">
        <thead>
          <tr>
            <th scope="col">gradient</th>
            <th scope="col">check</th>
            <th scope="col">analytic</th>
            <th scope="col">numeric</th>
            <th scope="col">rel. diff.</th>
            {hasFactors && <th scope="col">analytic ÷ numeric</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((entry) => (
            <Row
              key={entry.quantity}
              entry={entry}
              called={label}
              isBroken={isBroken}
              hasFactors={hasFactors}
            />
          ))}
        </tbody>
      </table>
      {rows.length > mostRows && (
        <p className="quiet">
          The worst {mostRows} of {rows.length}.
        </p>
      )}
    </OneStop>
  );
}

const words = { passes: "passes", kink: "kink", fails: "fails" } as const;

interface CheckRowProps {
  readonly entry: CheckEntry;
  readonly called: (name: string) => string;
  readonly isBroken: boolean;
  /** Whether some gradient fails: then it is said by what factor. */
  readonly hasFactors: boolean;
}

function Row({ entry, called, isBroken, hasFactors }: CheckRowProps) {
  const { quantity, analytic, numeric, relative, kinks } = entry;
  const label = called(quantity);
  const verdict = verdictOf(entry);
  const factor = analytic / numeric;
  return (
    <tr className={verdict}>
      <th scope="row">
        <Named quantity={quantity}>{label}</Named>
      </th>
      <td className="outcome">
        {words[verdict]}
        {kinks.length > 0 && <small> of {kinks.slice(0, 3).map(called).join(", ")}</small>}
      </td>
      <td>
        <Num
          tabIndex={-1}
          value={analytic}
          label={`${label}, analytic`}
          quantity={isBroken ? undefined : quantity}
          gradient
        />
      </td>
      <td>
        <Num tabIndex={-1} value={numeric} label={`${label}, numeric`} gradient />
      </td>
      <td>{shortNumber(relative, 2)}</td>
      {hasFactors && <td>{verdict === "fails" && Number.isFinite(factor) ? shortNumber(factor, 4) : ""}</td>}
    </tr>
  );
}
