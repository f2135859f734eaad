/** What a comment behind a line says of it, where that it is a gradient, and of what, can't be told from its name. */
export type ClaimMark =
  /** `# gradient of W` */
  | { readonly kind: "of"; readonly name: string }
  /** `# no gradient` */
  | { readonly kind: "none" };

const comment = /(#\s*)(?:(no gradient)|gradient of (\w+(?:\[[^\]]*\])?))\s*$/;

/** What readers have marked, by line, from 1. */
export function claimMarks(source: string): ReadonlyMap<number, ClaimMark> {
  return new Map(
    source.split("\n").flatMap((line, k): [number, ClaimMark][] => {
      const [, , none, name] = comment.exec(line) ?? [];
      if (none !== undefined) return [[k + 1, { kind: "none" }]];
      return name === undefined ? [] : [[k + 1, { kind: "of", name }]];
    }),
  );
}

/** The program with another mark behind a line, or without one. @param line from 1 */
export function withClaimMark(source: string, line: number, mark: ClaimMark | undefined): string {
  const lines = source.split("\n");
  const bare = (lines[line - 1] ?? "").replace(comment, "").trimEnd();
  const text = mark && (mark.kind === "none" ? "no gradient" : `gradient of ${mark.name}`);
  lines[line - 1] = text === undefined ? bare : `${bare}  # ${text}`;
  return lines.join("\n");
}
