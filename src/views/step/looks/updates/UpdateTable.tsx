import { Fragment, useMemo } from "react";
import { createLabels, written } from "../../../../engine/names/labels";
import { gradientNameOf, slotNameOf, updatedNameOf } from "../../../../engine/names/related";
import type { UpdatePoint, UpdateRun } from "../../../../engine/studies/updateRun";
import { Named } from "../../../parts/fields/Named";
import { Num } from "../../../parts/plot/Num";

interface UpdateTableProps {
  readonly run: UpdateRun;
  readonly names: Readonly<Record<string, string>> | undefined;
}

/** Rows that are shown; of large networks those that move farthest. */
const shown = 200;

/** Each parameter before and after, with its gradient both times and what the optimizer remembers of it. */
export function UpdateTable({ run, names }: UpdateTableProps) {
  const notation = useMemo(() => createLabels(names), [names]);
  const { before, after, slots } = run;
  const places = useMemo(() => placesOf(run), [run]);
  const one = after.updates - before.updates === 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="plot-scroll" tabIndex={0}>
      <table className="plot-table" aria-label="Parameters before and after">
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
          {places.map((place) => {
            const name = run.names[place];
            const label = written(name, notation.text);
            const at = (numbers: UpdatePoint["parameters"]) => numbers[place];
            return (
              <tr key={name}>
                <th scope="row">
                  <Named quantity={name}>{label}</Named>
                </th>
                <td>
                  <Num value={at(before.parameters)} label={`${label} before`} quantity={name} />
                </td>
                <td>
                  <Num
                    value={at(before.gradients)}
                    label={`Gradient of ${label} before`}
                    quantity={gradientNameOf(name)}
                    gradient
                  />
                </td>
                <td>
                  <Num
                    value={at(after.parameters)}
                    label={`${label} after`}
                    quantity={one ? updatedNameOf(name) : undefined}
                  />
                </td>
                <td>
                  <Num value={at(after.gradients)} label={`Gradient of ${label} after`} gradient />
                </td>
                {after.slots.map((slot, k) => (
                  <Fragment key={slots[k]}>
                    <td>
                      <Num value={at(before.slots[k])} label={`${slots[k]} of ${label} before`} digits={4} />
                    </td>
                    <td>
                      <Num
                        value={at(slot)}
                        label={`${slots[k]} of ${label} after`}
                        quantity={one ? slotNameOf(slots[k], name) : undefined}
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
      {run.names.length > shown && (
        <p className="quiet">
          The {shown} of {run.names.length} parameters that move farthest.
        </p>
      )}
    </div>
  );
}

/** In the network's order; of many, those that move farthest. */
function placesOf({ names, before, after }: UpdateRun): number[] {
  const places = names.map((_, place) => place);
  if (places.length <= shown) return places;
  const moved = (place: number) => Math.abs(after.parameters[place] - before.parameters[place]);
  return places.sort((a, b) => moved(b) - moved(a)).slice(0, shown);
}
