import type { TableChoices } from "../../../engine/import/table/table";
import type { TableSummary } from "../../../store/training/readingTables";
import { Select } from "../../../ui/Select";

interface TableChoicesRowProps {
  readonly table: TableSummary;
  readonly choices: TableChoices;
  readonly onChange: (choices: TableChoices) => void;
}

const headers = [
  { id: "true", label: "names the columns" },
  { id: "false", label: "is data" },
] as const;
const decimals = [
  { id: ".", label: "a point: 1.5" },
  { id: ",", label: "a comma: 1,5" },
] as const;

/** How the table is read, where its source leaves a choice, and what becomes of rows that can't be used. */
export function TableChoicesRow({ table, choices, onChange }: TableChoicesRowProps) {
  const { header, decimal, choosesDecimal, incomplete } = table;
  return (
    <div className="import-options">
      {header !== undefined && (
        <span>
          The first line{" "}
          <Select
            value={String(header) as (typeof headers)[number]["id"]}
            options={headers}
            label="First line"
            onChange={(id) => onChange({ ...choices, header: id === "true", uses: [] })}
          />
        </span>
      )}
      {choosesDecimal && (
        <span>
          decimals have{" "}
          <Select
            value={decimal}
            options={decimals}
            label="Decimal sign"
            onChange={(id) => onChange({ ...choices, decimal: id, uses: [] })}
          />
        </span>
      )}
      {incomplete.count > 0 && (
        <label>
          <input
            type="checkbox"
            checked={choices.leaveOut ?? false}
            onChange={({ currentTarget }) => onChange({ ...choices, leaveOut: currentTarget.checked })}
          />{" "}
          leave out the {rowsWords(incomplete)}
        </label>
      )}
    </div>
  );
}

function rowsWords({ count, lines }: TableSummary["incomplete"]): string {
  const named = `${lines.join(", ")}${count > lines.length ? ", …" : ""}`;
  return count === 1
    ? `row that lacks a value or can’t be read (line ${named})`
    : `${count.toLocaleString("en")} rows that lack a value or can’t be read (lines ${named})`;
}
