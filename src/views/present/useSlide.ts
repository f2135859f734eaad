import { useEffect } from "react";

/** What a page shows in Present has this size, in its own pixels: it is enlarged to the window like a slide. */
const slide = { width: 960, height: 540 };

/**
 * Enlarges the page so that as much is on it as on a slide, however large the projector's picture is: its smallest type
 * of 10 pixels is 20 where the window has 1920 × 1080. A phone's page isn't made smaller.
 */
export function useSlide(): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const refit = () => {
      const zoom = Math.min(window.innerWidth / slide.width, window.innerHeight / slide.height);
      style.setProperty("--slide-zoom", String(Math.max(1, zoom)));
    };
    refit();
    window.addEventListener("resize", refit);
    return () => {
      window.removeEventListener("resize", refit);
      style.removeProperty("--slide-zoom");
    };
  }, []);
}
