import { type KeyboardEvent, type RefObject, type SyntheticEvent, useLayoutEffect } from "react";
import { shortNumber } from "../../../../engine/math/format";
import { nameOf } from "../../../../engine/names/canonicalName";
import { gradientOf } from "../../../../engine/names/quantity";
import { useWorkbench } from "../../../../store/work/context";
import { pressKey } from "../../graph/input/pressKey";
import { useProgramGiven } from "../../looks/given/useProgramGiven";
import { useNumberNames } from "../../parts/numberNames";
import type { DrawnProgram } from "./drawnProgram";

/** What makes a number of the picture one that the keyboard comes to. */
const asStop = { tabindex: "0", role: "slider" } as const;

/** With more numbers than this the editor and the table are the shorter way for the keyboard. */
const mostStops = 60;

/**
 * Numbers of the picture that stand in the program's text change there by keyboard, as a network's.
 * @param of the scalar whose gradients are taken
 * @returns what is to be done where a key is pressed, and the focus comes and goes
 */
export function useGivenNumbers(svg: RefObject<SVGSVGElement | null>, drawn: DrawnProgram, of: string) {
  const { literals, givenOf } = useProgramGiven();
  const point = useWorkbench((state) => state.point);
  const opened = useWorkbench((state) => state.opened);
  const selected = useWorkbench((state) => state.selected);
  const { label, parse } = useNumberNames();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other numbers
  useLayoutEffect(() => {
    let stops = 0;
    for (const element of svg.current?.querySelectorAll("[data-quantity]") ?? []) {
      const name = element.getAttribute("data-quantity") ?? "";
      const literal = literals.get(name);
      element.toggleAttribute("data-given", literal !== undefined);
      element.toggleAttribute("data-selected", literal !== undefined && selected.includes(name));
      if (literal && stops++ < mostStops) {
        const said = { ...asStop, "aria-label": label(name), "aria-valuenow": String(literal.value) };
        for (const [key, value] of Object.entries(said)) element.setAttribute(key, value);
      } else if (element.hasAttribute("role"))
        for (const key of [...Object.keys(asStop), "aria-label", "aria-valuenow", "aria-valuetext"])
          element.removeAttribute(key);
    }
  }, [svg, drawn, literals, selected, label]);
  // Of a step that alone changes which gradients are known, and those few numbers alone are looked at: a picture has thousands.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other numbers
  useLayoutEffect(() => {
    for (const element of svg.current?.querySelectorAll('[role="slider"]') ?? []) {
      const literal = literals.get(element.getAttribute("data-quantity") ?? "");
      if (literal) element.setAttribute("aria-valuetext", spoken(literal.value, gradientAt(literal.name)));
    }
  }, [svg, drawn, literals, opened, selected, label]);

  function gradientAt(name: string): number | undefined {
    const quantity = parse(name);
    return quantity && opened?.numbers.at(nameOf(gradientOf(quantity.of, of)), opened.step.index);
  }
  const at = ({ target }: SyntheticEvent) => {
    const element = target instanceof SVGElement ? target.closest<SVGElement>("[data-given]") : null;
    const given = givenOf(element?.getAttribute("data-quantity") ?? "");
    return element && given ? { element, given } : undefined;
  };
  return {
    onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
      const found = at(event);
      if (found) pressKey(event.nativeEvent, found.given, found.element);
    },
    onFocus: (event: SyntheticEvent) => point(at(event)?.given.name),
    onBlur: () => point(),
  };
}

const spoken = (value: number, gradient: number | undefined) =>
  `${shortNumber(value)}${gradient === undefined ? "" : `, gradient ${shortNumber(gradient)}`}`;
