import { type ColumnUse, columnUses } from "../../../engine/import/table/sheet/sheet";
import type { TableChoices } from "../../../engine/import/table/table";
import type { TableSummary } from "../../../store/training/readingTables";
import { Select } from "../../../ui/Select";

interface TablePreviewProps {
  readonly table: TableSummary;
  readonly choices: TableChoices;
  readonly onChange: (choices: TableChoices) => void;
}

/** How many columns and faults are shown. */
const shown = { columns: 24, faults: 6 };

const labels: Readonly<Record<ColumnUse, string>> = {
  input: "input",
  category: "input, one-hot",
  label: "label: a class",
  target: "target: a number",
  split: "split",
  out: "left out",
};
const options = columnUses.map((id) => ({ id, label: labels[id] }));

/** The first rows, with what each column is to be above it; and what is wrong. */
export function TablePreview({ table, choices, onChange }: TablePreviewProps) {
  const { columns, first, faults } = table;
  const isAnswer = (index: number) => ["label", "target", "split"].includes(columns[index].use);
  const indices = [...columns.keys()]
    .filter((index) => index < shown.columns || isAnswer(index))
    .slice(0, 2 * shown.columns);
  const hidden = [...columns.keys()].filter((index) => !indices.includes(index));
  const choose = (chosen: readonly number[], use: ColumnUse) =>
    onChange({
      ...choices,
      uses: columns.map((_, index) => (chosen.includes(index) ? use : choices.uses?.[index])),
    });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="import-preview" aria-label="The first rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {indices.map((index) => (
                <th key={index} scope="col" data-use={columns[index].use}>
                  {columns[index].name}
                </th>
              ))}
              {hidden.length > 0 && <th scope="col">{hidden.length.toLocaleString("en")} more</th>}
            </tr>
            <tr>
              {indices.map((index) => (
                <td key={index} data-use={columns[index].use}>
                  <Select
                    value={columns[index].use}
                    options={options}
                    label={`What ${columns[index].name} is`}
                    onChange={(use) => choose([index], use)}
                  />
                  <small>{columnWords(columns[index])}</small>
                </td>
              ))}
              {hidden.length > 0 && (
                <td>
                  <Select
                    value={columns[hidden[0]].use}
                    options={options}
                    label="What the other columns are"
                    onChange={(use) => choose(hidden, use)}
                  />
                </td>
              )}
            </tr>
          </thead>
          <tbody>
            {first.map((cells, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its index
              <tr key={n}>
                {indices.map((index) => (
                  <td key={index} data-use={columns[index].use}>
                    {cells[index]}
                  </td>
                ))}
                {hidden.length > 0 && <td>…</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {faults.length > 0 && (
        <div className="import-faults" role="alert">
          <ul>
            {faults.slice(0, shown.faults).map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {line > 0 && <b>line {line}: </b>}
                {message}
              </li>
            ))}
          </ul>
          {faults.length > shown.faults && <p>… and more.</p>}
        </div>
      )}
    </>
  );
}

function columnWords({ why, missing, use }: TableSummary["columns"][number]): string {
  const lacking = missing > 0 && use !== "out" ? [`${missing.toLocaleString("en")} missing`] : [];
  return [...(why ? [why] : []), ...lacking].join("; ");
}
