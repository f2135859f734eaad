/** Without parentheses that stand twice, `((a - b)) / n`, or around all of it; those of tuples stay. */
export function tidied(text: string): string {
  let result = text;
  for (let at = 0; at < result.length; at++) {
    if (result[at] !== "(") continue;
    const end = closing(result, at);
    if (end < 0) return text;
    const inner = result.slice(at + 1, end);
    const isDouble =
      result[at + 1] === "(" && closing(result, at + 1) === end - 1 && !hasComma(inner.slice(1, -1));
    // `f(x, (a - b))`
    const isArgument =
      /,\s*$/.test(result.slice(0, at)) && /^\s*[,)]/.test(result.slice(end + 1)) && !hasComma(inner);
    if (isArgument) {
      result = result.slice(0, at) + inner + result.slice(end + 1);
      at -= 1;
      continue;
    }
    const isAll = at === 0 && end === result.length - 1 && !hasComma(inner);
    if (!isDouble && !isAll) continue;
    result = isAll ? inner : result.slice(0, at) + inner + result.slice(end + 1);
    at -= 1;
  }
  return turnedOver(result);
}

/** `(A @ B).T` as `B.T @ A.T`, which is how it is written. */
function turnedOver(text: string): string {
  const [, left, leftT, right, rightT] =
    /^\(([\w.[\]"']+?)(\.T)? @ ([\w.[\]"']+?)(\.T)?\)\.T$/.exec(text) ?? [];
  return left === undefined ? text : `${right}${rightT ? "" : ".T"} @ ${left}${leftT ? "" : ".T"}`;
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let k = from; k < text.length; k++) {
    if ("([{".includes(text[k])) depth += 1;
    if (")]}".includes(text[k])) depth -= 1;
    if (depth === 0) return k;
  }
  return -1;
}

/** Whether a comma stands outside of all brackets. */
function hasComma(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if ("([{".includes(letter)) depth += 1;
    if (")]}".includes(letter)) depth -= 1;
    if (letter === "," && depth === 0) return true;
  }
  return false;
}
