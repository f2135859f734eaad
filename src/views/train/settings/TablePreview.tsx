import type { Table } from "../../../engine/import/table";

/** How many points, columns, or faults, are shown. */
const shown = { points: 4, columns: 30, faults: 8 };

/** What was read: the first points, or what is wrong. */
export function TablePreview({ table }: { readonly table: Table }) {
  if (table.faults)
    return (
      <div className="import-faults" role="alert">
        <ul>
          {table.faults.slice(0, shown.faults).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              {line > 0 && <b>line {line}: </b>}
              {message}
            </li>
          ))}
        </ul>
        {table.faults.length > shown.faults && <p>… and {table.faults.length - shown.faults} more.</p>}
      </div>
    );
  const { columns, inputs, classes, labels, targets } = table.data;
  const firstColumns = columns.slice(0, shown.columns);
  return (
    <div className="import-preview">
      <p>
        {inputs.length} {inputs.length === 1 ? "point" : "points"} with {columns.length}{" "}
        {columns.length === 1 ? "input" : "inputs"}
        {classes ? `, classes ${classes.join(", ")}` : ", with numbers for targets"}.
      </p>
      <table>
        <thead>
          <tr>
            {firstColumns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {columns.length > shown.columns && <th scope="col">…</th>}
            <th scope="col">{table.columns[table.label]}</th>
          </tr>
        </thead>
        <tbody>
          {inputs.slice(0, shown.points).map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place
            <tr key={n}>
              {firstColumns.map((name, k) => (
                <td key={name}>{row[k]}</td>
              ))}
              {columns.length > shown.columns && <td>…</td>}
              <td>{labels && classes ? classes[labels[n]] : targets?.[n].join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
