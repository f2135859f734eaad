import type { ValueName } from "../../../engine/program/graph/valueNames";

/** What the exported programs use themselves, and what Python keeps for itself. */
const reserved = new Set([
  ..."np torch F math reduce inf nan check fit put_at add_at update parameters optimizer unit learning_rate remembered print value".split(
    " ",
  ),
  ..."False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
]);

/**
 * Variables of a program in Python, each once: values keep their names, `h (line 7)` is `h_line7`, and results without a
 * name are `v1`, `v2` and so on.
 * @param names what the page calls them; nothing for one that needs no variable
 */
export function pythonNames(names: readonly (ValueName | undefined)[]): string[] {
  const taken = new Set(reserved);
  const written = names.map((name) => {
    return name?.isVariable ? untaken(identifier(name), taken) : undefined;
  });
  let count = 0;
  return written.map((name) => {
    if (name !== undefined) return name;
    do count += 1;
    while (taken.has(`v${count}`));
    return `v${count}`;
  });
}

/** `dW` for W; another name where the program has one of that name. */
export function gradientNames(names: readonly string[]): string[] {
  const taken = new Set([...reserved, ...names]);
  return names.map((name) => untaken(`d${name}`, taken));
}

/** The name itself, or with lines behind it. */
function untaken(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free)) free += "_";
  taken.add(free);
  return free;
}

/** `h (line 7, pass 2)` → `h_line7_pass2` */
const identifier = ({ stem, marks }: ValueName) =>
  [stem, ...marks.map(({ kind, number }) => `${kind}${number}`)]
    .join("_")
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}_]+/gu, "_");
