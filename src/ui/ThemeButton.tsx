import { useTheme } from "./useTheme";

/** Switches between light and dark, and remembers it (public/early.js reads it before the first paint). */
export function ThemeButton() {
  const other = useTheme() === "dark" ? "light" : "dark";
  const change = () => {
    document.documentElement.dataset.theme = other;
    try {
      localStorage.setItem("backprop-workbench.theme", other);
    } catch {
      // Storage can be switched off; the theme then lasts as long as the page.
    }
  };
  return (
    <button
      type="button"
      className="quiet-button"
      onClick={change}
      aria-label={`Switch to the ${other} theme`}
      title={`Switch to the ${other} theme`}
    >
      <span aria-hidden="true">◐</span>
    </button>
  );
}
