/**
 * A text as a field of a CSV file. What a spreadsheet would run as a formula gets an apostrophe before it, by which it
 * stays text; numbers stay numbers. Fields with semicolons and tabs stand in quotes too: some programs split there.
 */
export function csvField(text: string): string {
  const still = startsFormula.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(still) ? `"${still.replaceAll('"', '""')}"` : still;
}

/** With their wide forms, which spreadsheets take for the same. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;
