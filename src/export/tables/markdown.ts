/** Words in Markdown in which nothing is taken for a mark, a link or HTML. */
export const markdownText = (text: string) =>
  text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>$|#~]|&(?=[#\w])/g, "\\$&");

/** A formula in Markdown: there is no HTML in it, and no bar that would end the cell of a table. */
export const markdownFormula = (tex: string) => tex.replaceAll("<", "\\lt ").replaceAll(">", "\\gt ");
