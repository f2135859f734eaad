import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runProgram } from "../../../src/engine/program/run/runProgram";
import expected from "../../golden/code/expected.json";

const numbers = /-?\d+\.\d+(?:e[-+]\d+)?/g;

/** A text with its long numbers rounded: the libraries' own last digits differ from machine to machine. */
const rounded = (text: string) =>
  text
    .replace(numbers, (digits) => (digits.length > 14 ? Number(digits).toPrecision(9) : digits))
    .replace(/ +/g, " ");

it.each(Object.entries(expected))("%s prints what Python prints", (file, prints) => {
  const source = readFileSync(new URL(`../../golden/code/${file}`, import.meta.url), "utf8");
  const { fault, interpreter } = runProgram(source, () => 0);
  expect(fault).toBe(undefined);
  expect(rounded(interpreter.machine.printed.join(""))).toBe(rounded(prints));
});
