import type { SyntaxNode } from "@lezer/common";
import { childrenOf, splitAtCommas } from "./tree/nodes";
import type { Imported, Statement } from "./tree/syntax";

/** `import numpy as np`, `from torch import nn`. */
export function importOf(node: SyntaxNode, source: string): Statement {
  const span = { from: node.from, to: node.to };
  const children = childrenOf(node).filter(({ name }) => !/^[()]$/.test(name));
  const dotted = (nodes: readonly SyntaxNode[]) =>
    nodes.map(({ from, to }) => source.slice(from, to)).join("");
  const imported = (nodes: readonly SyntaxNode[]): Imported => {
    const at = nodes.findIndex(({ name }) => name === "as");
    const name = dotted(at < 0 ? nodes : nodes.slice(0, at));
    return { name, as: at < 0 ? name : dotted(nodes.slice(at + 1)) };
  };
  if (children[0].name === "import")
    return { ...span, kind: "import", modules: splitAtCommas(children.slice(1)).map(imported) };
  const at = children.findIndex(({ name }) => name === "import");
  return {
    ...span,
    kind: "from",
    module: dotted(children.slice(1, at)),
    names: splitAtCommas(children.slice(at + 1)).map(imported),
  };
}
