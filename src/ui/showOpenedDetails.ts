const begins = ["wheel", "pointerdown", "touchstart", "keydown"] as const;

/**
 * Whatever is opened comes into view, wherever on the page: also what of it arrives later, until the reader does something
 * else. What is higher than the place where it scrolls is shown from its top.
 * @returns the way to stop
 */
export function showOpenedDetails(): () => void {
  let following: HTMLDetailsElement | undefined;
  // What can't be seen whole stays where it is.
  const observer = new ResizeObserver(() => following?.scrollIntoView({ block: "nearest" }));
  const leave = () => {
    observer.disconnect();
    following = undefined;
  };
  const opened = ({ target }: Event) => {
    if (!(target instanceof HTMLDetailsElement)) return;
    if (target === following || target.open) leave();
    if (!target.open) return;
    following = target;
    observer.observe(target);
  };
  // It doesn't bubble.
  document.addEventListener("toggle", opened, true);
  for (const begin of begins) window.addEventListener(begin, leave, { capture: true, passive: true });
  return () => {
    leave();
    document.removeEventListener("toggle", opened, true);
    for (const begin of begins) window.removeEventListener(begin, leave, { capture: true });
  };
}
