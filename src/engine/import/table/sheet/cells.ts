/** How a table writes the fraction of its numbers. */
export type Decimal = "." | ",";

const missing = /^(?:\?|n\/?a|#n\/a|-?nan|null|nil|<na>|missing|\.|-{1,3}|–|—)?$/i;

/** Whether a cell says that there is no value: nothing, `?`, `NA`, `nan`, `null`, a dash. */
export const isMissing = (cell: string) => cell.length <= 7 && missing.test(cell);

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const grouped = {
  ".": /^[+-]?\d{1,3}(?:([,'’\u00a0\u202f ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/,
  ",": /^[+-]?\d{1,3}(?:([.'’\u00a0\u202f ])\d{3})(?:\1\d{3})*(?:,\d*)?$/,
};

/**
 * A finite number, or nothing. Thousands may be parted (1,234.5 or 1.234,5), and a currency's sign or a percent sign
 * stand beside it.
 */
export function cellNumber(cell: string, decimal: Decimal): number | undefined {
  // A point alone in a table with decimal commas can be nothing else.
  if (plain.test(cell) && (decimal === "." || !grouped[","].test(cell))) return finite(Number(cell));
  const bare = cell.replace("−", "-").replace(/^([+-]?)\s*[$€£¥]\s*|\s*[%€$£¥]$/g, "$1");
  const text = grouped[decimal].test(bare)
    ? bare.replace(decimal === "." ? /[,'’\u00a0\u202f ]/g : /[.'’\u00a0\u202f ]/g, "")
    : bare;
  const pointed = decimal === "," ? text.replace(",", ".") : text;
  return plain.test(pointed) ? finite(Number(pointed)) : undefined;
}

const finite = (value: number) => (Number.isFinite(value) ? value : undefined);

/** Written so, a number can be only one thing. */
const signs: readonly { readonly pattern: RegExp; readonly decimal: Decimal }[] = [
  { pattern: /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$|^[+-]?\d{1,3}(?:,\d{3}){2,}$/, decimal: "." },
  { pattern: /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:\.\d{3}){2,}$/, decimal: "," },
  {
    pattern: /^[+-]?(?:0|\d{4,})?,\d+$|^[+-]?\d+,(?:\d{1,2}|\d{4,})$|^[+-]?\d+,\d+e[+-]?\d+$/i,
    decimal: ",",
  },
  {
    pattern: /^[+-]?(?:0|\d{4,})?\.\d+$|^[+-]?\d+\.(?:\d{1,2}|\d{4,})$|^[+-]?\d+\.\d+e[+-]?\d+$/i,
    decimal: ".",
  },
];

export interface DecimalFound {
  readonly decimal: Decimal;
  /** A number that would be another one with the other sign, where nothing in the table tells. */
  readonly doubtful?: string;
}

/**
 * How the numbers of a table are written.
 * @param partedByComma whether commas part its cells, so that only quoted numbers can have one
 */
export function decimalOfTable(cells: Iterable<string>, partedByComma: boolean): DecimalFound {
  const found = { ".": 0, ",": 0 };
  let doubtful: string | undefined;
  for (const cell of cells) {
    if (!/[.,]\d/.test(cell)) continue;
    const sign = signs.find(({ pattern }) => pattern.test(cell));
    if (sign) found[sign.decimal] += 1;
    else if (/^[+-]?\d{1,3},\d{3}$/.test(cell)) doubtful ??= cell;
  }
  if (found[","] > found["."]) return { decimal: "," };
  if (found["."] > 0 || doubtful === undefined) return { decimal: "." };
  return { decimal: partedByComma ? "." : ",", doubtful };
}
