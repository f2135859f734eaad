// Runs before the first paint, so that a dark page never flashes white. A file of its own: the policy forbids inline scripts.
(() => {
  let theme;
  try {
    theme = localStorage.getItem("backprop-workbench.theme");
  } catch {
    // Storage can be switched off; then the system decides.
  }
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.theme = theme;
})();
