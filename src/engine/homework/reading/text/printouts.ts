/** What NumPy, PyTorch and Keras write around their numbers; every line stays where it is. */
export function withoutPrintout(text: string): string {
  return text
    .replace(
      /,?[ \t\n]{0,20}\b(?:dtype|grad_fn|requires_grad|device|size|shape)[ \t]*=[ \t]*(?:<[^>\n]*>|'[^'\n]*'|\([^)\n]*\)|[\w.:]+)/g,
      "",
    )
    .replace(/\bParameter containing:[ \t]*\n?/g, (all) => (all.endsWith("\n") ? "\n" : ""))
    .replace(/<tf\.(?:Tensor|Variable)(?: '([^'\n]{1,80})')?[^<\n]{0,200}?numpy=/g, (_all, name?: string) =>
      name ? `${name} = ` : "",
    )
    .replace(/\b(?:np|numpy|torch|tf|jnp)\.(?=array|tensor|float|int|Tensor)/g, "")
    .replace(/\b(?:float|int)(?:16|32|64)\(([^()\n]*)\)/g, "$1")
    .replace(/\b(?:array|tensor|matrix|Tensor|Array)[ \t]*\(/g, "(")
    .replace(/^[ \t]*>>>[^\n]*$/gm, "")
    .replace(/^([ \t]*)print\s*\([^\n]*\)[ \t]*$/gm, "$1");
}
