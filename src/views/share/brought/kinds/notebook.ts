/**
 * The code of a Jupyter notebook, one cell below the other; nothing where the text isn't a notebook. What is IPython's and not
 * Python's (`%matplotlib inline`, `!pip install …`, a cell in another language) becomes comments.
 */
export function notebookCode(text: string): string | undefined {
  const cells = cellsOf(text);
  if (!cells) return undefined;
  const sources = cells.flatMap(({ cell_type: type, source }) => {
    const lines = Array.isArray(source) ? source.join("") : String(source ?? "");
    return type === "code" && /\S/.test(lines) ? [pythonOf(lines)] : [];
  });
  return sources.map((source) => `${source.replace(/\s+$/, "")}\n`).join("\n");
}

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

function cellsOf(text: string): readonly Cell[] | undefined {
  try {
    const { cells } = JSON.parse(text) as { readonly cells?: unknown };
    return Array.isArray(cells)
      ? cells.filter((cell) => typeof cell === "object" && cell !== null)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `%%time` measures the cell below it, which is Python all the same; other `%%` say what language the cell is in. */
function pythonOf(cell: string): string {
  const isForeign = /^\s*%%(?!time\b|timeit\b|capture\b|prun\b)/.test(cell);
  return cell.replace(isForeign ? /^()(.*)$/gm : /^(\s*)((?:%{1,2}[A-Za-z]|![ \w]|\?).*)$/gm, "$1# $2");
}
