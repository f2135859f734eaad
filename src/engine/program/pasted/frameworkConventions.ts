import { partsOf } from "../claims/repairs/edit";
import type { Expression, Statement } from "../parse/syntax";

/** Another convention of a library, as a change of the program's text. */
export interface ConventionEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Ends "these are the numbers with …". */
  readonly words: string;
}

/** The conventions by which libraries differ, as changes of one place each, the likelier first. */
export function* conventionEdits(
  source: string,
  program: readonly Statement[],
  of: string,
): Iterable<ConventionEdit> {
  const expressions = [...expressionsIn(program)];
  const calls = expressions.flatMap((one) => partsOf(one)).filter((part) => part.kind === "call");
  const loss = lossStatement(program, of);
  for (const call of calls) yield* otherReduction(source, call);
  for (const call of calls) yield* otherVariance(source, call);
  for (const expression of expressions)
    for (const part of partsOf(expression)) yield* otherEpsilon(source, part);
  if (!loss) return;
  const own = source.slice(loss.value.from, loss.value.to);
  const place = { from: loss.value.from, to: loss.value.to };
  yield { ...place, text: `0.5 * (${own})`, words: "a factor ½ before the loss" };
  yield { ...place, text: `2 * (${own})`, words: "no factor ½ before the loss" };
  for (const size of new Set(
    [...source.matchAll(/\blen\(\w+\)|\b\w+\.shape\[[01]\]|\b\w+\.size\b/g)].map(([text]) => text),
  ))
    yield* scaled(size, size);
  const names = new Set(
    expressions.flatMap(partsOf).flatMap((part) => (part.kind === "name" ? [part.name] : [])),
  );
  for (const name of names) {
    if (/^(?:np|torch|F|math|nn)$/.test(name)) continue;
    yield* scaled(`np.shape(${name})[0]`, `the number of rows of ${name}`);
    yield* scaled(`np.size(${name})`, `the number of numbers in ${name}`);
  }
  function* scaled(size: string, words: string): Iterable<ConventionEdit> {
    yield { ...place, text: `(${own}) / ${size}`, words: `the loss divided by ${words}: a mean, not a sum` };
    yield { ...place, text: `(${own}) * ${size}`, words: `the loss times ${words}: a sum, not a mean` };
  }
}

function* otherReduction(
  source: string,
  call: Extract<Expression, { kind: "call" }>,
): Iterable<ConventionEdit> {
  const name = source.slice(call.callee.from, call.callee.to);
  const [, before, reduction] = /^([\s\S]*?)(mean|sum)$/.exec(name) ?? [];
  const other = reduction === "mean" ? "sum" : "mean";
  if (reduction !== undefined)
    yield {
      from: call.callee.from,
      to: call.callee.to,
      text: `${before}${other}`,
      words: `${other} in the place of ${reduction}, as reduction="${other}" is`,
    };
  const given = call.keywords.find((one) => one.name === "reduction");
  if (given?.value.kind === "string") {
    const next = given.value.value === "mean" ? "sum" : "mean";
    yield { from: given.value.from, to: given.value.to, text: `"${next}"`, words: `reduction="${next}"` };
  } else if (/(?:_loss|cross_entropy|Loss|binary_cross_entropy\w*)$/.test(name))
    yield {
      from: call.to - 1,
      to: call.to - 1,
      text: `${call.arguments.length > 0 ? ", " : ""}reduction="sum"`,
      words: 'reduction="sum"',
    };
}

function* otherVariance(
  source: string,
  call: Extract<Expression, { kind: "call" }>,
): Iterable<ConventionEdit> {
  const name = source.slice(call.callee.from, call.callee.to);
  if (!/\b(?:var|std)$/.test(name)) return;
  const comma = call.arguments.length + call.keywords.length > 0 ? ", " : "";
  const given = call.keywords.find((one) => /^(?:ddof|correction|unbiased)$/.test(one.name ?? ""));
  if (given)
    yield {
      from: given.value.from,
      to: given.value.to,
      text: given.name === "unbiased" ? "True" : "1",
      words: "a variance divided by n − 1",
    };
  if (given)
    yield {
      from: given.value.from,
      to: given.value.to,
      text: given.name === "unbiased" ? "False" : "0",
      words: "a variance divided by n",
    };
  if (given) return;
  yield {
    from: call.to - 1,
    to: call.to - 1,
    text: `${comma}ddof=1`,
    words: "a variance divided by n − 1, as PyTorch's var and std are (ddof=1)",
  };
  yield {
    from: call.to - 1,
    to: call.to - 1,
    text: `${comma}unbiased=False`,
    words: "a variance divided by n, as NumPy's and Keras's are",
  };
}

/** Small numbers that keep from dividing by 0, by who takes them. */
const epsilons: Readonly<Record<string, string>> = {
  "1e-3": "Keras's BatchNormalization",
  "1e-5": "PyTorch's norms",
  "1e-6": "Keras's LayerNormalization",
  "1e-7": "Keras's Adam and clipped logarithms",
  "1e-8": "PyTorch's Adam",
  "1e-12": "many programs",
  "0.0": "a formula without it",
};

function* otherEpsilon(source: string, part: Expression): Iterable<ConventionEdit> {
  if (part.kind !== "number" || part.value <= 0 || part.value > 1.5e-3) return;
  for (const [text, who] of Object.entries(epsilons))
    if (Number(text) !== part.value)
      yield {
        from: part.from,
        to: part.to,
        text,
        words: `ε = ${text} in the place of ${source.slice(part.from, part.to)}, as ${who} has it`,
      };
}

function lossStatement(program: readonly Statement[], of: string) {
  const found = statementsIn(program).filter(
    (one) =>
      one.kind === "assign" && one.targets.some((target) => target.kind === "name" && target.name === of),
  );
  const last = found.at(-1);
  return last?.kind === "assign" ? last : undefined;
}

function* expressionsIn(statements: readonly Statement[]): Iterable<Expression> {
  for (const one of statementsIn(statements))
    if (
      (one.kind === "assign" ||
        one.kind === "update" ||
        one.kind === "return" ||
        one.kind === "expression") &&
      one.value
    )
      yield one.value;
}

function statementsIn(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((one) => [
    one,
    ...("body" in one ? statementsIn(one.body) : []),
    ...("otherwise" in one ? statementsIn(one.otherwise) : []),
  ]);
}
