import { useSyncExternalStore } from "react";

/** "light" or "dark": chosen, or the system's. */
export const useTheme = (): string =>
  useSyncExternalStore(onTheme, () => document.documentElement.dataset.theme ?? "light");

/** Calls back when the theme has changed. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** Chooses a theme, and remembers it (public/early.js reads it before the first paint). */
export function chooseTheme(theme: "light" | "dark"): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("backprop-workbench.theme", theme);
  } catch {
    // Storage can be switched off; the theme then lasts as long as the page.
  }
}
