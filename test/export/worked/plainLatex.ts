/** Whether a LaTeX file holds nothing but ASCII outside what `\letters` shows to engines that know other letters. */
export const plain = (latex: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  /^[\x00-\x7f]*$/.test(latex.replace(/\\letters\{(?:\\.|[^{}\\])*\}/g, ""));
