import { Fragment, useMemo } from "react";
import { nameOf } from "../../../../engine/names/canonicalName";
import { gradientOf, optimizerSlotOf, type Quantity, updated } from "../../../../engine/names/quantity";
import type { Plain } from "../../../../engine/names/tensorRef";
import type { GraphUpdateRun, UpdatePoint } from "../../../../engine/studies/updateRun";
import { Named } from "../../../parts/fields/Named";
import { Num } from "../../../parts/plot/Num";
import { useNumberNames } from "../../parts/numberNames";
import { OneStop } from "../../table/OneStop";

interface UpdateTableProps {
  readonly run: GraphUpdateRun;
}

/** Rows that are shown; of large networks those that move farthest. */
const mostRows = 200;

/** Each parameter before and after, with its gradient both times and what the optimizer remembers of it. */
export function UpdateTable({ run }: UpdateTableProps) {
  const { parse, reader, label: called } = useNumberNames();
  const { before, after, slots } = run;
  const indices = useMemo(() => shownIndices(run), [run]);
  const one = after.updates - before.updates === 1;
  return (
    <OneStop label="Parameters and gradients">
      <table className="plot-table names-above" aria-label="Parameters before and after">
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">before</th>
            <th scope="col">gradient</th>
            <th scope="col">after</th>
            <th scope="col">gradient after</th>
            {slots.map((slot) => (
              <Fragment key={slot}>
                <th scope="col">{slot} before</th>
                <th scope="col">{slot} after</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {indices.map((index) => {
            const name = run.names[index];
            const label = called(name);
            const related = (of: (of: Plain) => Quantity) => {
              const quantity = parse(name);
              return quantity && nameOf(of(quantity.of));
            };
            const at = (numbers: UpdatePoint["parameters"]) => numbers[index];
            return (
              <tr key={name}>
                <th scope="row">
                  <Named quantity={name}>{label}</Named>
                </th>
                <td>
                  <Num
                    tabIndex={-1}
                    value={at(before.parameters)}
                    label={`${label} before`}
                    quantity={name}
                  />
                </td>
                <td>
                  <Num
                    tabIndex={-1}
                    value={at(before.gradients)}
                    label={`Gradient of ${label} before`}
                    quantity={related((of) => gradientOf(of, reader?.of))}
                    gradient
                  />
                </td>
                <td>
                  <Num
                    tabIndex={-1}
                    value={at(after.parameters)}
                    label={`${label} after`}
                    quantity={one ? related(updated) : undefined}
                  />
                </td>
                <td>
                  <Num
                    tabIndex={-1}
                    value={at(after.gradients)}
                    label={`Gradient of ${label} after`}
                    gradient
                  />
                </td>
                {after.slots.map((slot, k) => (
                  <Fragment key={slots[k]}>
                    <td>
                      <Num
                        tabIndex={-1}
                        value={at(before.slots[k])}
                        label={`${slots[k]} of ${label} before`}
                        digits={4}
                      />
                    </td>
                    <td>
                      <Num
                        tabIndex={-1}
                        value={at(slot)}
                        label={`${slots[k]} of ${label} after`}
                        quantity={one ? related((of) => optimizerSlotOf(slots[k], of)) : undefined}
                        digits={4}
                      />
                    </td>
                  </Fragment>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {run.names.length > mostRows && (
        <p className="quiet">
          The {mostRows} of {run.names.length} parameters that move farthest.
        </p>
      )}
    </OneStop>
  );
}

/** In the network's order; of many, those that move farthest. */
function shownIndices({ names, before, after }: GraphUpdateRun): number[] {
  const indices = names.map((_, index) => index);
  if (indices.length <= mostRows) return indices;
  const moved = (index: number) => Math.abs(after.parameters[index] - before.parameters[index]);
  return indices.sort((a, b) => moved(b) - moved(a)).slice(0, mostRows);
}
