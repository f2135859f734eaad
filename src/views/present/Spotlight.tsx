import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import "./spotlight.css";

/** What follows the pointer: a ring around it, or a light on what it is at, with the rest in the dark. */
export const lights = ["none", "ring", "light"] as const;
export type Light = (typeof lights)[number];

/** Lies over the page, outside what is enlarged, and takes no clicks. */
export function Spotlight({ light }: { readonly light: Light }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      element.current?.style.setProperty("--x", `${clientX}px`);
      element.current?.style.setProperty("--y", `${clientY}px`);
      element.current?.classList.remove("away");
    };
    const leave = () => element.current?.classList.add("away");
    window.addEventListener("pointermove", follow);
    document.documentElement.addEventListener("pointerleave", leave);
    return () => {
      window.removeEventListener("pointermove", follow);
      document.documentElement.removeEventListener("pointerleave", leave);
    };
  }, []);
  if (light === "none") return null;
  return createPortal(
    <div ref={element} className={`spotlight ${light}`} data-light={light} aria-hidden="true" />,
    document.body,
  );
}
