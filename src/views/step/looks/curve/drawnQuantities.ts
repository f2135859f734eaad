import { useMemo } from "react";
import { nameOf } from "../../../../engine/names/canonicalName";
import { gradientOf, numberOf } from "../../../../engine/names/quantity";
import { useWorkbench } from "../../../../store/work/context";
import { useNumberNames } from "../../parts/numberNames";

/** What a curve can be drawn of. */
export interface DrawableQuantity {
  /** The program's variables, number by number. */
  readonly numbers: readonly string[];
  readonly gradients: readonly string[];
}

/** More than so many curves can't be told apart. */
export const mostDrawn = 6;

/** Of more the list is of no use: their names are typed. */
export const mostListed = 300;

export function useDrawable(): DrawableQuantity {
  const shown = useWorkbench((state) => state.opened?.shown);
  const names = useWorkbench((state) => state.opened?.numbers.names);
  const { parse } = useNumberNames();
  return useMemo(() => {
    const gradients = (names ?? []).filter((name) => {
      const quantity = parse(name);
      return quantity?.kind === "gradient" && quantity.of.use === undefined && quantity.of.role !== "literal";
    });
    return { numbers: shown?.scalars ?? [], gradients };
  }, [shown, names, parse]);
}

/** What has been chosen and is still there; else the scalar whose gradients are taken. */
export function useDrawnQuantities(): readonly string[] {
  const chosen = useWorkbench((state) => state.about.draw);
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const isDrawn = useIsDrawable();
  return useMemo(() => {
    const found = chosen?.filter(isDrawn).slice(0, mostDrawn) ?? [];
    return found.length > 0 || of === undefined ? found : [of];
  }, [chosen, of, isDrawn]);
}

/** Whether there is such a quantity: in the graph, or one of the variables. */
export function useIsDrawable(): (name: string) => boolean {
  const { numbers } = useDrawable();
  const outline = useWorkbench((state) => state.opened?.shown?.outline);
  const of = useWorkbench((state) => state.opened?.shown?.of ?? "");
  const { parse } = useNumberNames();
  return useMemo(() => {
    const listed = new Set(numbers);
    const shapes = new Map(outline?.values.map(({ name, shape }) => [name, shape]));
    return (name) => {
      if (listed.has(name)) return true;
      const quantity = parse(name);
      if (!quantity) return false;
      const { index, base } = quantity.of;
      const shape = shapes.get(base);
      const isNumber = shape?.length === index.length && index.every((at, axis) => at < shape[axis]);
      const canonical = nameOf(
        quantity.kind === "gradient" ? gradientOf(quantity.of, of) : numberOf(quantity.of),
      );
      return isNumber && canonical === name;
    };
  }, [numbers, outline, of, parse]);
}
