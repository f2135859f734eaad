import { scaleColour, signColour, symmetricDomain } from "../../../../draw/colour";
import { fullNumber, shortestNumber, shortNumber } from "../../../../engine/math/format";
import { nameOf, plainName } from "../../../../engine/names/canonicalName";
import { isTurnedLayout } from "../../../../engine/names/presentation";
import { gradientOf } from "../../../../engine/names/quantity";
import { elementIn } from "../../../../engine/names/tensorRef";
import { indexAt, tupleText } from "../../../../engine/shape";
import type { Jacobian } from "../../../../engine/studies/jacobian";
import { useWorkbench } from "../../../../store/work/context";
import { BreakingName } from "../../../parts/fields/BreakingName";
import { OneStop } from "../../table/OneStop";

/** Beyond these sizes numbers give way to colours, and beyond those the rest is left out. */
const printed = { rows: 24, columns: 16 } as const;
const drawn = { rows: 40, columns: 40 } as const;

/** The table in the layout that the reader has chosen; a press on an entry goes to the step that finds it. */
export function JacobianTable({ jacobian }: { readonly jacobian: Jacobian }) {
  const layout = useWorkbench((state) => state.presentation.layout);
  const quantity = useWorkbench((state) => state.opened?.step.quantity);
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const goTo = useEntryStep();
  const { of: y, by: x, rows, columns, values, rowNames } = jacobian;
  const isTurned = isTurnedLayout(layout);
  const [outputs, inputs] = [rowNames.length, values[0]?.length ?? 0];
  const inputAt = (j: number) => elementIn({ base: x, role: "value" }, indexAt(j, columns));
  const inputName = (j: number) => plainName(inputAt(j));
  const [down, across] = isTurned ? [inputs, outputs] : [outputs, inputs];
  const [shownDown, shownAcross] = [Math.min(down, drawn.rows), Math.min(across, drawn.columns)];
  const heat = down > printed.rows || across > printed.columns;
  const domain = heat ? symmetricDomain(values.flatMap((row) => [...row])) : 1;
  const indicesOf = (r: number, c: number) => (isTurned ? { i: c, j: r } : { i: r, j: c });
  const heads = (k: number, isDown: boolean) => (isDown === isTurned ? inputName(k) : rowNames[k]);
  return (
    <>
      <p className="plot-note">
        <b>
          ∂{y}/∂{x}: {down} × {across}
        </b>
        , {isTurned ? "a column" : "a row"} for each of the {counted(outputs, "number")} of {y}
        {rows.length > 1 && `, ${tupleText(rows)} row by row`}, {isTurned ? "a row" : "a column"} for each of
        the {inputs} of {x}
        {columns.length > 1 && `, ${tupleText(columns)} row by row`} ({layout} layout). A press on an entry
        goes to its step.
      </p>
      <OneStop label="Entries, of which Enter goes to one’s step">
        <table
          className={`jacobian-table ${heat ? "heat" : ""}`}
          aria-label={`∂${y}/∂${x}, ${down} by ${across}`}
        >
          <thead>
            <tr>
              <td />
              {Array.from({ length: shownAcross }, (_, c) => (
                <th key={heads(c, false)} scope="col">
                  {!heat && <BreakingName name={`${isTurned ? "∂" : "/∂"}${heads(c, false)}`} />}
                  {heat && <span className="unseen">{heads(c, false)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shownDown }, (_, r) => (
              <tr key={heads(r, true)}>
                <th scope="row">
                  <BreakingName name={`${isTurned ? "/∂" : "∂"}${heads(r, true)}`} />
                </th>
                {Array.from({ length: shownAcross }, (_, c) => {
                  const { i, j } = indicesOf(r, c);
                  const name = nameOf(gradientOf(inputAt(j), rowNames[i]));
                  return (
                    <Entry
                      key={name}
                      name={name}
                      label={`∂${rowNames[i]}/∂${inputName(j)}`}
                      value={values[i][j]}
                      domain={heat ? domain : undefined}
                      isNow={rowNames[i] === of && quantity === name}
                      onPress={() => goTo(rowNames[i], name)}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </OneStop>
      {(shownDown < down || shownAcross < across) && (
        <p className="quiet">
          The first {shownDown} of {down} rows and {shownAcross} of {across} columns.
        </p>
      )}
    </>
  );
}

/** The scalar becomes that row's, and the step the entry's; undo leads back. */
function useEntryStep(): (row: string, entry: string) => void {
  const editProgram = useWorkbench((state) => state.editProgram);
  const goToQuantity = useWorkbench((state) => state.goToQuantity);
  const of = useWorkbench((state) => state.opened?.shown?.of);
  return (row, entry) => {
    if (row !== of) editProgram((now) => ({ ...now, of: row }));
    goToQuantity(entry);
  };
}

interface EntryProps {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  /** Where numbers give way to colours, the size at which these are full. */
  readonly domain: number | undefined;
  readonly isNow: boolean;
  readonly onPress: () => void;
}

function Entry({ name, label, value, domain, isNow, onPress }: EntryProps) {
  return (
    <td className={isNow ? "now" : ""}>
      <button
        type="button"
        tabIndex={-1}
        data-quantity={name}
        data-value={fullNumber(value)}
        title={`${label} = ${shortestNumber(value)}: go to its step`}
        aria-label={`${label} = ${shortNumber(value, 4)}`}
        style={
          domain === undefined
            ? isNow
              ? undefined
              : { color: signColour("gradient", value) }
            : { background: scaleColour("gradient", value, domain) }
        }
        onClick={onPress}
      >
        {domain === undefined && shortNumber(value, 4)}
      </button>
    </td>
  );
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
