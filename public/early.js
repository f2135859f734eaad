// Runs before the first paint. A file of its own: the policy forbids inline scripts.
(() => {
  // A dark page never flashes white.
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

  // Without its script the page would stay empty.
  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement)
        document.body.append("The page could not be loaded. Check the connection and reload it.");
    },
    true,
  );
})();
