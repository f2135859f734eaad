import { useMemo } from "react";
import { nameOf } from "../../../../engine/names/canonicalName";
import { createLabels, written } from "../../../../engine/names/labels";
import { type Quantity, wholeBuffer, withOf } from "../../../../engine/names/quantity";
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
    const wholeNameOf = wholeIn(reader.parse);
    return {
      meant: (name) => name.replace(/@\d+$/, ""),
      bufferOf: wholeNameOf,
      namesFor: (name) => [name, wholeNameOf(name)],
      pointedFor: (name) => [name, wholeNameOf(name)],
      text: label,
    };
  }, [display, reader, label]);
}

function ofNetworks(display: Readonly<Record<string, string>> | undefined): BlockNames {
  const { text } = createLabels(display);
  const bufferOf = (name: string) => name.replace(indexPattern, "").replace(example, "");
  return {
    meant: (name) => name,
    bufferOf,
    namesFor: (name) => [name, name.replace(indexPattern, ""), name.replace(example, ""), bufferOf(name)],
    pointedFor: (name) => [name],
    text: (name) => written(name, text),
  };
}
const indexPattern = /\[[\d,]+\]/;
const example = /@\d+/;

/** The whole array's name; that of a share is the gradient's. */
function wholeIn(parse: (name: string) => Quantity | undefined): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const quantity = parse(name);
    const whole = quantity && wholeBuffer(withOf(quantity, { ...quantity.of, use: undefined }));
    const found = whole ? nameOf(whole) : name;
    known.set(name, found);
    return found;
  };
}
