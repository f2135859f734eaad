import { useEffect, useState } from "react";

/** Milliseconds without a key after which what was written is taken. */
const pause = 400;

/**
 * The text of a box while it is written: it is handed on when no key has been pressed for a moment, and follows where the text
 * becomes another one elsewhere.
 */
export function useTypedText(kept: string, keep: (text: string) => void) {
  const [text, setText] = useState(kept);
  useEffect(() => setText(kept), [kept]);
  useEffect(() => {
    if (text === kept) return;
    const timer = setTimeout(() => keep(text), pause);
    return () => clearTimeout(timer);
  }, [text, kept, keep]);
  return [text, setText] as const;
}
