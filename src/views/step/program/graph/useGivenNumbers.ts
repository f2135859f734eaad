import { type PointerEvent, type RefObject, useLayoutEffect, useMemo } from "react";
import { withLiteral } from "../../../../engine/program/literals/literals";
import { useWorkbench } from "../../../../store/work/context";
import { perPixelOf, startScrub } from "../../../../ui/numbers/scrub";
import { useProgramNumbers } from "../../looks/curve/programNumbers";
import type { DrawnProgram } from "./drawnProgram";

/**
 * Numbers of the picture that stand in the program's text can be dragged: they are marked, and change there.
 * @returns what is to be done where the pointer goes down
 */
export function useGivenNumbers(svg: RefObject<SVGSVGElement | null>, drawn: DrawnProgram) {
  const text = useWorkbench((state) => state.program?.program ?? "").replace(/\r\n?/g, "\n");
  const isFixed = useWorkbench((state) => state.locked || state.draft !== undefined);
  const preview = useWorkbench((state) => state.preview);
  const editProgram = useWorkbench((state) => state.editProgram);
  const numbers = useProgramNumbers();
  const literals = useMemo(
    () => new Map(isFixed ? [] : numbers.map((one) => [one.name, one] as const)),
    [numbers, isFixed],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other numbers
  useLayoutEffect(() => {
    for (const element of svg.current?.querySelectorAll("[data-quantity]") ?? [])
      element.toggleAttribute("data-given", literals.has(element.getAttribute("data-quantity") ?? ""));
  }, [svg, drawn, literals]);
  return (event: PointerEvent) => {
    const element = event.target instanceof Element ? event.target.closest("[data-given]") : null;
    const literal = literals.get(element?.getAttribute("data-quantity") ?? "");
    if (!literal || event.button !== 0) return;
    const { value, isInteger } = literal;
    startScrub(event.nativeEvent, {
      value,
      perPixel: isInteger ? 0.1 : perPixelOf(value),
      moved: (next) => preview([{ path: ["program"], value: withLiteral(text, literal, next) }]),
      done: (next) => editProgram((now) => ({ ...now, program: withLiteral(text, literal, next) })),
      cancelled: () => preview([]),
    });
  };
}
