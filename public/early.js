// Runs before the first paint. A file of its own: the policy forbids inline scripts.
(() => {
  // A dark page never flashes white. Until a theme is chosen the page has the system's, also where that changes.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    let theme;
    try {
      theme = localStorage.getItem("backprop-workbench.theme");
    } catch {
      // Storage can be switched off; then the system decides.
    }
    if (theme !== "light" && theme !== "dark") theme = dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
  };
  show();
  dark.addEventListener("change", show);

  // The first step is painted before what listens to keys has come: until then they wait (StepKeys.ts), if nothing else is done.
  window.earlyKeys = [];
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") window.earlyKeys = undefined;
    window.earlyKeys?.push(event);
  });
  addEventListener("pointerdown", () => {
    window.earlyKeys = undefined;
  });
  // So does a press on a name, which opens a box (Renaming.tsx); of several the last.
  window.earlyPress = null;
  addEventListener("click", (event) => {
    if (window.earlyPress !== undefined) window.earlyPress = event;
  });

  // Where the page stays empty, it says so; what is shown later takes the sentence's place.
  addEventListener(
    "error",
    ({ target }) => {
      const say = () => {
        const root = document.getElementById("root");
        if (root?.hasChildNodes()) return;
        root?.append(
          target instanceof Element
            ? "The page could not be loaded. Check the connection and reload it."
            : "The page has failed. Reload it to go on.",
        );
      };
      // A file can be missing before the page has been read.
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", say);
      else say();
    },
    true,
  );
})();
