import { type Edit, isLeaf, operand, type Site } from "../changes/edit";

/** The slopes of activations, as they are written with the activation's output; and relu's, with what goes in. */
const slopesAt = (name: string): readonly string[] => [
  `(1 - ${name} ** 2)`,
  `${name} * (1 - ${name})`,
  `(${name} > 0)`,
];

const gradient = /^(?:d_?[A-Z]\w*|d[a-z]\d*|delta\w*|grad\w*|\w+_grad)$/;

/** An activation's slope that is missing, or another one's. */
export function* slopes(site: Site): Iterable<Edit> {
  const { wholes, parts, slopeFunctions } = site;
  // A slope is taken at a value, and not at a gradient.
  const names = site.names.filter((name) => !gradient.test(name));
  const known = names.flatMap((name) => [
    ...slopesAt(name),
    ...slopeFunctions.map((callee) => `${callee}(${name})`),
  ]);
  for (const part of wholes)
    for (const name of names)
      yield {
        from: part.from,
        to: part.to,
        text: `${operand(site, part)} * (1 - ${name})`,
        mistake: "missingSlope",
        words: `of the slope ${name} * (1 - ${name}) the factor 1 - ${name} is missing`,
      };
  for (const part of wholes)
    for (const slope of known)
      yield {
        from: part.from,
        to: part.to,
        text: `${operand(site, part)} * ${slope}`,
        mistake: "missingSlope",
        words: `the slope ${slope} is missing`,
      };
  for (const part of parts) {
    if (wholes.includes(part) || part.kind === "number") continue;
    const isOperand = parts.some(
      (one) => one.kind === "binary" && one.operator === "*" && (one.left === part || one.right === part),
    );
    const isArgument = parts.some((one) => one.kind === "call" && one.arguments.includes(part));
    if (!isOperand && !isArgument) continue;
    for (const slope of known)
      yield {
        from: part.from,
        to: part.to,
        text: slope.startsWith("(") ? slope : `(${slope})`,
        mistake: "wrongSlope",
        words: `${site.text(part)} stands where the slope ${slope} belongs`,
      };
    if (isArgument)
      for (const slope of known)
        yield {
          from: part.from,
          to: part.to,
          text: `${operand(site, part)} * ${slope}`,
          mistake: "missingSlope",
          words: `the slope ${slope} is missing`,
        };
  }
  // A slope within a matrix product, W.T @ (dz * slope), is multiplied with it: it belongs behind it.
  for (const part of parts) {
    if (part.kind !== "binary" || part.operator !== "@") continue;
    const { left, right } = part;
    if (right.kind !== "binary" || right.operator !== "*") continue;
    for (const [kept, slope] of [
      [right.left, right.right],
      [right.right, right.left],
    ])
      yield {
        from: part.from,
        to: part.to,
        text: `(${operand(site, left)} @ ${operand(site, kept)}) * ${operand(site, slope)}`,
        mistake: "wrongSlope",
        words: `${site.text(slope)} is multiplied number by number after the product with ${site.text(left)}, not before it`,
      };
  }
  // 1 - a in the place of 1 - a ** 2.
  for (const part of parts)
    if (part.kind === "binary" && part.operator === "-" && part.left.kind === "number")
      yield {
        from: part.right.from,
        to: part.right.to,
        text: `${operand(site, part.right)} ** 2`,
        mistake: "wrongSlope",
        words: `the slope is ${site.text(part.left)} - ${operand(site, part.right)} ** 2: the square is missing`,
      };
  // `slope = h`
  for (const part of wholes)
    if (isLeaf(part))
      for (const slope of known)
        yield {
          from: part.from,
          to: part.to,
          text: slope,
          mistake: "wrongSlope",
          words: `${site.text(part)} stands where the slope ${slope} belongs`,
        };
}
