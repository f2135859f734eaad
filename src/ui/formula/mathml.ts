import katex from "katex";

/** LaTeX as MathML, which browsers set without styles or fonts of ours. @throws where KaTeX can't read it */
export function toMathml(tex: string, display: boolean): string {
  return katex.renderToString(tex, {
    output: "mathml",
    displayMode: display,
    strict: false,
    throwOnError: true,
  });
}
