/** Where a formula may go on in the next line: before a sign or = that no bracket encloses. */
export function breakableParts(tex: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: token, index } of tex.matchAll(
    /\\(?:begin|left|end|right)(?![a-zA-Z])|\\.|[{}()[\]]| [=+-] /gs,
  )) {
    if (/^(?:\\begin|\\left|[{([])$/.test(token)) depth += 1;
    // What \left and \right stand before is a bracket as well, which is counted twice, there and back.
    else if (/^(?:\\end|\\right|[})\]])$/.test(token)) depth -= 1;
    else if (depth === 0 && index > from && /^ [=+-] $/.test(token)) {
      parts.push(tex.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, tex.slice(from)];
}

/** About how wide a formula is that can't go on in the next line, in digits. */
export function unbreakableWidth(tex: string): number {
  return Math.max(...breakableParts(tex).map((term) => widthIn(term)));
}

const matrix = /^\\begin\{(\w+)\}(.*?)\\end\{\1\}/s;
const words = /^\\(?:text|textit|mathit|mathrm|operatorname|mathbf)\{/;

function widthIn(tex: string): number {
  let width = 0;
  for (let k = 0; k < tex.length; ) {
    const rest = tex.slice(k);
    const inMatrix = matrix.exec(rest);
    if (inMatrix) {
      width += matrixWidth(inMatrix[2]);
      k += inMatrix[0].length;
    } else if (rest.startsWith("\\frac")) {
      const above = groupAt(tex, k + 5);
      const below = groupAt(tex, above.end);
      width += Math.max(widthIn(above.inner), widthIn(below.inner)) + 0.5;
      k = below.end;
    } else if (/^[_^]/.test(rest)) {
      const script = groupAt(tex, k + 1);
      width += 0.7 * widthIn(script.inner);
      k = script.end;
    } else if (words.test(rest)) {
      const { inner, end } = groupAt(tex, tex.indexOf("{", k));
      width += widthIn(inner);
      k = end;
    } else {
      const [sign] = /^(?:\\[a-zA-Z]+|\\.|.)/su.exec(rest) as RegExpExecArray;
      width += signWidth(sign);
      k += sign.length;
    }
  }
  return width;
}

function matrixWidth(inner: string): number {
  const rows = inner.split("\\\\").map((row) => row.split("&").map((cell) => widthIn(cell)));
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, c) => Math.max(...rows.map((row) => row[c] ?? 0)) + 2).reduce(
    (sum, column) => sum + column,
    0,
  );
}

/** The braces at a place, or the one sign that stands there without. */
function groupAt(tex: string, from: number): { readonly inner: string; readonly end: number } {
  const start = from + (/^\s*/.exec(tex.slice(from)) as RegExpExecArray)[0].length;
  if (tex[start] !== "{") {
    const sign = /^(?:\\[a-zA-Z]+|\\.|.)/su.exec(tex.slice(start))?.[0] ?? "";
    return { inner: sign, end: start + Math.max(1, sign.length) };
  }
  let depth = 0;
  for (let k = start; k < tex.length; k++) {
    if (tex[k] === "{") depth += 1;
    if (tex[k] === "}" && --depth === 0) return { inner: tex.slice(start + 1, k), end: k + 1 };
  }
  return { inner: tex.slice(start + 1), end: tex.length };
}

const signWidths: Readonly<Record<string, number>> = {
  ".": 0.6,
  ",": 0.9,
  "\\ ": 0.6,
  "=": 2.6,
  "+": 2.4,
  "-": 2.2,
  "\\cdot": 1.6,
  "\\odot": 2.4,
  "\\sum": 2.2,
  "\\sqrt": 1.8,
};

/** Names such as \exp stand as words; other commands are one letter, or shape what follows. */
function signWidth(sign: string): number {
  if (/^[\s{}&]$|^\\(?:left|right|displaystyle|[,;!])$/.test(sign)) return 0;
  if (/^\d$/.test(sign)) return 1;
  if (sign in signWidths) return signWidths[sign];
  return /^\\(?:exp|ln|log|max|min|tanh|cos|sin)$/.test(sign) ? sign.length - 0.5 : 1.1;
}
