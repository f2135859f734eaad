import { useMemo } from "react";
import { nameOf, parseQuantity } from "../../../../engine/names/canonicalName";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import { type Quantity, wholeBuffer, withOf, withoutExample } from "../../../../engine/names/quantity";
import { useWorkbench } from "../../../../store/work/context";
import { useNumberNames } from "../../parts/numberNames";

/** How the numbers of blocks are known: by whom a step may mean them, and how they are written. */
export interface BlockNames {
  /** The number that a step's name means: a share that comes back through one of several uses is part of a gradient. */
  meant(name: string): string;
  /** The buffer that a name belongs to. */
  bufferOf(name: string): string;
  /** The names under which a step may speak of a number: its own, its unit's, its example's, its whole buffer's. */
  namesFor(name: string): readonly string[];
  /** The same where the reader points at them. */
  pointedFor(name: string): readonly string[];
  text(name: string): string;
}

export function useBlockNames(): BlockNames {
  const display = useWorkbench((state) => state.document?.names);
  const { reader, label } = useNumberNames();
  return useMemo(() => {
    if (!reader) return ofNetworks(display);
    const wholeNameOf = renaming(reader.parse, (quantity) => wholeBuffer(withoutUse(quantity)));
    return {
      meant: renaming(reader.parse, withoutUse),
      bufferOf: wholeNameOf,
      namesFor: (name) => [name, wholeNameOf(name)],
      pointedFor: (name) => [name, wholeNameOf(name)],
      text: label,
    };
  }, [display, reader, label]);
}

function ofNetworks(display: Readonly<Record<string, string>> | undefined): BlockNames {
  const { text } = createLabels(display);
  const unitsNameOf = renaming(parseQuantity, withoutExample);
  const examplesNameOf = renaming(parseQuantity, wholeBuffer);
  const bufferOf = renaming(parseQuantity, (quantity) => wholeBuffer(withoutExample(quantity)));
  return {
    meant: (name) => name,
    bufferOf,
    namesFor: (name) => [name, examplesNameOf(name), unitsNameOf(name), bufferOf(name)],
    pointedFor: (name) => [name],
    text: (name) => writtenName(name, text),
  };
}

const withoutUse = (quantity: Quantity): Quantity => withOf(quantity, { ...quantity.of, use: undefined });

/** Names of what quantities are changed into, each made once: there are many cells. */
function renaming(
  parse: (name: string) => Quantity | undefined,
  change: (quantity: Quantity) => Quantity,
): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const quantity = parse(name);
    const changed = quantity ? nameOf(change(quantity)) : name;
    known.set(name, changed);
    return changed;
  };
}
