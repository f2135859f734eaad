import type { AnswerStatement } from "./statement";

/** What a column's heading says about the numbers below it. */
const headings: readonly (readonly [RegExp, AnswerStatement["about"] | "plain"])[] = [
  [/\b(?:new|updated?|after|neue?r?)\b|'$/i, "updated"],
  [/\b(?:grad(?:ient)?s?|derivatives?)\b|^d\s?[LEJC]\s?\/\s?d\s?(?:w|W|theta|\.+|_)?$/i, "gradient"],
  [/\b(?:old|before|initial|given|start|alte?r?)\b/i, "given"],
  [
    /^(?:values?|results?|numbers?|answers?|mine|yours?|my (?:value|result|answer)|=|wert|ergebnis)$/i,
    "plain",
  ],
];

const isRule = (cells: readonly string[]) => cells.every((cell) => /^:?-{2,}:?$|^=+$|^$/.test(cell));
const isNumeric = (cell: string) =>
  cell.length < 40 && /^[-+~]?\s*[\d.,]*\d[\d.,]*(?:e[-+]?\d+)?\s*%?$/i.test(cell);

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Takes tables of three columns or more, or with headings, out of the lines; what is left has empty lines there. */
export function takeTables(lines: readonly string[]): { rest: string[]; statements: AnswerStatement[] } {
  const rest = [...lines];
  const statements: AnswerStatement[] = [];
  let block: Row[] = [];
  const close = () => {
    const found = statementsOf(block);
    for (const { line, cells } of block) if (found || isRule(cells)) rest[line - 1] = "";
    statements.push(...(found ?? []));
    block = [];
  };
  lines.forEach((text, k) => {
    const cells = cellsOf(text);
    if (cells) block.push({ line: k + 1, cells });
    else close();
  });
  close();
  return { rest, statements };
}

function cellsOf(text: string): string[] | undefined {
  const isTabbed = text.includes("\t");
  if ((!isTabbed && !text.includes("|")) || (text.includes("=") && /[^|\s:=-]/.test(text))) return undefined;
  const cells = text
    .trim()
    .replace(/^\|/, "")
    .replace(/\|$/, "")
    .split(isTabbed && !text.includes("|") ? "\t" : "|")
    .map((cell) => cell.trim().replace(/^[`*]+|[`*]+$/g, ""));
  return cells.length > 1 ? cells : undefined;
}

function statementsOf(block: readonly Row[]): AnswerStatement[] | undefined {
  const rows = block.filter(({ cells }) => !isRule(cells));
  const [head, ...body] = rows;
  if (!head || body.length === 0 || head.cells.some(isNumeric)) return undefined;
  const named = head.cells.slice(1).map((cell) => headings.find(([words]) => words.test(cell))?.[1]);
  const columns = head.cells.length;
  if (body.some(({ cells }) => cells.length > columns)) return undefined;
  if (named.every((about) => about !== undefined))
    return body.flatMap(({ line, cells }) =>
      cells.slice(1).flatMap((value, k): AnswerStatement[] => {
        const about = named[k];
        if (!/\d/.test(value)) return [];
        return [{ line, label: cells[0], value, ...(about !== "plain" && about && { about }) }];
      }),
    );
  return transposed(head, body);
}

/** Names in the heading, their numbers below; an example to a line where the first column says so. */
function transposed(head: Row, body: readonly Row[]): AnswerStatement[] | undefined {
  const [corner] = head.cells;
  const byExample = /^(?:examples?|samples?|n|i|#|no\.?|case)$/i.test(corner);
  const hasName = byExample || corner === "" || body.every(({ cells }) => !isNumeric(cells[0]));
  const from = hasName ? 1 : 0;
  if (!body.every(({ cells }) => cells.slice(from).every((cell) => cell === "" || isNumeric(cell))))
    return undefined;
  // Several lines without a word to tell them apart are examples.
  const isBatch = byExample || (body.length > 1 && !hasName);
  return body.flatMap(({ line, cells }, n) => {
    const about = hasName && !byExample ? headings.find(([words]) => words.test(cells[0]))?.[1] : undefined;
    const example = byExample ? Number(cells[0]) : n + 1;
    return cells.slice(from).flatMap((value, k): AnswerStatement[] => {
      const label = head.cells[from + k];
      if (value === "" || !label) return [];
      return [
        {
          line,
          label: isBatch ? `${label}@${example}` : label,
          value,
          ...(about && about !== "plain" && { about }),
        },
      ];
    });
  });
}
