import type { TableSummary } from "../../../store/training/readingTables";

/** What was read, and what becomes of it: `18 rows and 6 columns: a table parted by commas. 15 points with 5 inputs …` */
export function tableWords({ words, rows, columns, notes, points, incomplete }: TableSummary): string {
  const found = `${counted(rows, "row")} and ${counted(columns.length, "column")}: ${words}.`;
  return [found, ...notes, ...(points ? [pointsWords(points, incomplete)] : [])].join(" ");
}

function pointsWords(
  { count, inputs, classes, parts }: NonNullable<TableSummary["points"]>,
  { count: left, leftOut }: TableSummary["incomplete"],
): string {
  const answers = classes ? `classes ${listed(classes)}` : "numbers for targets";
  const split = parts
    ? `; ${parts[0]} for training, ${parts[1]} for validation, ${parts[2]} for the test`
    : "";
  const out = leftOut ? `; ${counted(left, "row")} left out` : "";
  return `They give ${counted(count, "point")} with ${counted(inputs.length, "input")}, ${answers}${split}${out}.`;
}

const listed = (names: readonly string[]) =>
  names.length > 8 ? `${names.slice(0, 7).join(", ")} and ${names.length - 7} more` : names.join(", ");

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
