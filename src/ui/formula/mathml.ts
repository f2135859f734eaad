import katex from "katex";

/** LaTeX as MathML, which browsers set without styles or fonts of ours. @throws where KaTeX can't read it */
export function toMathml(tex: string, display: boolean): string {
  const mathml = katex.renderToString(tex, {
    output: "mathml",
    displayMode: display,
    strict: false,
    throwOnError: true,
  });
  return mathml.replace(signAfterOperator, '$1<mo form="prefix">$2</mo>');
}

/** A sign behind an operator or an open bracket: unless it is called a prefix, it is set apart from its number. */
const signAfterOperator = /(<mo[^>]*>[=([⋅,<>≤≥+−]<\/mo>(?:<mtext>[^<]<\/mtext>)?)<mo>([−+])<\/mo>/g;
