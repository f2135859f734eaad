import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CodeAnswer } from "../../../src/engine/claims/codeAnswer";
import listed from "../../golden/listings/expected.json";
import golden from "../../golden/programs.json";
import { answerOf } from "./runs";

type Nested = number | readonly Nested[];

interface Expected {
  readonly variables: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
}

/** Where two nested lists differ by more than the golden's tolerance, or in their shape. */
function differenceOf(got: unknown, want: Nested, path: string): string[] {
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return [`${path}: ${JSON.stringify(got)}`];
    return want.flatMap((item: Nested, k) => differenceOf(got[k], item, `${path}[${k}]`));
  }
  const number = want as number;
  const isClose = typeof got === "number" && Math.abs(got - number) <= 1e-9 * Math.abs(number) + 1e-11;
  return isClose ? [] : [`${path}: ${got}, not ${number}`];
}

function differences(answer: CodeAnswer, { variables, gradients }: Expected): string[] {
  return [
    ...Object.entries(variables).flatMap(([name, want]) =>
      differenceOf(answer.variables[name]?.value, want, name),
    ),
    ...Object.entries(gradients).flatMap(([name, want]) =>
      differenceOf(answer.gradients[name], want, `gradient of ${name}`),
    ),
  ];
}

describe("a program's numbers are NumPy's, its gradients PyTorch's", () => {
  it.each(golden.programs.map((program) => [program.id, program] as const))("%s", (_id, program) => {
    const answer = answerOf(program.source);
    expect(answer.of).toBe(program.of);
    expect(differenceOf(answer.value, program.expected.value, "value")).toEqual([]);
    expect(differences(answer, program.expected as unknown as Expected)).toEqual([]);
  });
});

describe("a whole program has all variables, gradients and prints of the real one", () => {
  it.each(Object.entries(listed))("%s", (file, expected) => {
    const source = readFileSync(new URL(`../../golden/listings/${file}`, import.meta.url), "utf8");
    const answer = answerOf(source);
    expect(differences(answer, expected as unknown as Expected)).toEqual([]);
    expect(answer.prints.map((text) => `${text}\n`).join("")).toBe(expected.prints);
  });
});
