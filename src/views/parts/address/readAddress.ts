import { type StepSize, sizes, sizesInCode, stepSizes } from "../../../engine/names/presentation";
import { type Address, ordinary } from "./address";
import { decoded, documentMark, quotedPart } from "./addressText";
import { readOptions } from "./options";

/** An address, and a sentence for each part of it that means nothing. */
export interface ReadAddress {
  readonly address: Address;
  readonly faults: readonly string[];
}

/** Reads any text: what means nothing is said, and what can be used is used. */
export function readAddress(hash: string): ReadAddress {
  const faults: string[] = [];
  const [path, ...rest] = hash.replace(/^#/, "").split("?");
  const [what = "", step, size, ...more] = path.split("/");
  if (more.length > 0)
    faults.push(`The address goes on after the size of a step: ${quotedPart(more.join("/"))}.`);
  const asked = { of: target(what), index: indexOf(step, faults), size: sizeOf(size, faults) };
  return { address: { ...readOptions(rest.join("?"), usual, faults), ...asked }, faults };
}

/** What an address says that has no options. */
const usual = { view: "step", selected: [], classroom: ordinary } as const;

/** An address with the options that stand before its `#`, where some pages and servers put them. */
export function withOptions(hash: string, search: string): string {
  const options = search.replace(/^\?/, "");
  return options === "" ? hash : `${hash || "#"}${hash.includes("?") ? "&" : "?"}${options}`;
}

function target(what: string): Address["of"] {
  if (what === "") return undefined;
  return what.startsWith(documentMark)
    ? { packed: what.slice(documentMark.length) }
    : { exercise: decoded(what) };
}

function indexOf(step: string | undefined, faults: string[]): number {
  if (step === undefined || step === "") return 0;
  if (/^[1-9]\d{0,8}$/.test(step)) return Number(step) - 1;
  faults.push(`The address asks for step ${quotedPart(step)}; steps are counted from 1.`);
  return 0;
}

function sizeOf(size: string | undefined, faults: string[]): StepSize | undefined {
  if (size === undefined || size === "") return undefined;
  const indices = [sizes, sizesInCode].map((all) =>
    all.findIndex(({ id, label }) => size === id || size === label),
  );
  const found = stepSizes[Math.max(...indices)];
  const called = (all: readonly { readonly label: string }[]) => all.map(({ label }) => label).join(", ");
  if (!found)
    faults.push(
      `The address asks for steps by ${quotedPart(size)}; there are ${called(sizes)}, and in a program ${called(sizesInCode)}.`,
    );
  return found;
}
