import { chooseTheme, useTheme } from "./useTheme";

/** Switches between light and dark. */
export function ThemeButton() {
  const other = useTheme() === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="quiet-button"
      onClick={() => chooseTheme(other)}
      aria-label={`Switch to the ${other} theme`}
      title={`Switch to the ${other} theme`}
    >
      <span aria-hidden="true">◐</span>
    </button>
  );
}
