import type { TableSummary } from "../../../store/training/readingTables";

/** What is chosen of the scales; what isn't follows from the data. */
export interface ScaleChoices {
  readonly inputs?: boolean;
  readonly targets?: boolean;
}

interface StandardizingProps {
  readonly table: TableSummary;
  readonly inputs: boolean;
  readonly targets: boolean;
  readonly onChange: (part: ScaleChoices) => void;
}

/** Offers to standardize, with the reason where there is one. */
export function Standardizing({ table, inputs, targets, onChange }: StandardizingProps) {
  if (!table.points) return null;
  return (
    <div className="import-scales">
      <label>
        <input
          type="checkbox"
          checked={inputs}
          onChange={({ currentTarget }) => onChange({ inputs: currentTarget.checked })}
        />{" "}
        standardize the inputs: mean 0 and standard deviation 1 over the training points
      </label>
      {table.scales && <p>{table.scales}</p>}
      {!table.points.classes && (
        <>
          <label>
            <input
              type="checkbox"
              checked={targets}
              onChange={({ currentTarget }) => onChange({ targets: currentTarget.checked })}
            />{" "}
            standardize the targets, too: losses and errors are then in standard deviations
          </label>
          {table.targetScales && <p>{table.targetScales}</p>}
        </>
      )}
    </div>
  );
}
