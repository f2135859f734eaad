import tokens from "../../src/styles/tokens.css?raw";

interface Picture {
  readonly size: readonly [width: number, height: number];
  /** Style sheets, one after the other. */
  readonly styles: string;
  /** The classes of the elements around it that they ask for, the outermost first. */
  readonly within: readonly string[];
}

/**
 * An svg of the page as a file that a person can open and read the differences of: an element on each line, lengths to a
 * hundredth of a pixel, and within it the styles that it uses, in the light theme's colours.
 */
export function pictureOf(svg: SVGSVGElement, { size: [width, height], styles, within }: Picture): string {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.innerHTML = [...within.map((name) => `<g class="${name}">`), ...within.map(() => "</g>")].join("");
  [...picture.querySelectorAll("g")].at(-1)?.append(...(svg.cloneNode(true) as SVGSVGElement).childNodes);
  for (const element of picture.querySelectorAll("*"))
    for (const { name } of [...element.attributes])
      if (/^(?:aria-|tabindex|role|data-value)/.test(name)) element.removeAttribute(name);
  const rules = rulesIn(styles).filter(([selector]) => picture.querySelector(selector));
  const lines = picture.innerHTML
    .replace(/(?<=\s(?:d|transform|[xyr][12xy]?|c[xy]|width|height)="[^"]*)\d+\.\d{3,}/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    )
    // React's own names for what is referred to.
    .replace(/(id="|url\(#|url\(&quot;#)[^")&]*/g, "$1part")
    .replaceAll("><", ">\n<");
  const used = [lines, ...rules.map(([, body]) => body), "var(--paper)"].join();
  const variables = tokens
    .slice(0, tokens.indexOf(":root[data-theme"))
    .split("\n")
    .filter((line) => used.includes(`var(${line.trim().split(":")[0]})`));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    "<style>",
    "svg {",
    ...variables,
    "  background: var(--paper);",
    "}",
    ...rules.map(([selector, body]) => `${selector} {${body}}`),
    "</style>",
    lines,
    "</svg>",
    "",
  ].join("\n");
}

/** Selectors with what they say; what holds only sometimes, such as @media, is left out. */
function rulesIn(css: string): (readonly [selector: string, body: string])[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/@[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => [selector.trim(), body]);
}
