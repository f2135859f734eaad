import { useEffect, useEffectEvent, useState } from "react";

/**
 * A value of which the rest of the page is shown first: it is taken over once the frame that shows the rest has been handed on.
 * @param mayWait whether what is shown may stay for a frame; where it may not, the new value comes at once
 */
export function useFrameLater<T>(value: T, mayWait: (shown: T, value: T) => boolean): T {
  const [shown, setShown] = useState(value);
  const waits = shown !== value && mayWait(shown, value);
  if (shown !== value && !waits) setShown(value);
  const takeOver = useEffectEvent(() => setShown(value));
  // Not begun again when yet another value comes, but when one has been taken over and the next is there: whoever holds a key
  // down is to see some of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each that is shown
  useEffect(() => {
    if (!waits) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => takeOver();
    const frame = requestAnimationFrame(() => port2.postMessage(undefined));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, [waits, shown]);
  return waits ? shown : value;
}
