import { wholeNumber } from "../../arrays/positions";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, isNumberLike, type Value } from "../../values/value";
import type { BuiltIn } from "../function";
import { builtIn } from "../function";
import { first } from "./first";

const print = builtIn(["print"], (call) => {
  const { machine, keywords, positional } = call;
  const text = (name: string, usual: string) => {
    const value = keywords.get(name);
    return typeof value === "string" ? value : usual;
  };
  const line = positional.map((value) => printed(machine, value)).join(text("sep", " ")) + text("end", "\n");
  machine.print(line);
  return null;
});

/** What is printed isn't read by the program. An object of its own would be. */
function printed(machine: Machine, value: Value): string {
  const { watch } = machine.tape;
  const text = () => machine.str(value);
  return watch && isNumberLike(value) ? watch.quietly(text) : text();
}

/** A whole number in another base, with the base's letter before it. */
const inBase = (name: string, base: number, letter: string) =>
  builtIn([name], (call) => {
    const value = wholeNumber(first(call), name);
    return `${value < 0 ? "-" : ""}0${letter}${Math.abs(value).toString(base)}`;
  });

/** What makes texts, and numbers of their letters. */
export const textFunctions: readonly BuiltIn[] = [
  print,
  builtIn(["str"], (call) => (call.positional.length === 0 ? "" : call.machine.str(call.positional[0]))),
  builtIn(["repr"], (call) => call.machine.repr(first(call))),
  builtIn(["format"], (call) => {
    const spec = call.positional[1];
    return call.machine.formatted(first(call), typeof spec === "string" ? spec : "");
  }),
  builtIn(["chr"], (call) => {
    const code = wholeNumber(first(call), "chr");
    if (code < 0 || code > 0x10ffff) throw new ProgramFault("chr takes 0 to 1114111");
    return String.fromCodePoint(code);
  }),
  builtIn(["ord"], (call) => {
    const text = first(call);
    if (typeof text !== "string" || [...text].length !== 1) throw new ProgramFault("ord takes one letter");
    return new Int(text.codePointAt(0) ?? 0);
  }),
  inBase("bin", 2, "b"),
  inBase("oct", 8, "o"),
  inBase("hex", 16, "x"),
  builtIn(["input"], () => {
    throw new ProgramFault("input: nobody answers here; write the value into the program");
  }),
  builtIn(["open"], () => {
    throw new ProgramFault("open: there are no files here; write the numbers into the program");
  }),
];
