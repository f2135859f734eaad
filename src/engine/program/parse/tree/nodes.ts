import type { SyntaxNode } from "@lezer/common";

/** A node's children without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== "Comment") children.push(child);
  return children;
}

/** Splits at the commas; a comma at the end adds nothing. */
export function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ",") groups.push([]);
    else (groups.at(-1) as SyntaxNode[]).push(node);
  }
  if (groups.at(-1)?.length === 0) groups.pop();
  return groups;
}

/** What stands between the first and the last: the brackets of a list are left out. */
export const inner = (node: SyntaxNode): SyntaxNode[] => childrenOf(node).slice(1, -1);
