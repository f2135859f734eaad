import { useMemo } from "react";
import { parseQuantity } from "../../../engine/names/canonicalName";
import { writtenName } from "../../../engine/names/labels";
import { createNotation, type Notation } from "../../../engine/names/notation";
import { firstIndex } from "../../../engine/names/presentation";
import { createProgramNotation } from "../../../engine/names/programNotation";
import type { Quantity } from "../../../engine/names/quantity";
import type { NameReader } from "../../../engine/names/quantityRows";
import { nameReader } from "../../../engine/program/graph/nameReader";
import { useWorkbench } from "../../../store/work/context";

/** The names of the numbers that are open: read, and written as the page calls them. */
export interface NumberNames {
  /** Nothing for a network, whose names are read the same everywhere. */
  readonly reader: NameReader | undefined;
  parse(name: string): Quantity | undefined;
  /** The value of a program that a number, or the gradient of one, belongs to; what isn't a name stays as it is. */
  tensorOf(name: string): string;
  notationFor(name: string): Notation;
  label(name: string): string;
  /** The same without the example that it belongs to, and always with it. */
  within(name: string): string;
  whole(name: string): string;
}

/** The names of what is open, a network or a program. */
export function useNumberNames(): NumberNames {
  const display = useWorkbench((state) => state.document?.names);
  const program = useWorkbench((state) => state.program);
  const shown = useWorkbench((state) => state.opened?.shown);
  const counting = useWorkbench((state) => state.presentation.counting);
  return useMemo(() => {
    if (shown) {
      const tensors = shown.outline.values.map(({ name: base, role }) => ({ ref: { base, role } }));
      const parse = nameReader(tensors, shown.of);
      const notation = createProgramNotation(program?.names ?? {}, parse, firstIndex(counting));
      const notationFor = () => notation;
      const label = (name: string) => writtenName(name, notation.text, parse);
      const tensorOf = (name: string) => parse(name)?.of.base ?? name;
      return {
        reader: { parse, of: shown.of },
        parse,
        tensorOf,
        notationFor,
        label,
        within: label,
        whole: label,
      };
    }
    const [notation, within] = [createNotation(display), createNotation(display, false)];
    // Shares and the penalty's parts are told apart by their example; all else belongs to the one that is shown.
    const notationFor = (name: string) => (parseQuantity(name)?.kind === "gradient" ? notation : within);
    const label = (name: string) => writtenName(name, notationFor(name).text);
    const withinOne = (name: string) => writtenName(name, within.text);
    const whole = (name: string) => writtenName(name, notation.text);
    const tensorOf = (name: string) => name;
    return {
      reader: undefined,
      parse: parseQuantity,
      tensorOf,
      notationFor,
      label,
      within: withinOne,
      whole,
    };
  }, [display, program, shown, counting]);
}
