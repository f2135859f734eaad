/** A text with more characters than this is shown in part. */
const mostShown = 20_000;
const mostLines = 50;

export interface Opening {
  /** The whole text where it is short. */
  readonly head: string;
  /** How many lines the text has; a line end at its end begins no other one. */
  readonly lines: number;
  /** How many whole lines stand in `head`; 0 where the first line is too long. */
  readonly shown: number;
}

/** The beginning of a text, as much as a field shows without becoming slow. */
export function opening(text: string): Opening {
  let lines = 0;
  let shown = 0;
  let end = 0;
  const whole = text.length <= mostShown;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf("\n", from);
    const next = found < 0 ? text.length : found + 1;
    lines += 1;
    if (lines <= mostLines && next <= mostShown) {
      shown = lines;
      end = next;
    }
    from = next;
  }
  if (whole) return { head: text, lines, shown: lines };
  return { head: text.slice(0, shown === 0 ? mostShown : end), lines, shown };
}
