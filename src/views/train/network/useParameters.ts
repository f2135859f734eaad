import { useEffect, useRef, useState } from "react";
import { usePainting } from "../painting";

/** At most so often numbers that are read are rendered while training runs, in milliseconds. */
const interval = 200;

/** All weights and biases of this moment, for numbers that React renders: a few times a second, and when it rests. */
export function useParameters(): Float64Array | undefined {
  const [shown, setShown] = useState<Float64Array>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef<Float64Array>(undefined);
  usePainting("figures", ({ latest }) => {
    newest.current = latest?.parameters;
    if (newest.current === shown) return;
    if (!latest?.running) setShown(newest.current);
    else
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        setShown(newest.current);
      }, interval);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return shown;
}
