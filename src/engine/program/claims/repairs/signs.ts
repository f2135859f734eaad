import { type Edit, operand, type Site, summand } from "../changes/edit";

/** A minus that is too much or missing, or the two sides of a difference exchanged. */
export function* signs(site: Site): Iterable<Edit> {
  const { parts, wholes, statement } = site;
  // `dW /= n`: a number that all is divided by has its sign.
  if (statement.kind === "update" && /^[*/]$/.test(statement.operator)) return;
  for (const part of parts) {
    const words = wholes.includes(part) ? "the sign is wrong" : `the sign of ${site.text(part)} is wrong`;
    const place = { from: part.from, to: part.to };
    if (part.kind === "unary" && part.operator === "-")
      yield { ...place, text: operand(site, part.of), mistake: "wrongSign", words };
    if (part.kind !== "binary" || !/^[-+]$/.test(part.operator)) continue;
    const [left, right] = [summand(site, part.left), summand(site, part.right)];
    const isSlope = part.left.kind === "number" && part.left.value === 1;
    const mistake = isSlope ? "wrongSlope" : "wrongSign";
    if (part.operator === "-")
      yield {
        ...place,
        text: `${right} - ${left}`,
        mistake,
        words: `${left} and ${right} are exchanged: the sign is wrong`,
      };
    const other = part.operator === "-" ? "+" : "-";
    yield {
      ...place,
      text: `${site.text(part.left)} ${other} ${right}`,
      mistake,
      words: `the sign of ${right} is wrong`,
    };
  }
  for (const part of wholes)
    yield {
      from: part.from,
      to: part.to,
      text: `-${operand(site, part)}`,
      mistake: "wrongSign",
      words: "the sign is wrong",
    };
  for (const part of parts)
    if (part.kind === "call")
      for (const one of part.arguments)
        yield {
          from: one.from,
          to: one.to,
          text: `-${operand(site, one)}`,
          mistake: "wrongSign",
          words: `the sign of ${site.text(one)} is wrong`,
        };
  if (statement.kind === "update" && /^[-+]$/.test(statement.operator)) {
    const from = site.source.indexOf(`${statement.operator}=`, statement.target.to);
    yield {
      from,
      to: from + 1,
      text: statement.operator === "-" ? "+" : "-",
      mistake: "wrongSign",
      words: `${statement.operator}= stands where ${statement.operator === "-" ? "+" : "-"}= belongs`,
    };
  }
}
