import { useEffect, useRef, useState } from "react";
import type { Gallery } from "../../../store/training/training";
import { usePainting } from "../painting";

/** At most so often the pictures are rendered while training runs, in milliseconds. */
const interval = 400;

/** The pictures of the latest frame; nothing until one has them. */
export function useGallery(): Gallery | undefined {
  const [shown, setShown] = useState<Gallery>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef<Gallery>(undefined);
  usePainting("figures", ({ latest }) => {
    newest.current = latest?.pictures;
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
