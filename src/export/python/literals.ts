/** How the numbers and names of a network are written in Python. */

/** The shortest digits that give the same float64. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const text = String(value || 0);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A list, on one line where it is short and else with a row to a line. */
export function pythonRows(rows: readonly (readonly number[])[]): string {
  const written = rows.map((row) => `[${row.map(pythonNumber).join(", ")}]`);
  const line = `[${written.join(", ")}]`;
  return line.length <= 80 ? line : `[\n${written.map((row) => `    ${row},\n`).join("")}]`;
}

/** `leakyRelu` → `leaky_relu` */
export const snakeCase = (id: string) => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A text in a comment or a docstring: one line, without what would end it. */
export const plainLine = (text: string) =>
  text
    .replaceAll("\\", "/")
    .replaceAll('"', "'")
    .replace(/[\s\p{Cc}]+/gu, " ")
    // Letters that turn the direction of the text would show another program than is run; a half isn't a letter.
    .replace(/[\p{Bidi_Control}\p{Cs}]/gu, "")
    .trim();

/** A text in a comment, where only the end of the line ends it. */
export const commentText = (text: string) => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** A function from a rule of several statements; the last is its result. */
export function pythonFunction(name: string, parameters: readonly string[], rule: string): string {
  const lines = rule.split("\n");
  const result = lines.pop();
  return [
    `def ${name}(${parameters.join(", ")}):`,
    ...lines.map((line) => `    ${line}`),
    `    return ${result}`,
  ].join("\n");
}
