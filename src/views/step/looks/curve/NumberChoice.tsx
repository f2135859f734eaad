import { shortestNumber } from "../../../../engine/math/format";
import type { NamedLiteral } from "../../../../engine/program/literals/literalNames";

interface NumberChoiceProps {
  readonly numbers: readonly NamedLiteral[];
  /** What stands before it, and what it is called. */
  readonly words: string;
  readonly name: string;
  readonly value: string | undefined;
  /** What it says where none is chosen; without this, one always is. */
  readonly none?: string;
  readonly without?: string;
  readonly onChange: (name: string | undefined) => void;
}

/** A choice among the numbers of the program's text, line by line. */
export function NumberChoice({
  numbers,
  words,
  name: called,
  value,
  none,
  without,
  onChange,
}: NumberChoiceProps) {
  const lines = [...new Set(numbers.map(({ line }) => line))];
  return (
    <label>
      {words}
      <select
        aria-label={called}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {lines.map((line) => (
          <optgroup key={line} label={`line ${line}`}>
            {numbers
              .filter((number) => number.line === line && number.name !== without)
              .map(({ name, variable, value: own }) => (
                <option key={name} value={name}>
                  {variable === undefined ? name : `${name} = ${shortestNumber(own)}`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
