import type { Selection } from "d3-selection";

/** A group of the picture. */
export type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Looking a layer up in the picture again and again costs as much as painting it. */
const knownLayers = new WeakMap<Element, Map<string, Group>>();

/** The group of a name within another; it is made where it isn't there. */
export function layerOf(
  root: Selection<SVGSVGElement, unknown, null, undefined> | Group,
  name: string,
): Group {
  const parent = root as Group;
  const element = parent.node() as Element;
  const layers = knownLayers.get(element) ?? new Map<string, Group>();
  knownLayers.set(element, layers);
  const layer = layers.get(name) ?? parent.append("g").attr("class", name);
  layers.set(name, layer);
  return layer;
}

/** Sets the attributes that are others than before; without a value there is none. */
export function dressed<Datum>(of: (datum: Datum) => Readonly<Record<string, string | number | undefined>>) {
  return function (this: Element, datum: Datum): void {
    for (const [name, value] of Object.entries(of(datum)))
      if (value === undefined) this.removeAttribute(name);
      else if (this.getAttribute(name) !== String(value)) this.setAttribute(name, String(value));
  };
}

/** Writes over the text that is there: another node would be laid out from scratch. */
export function written<Datum>(of: (datum: Datum) => string) {
  return function (this: Element, datum: Datum): void {
    const text = of(datum);
    const { firstChild } = this;
    if (!(firstChild instanceof Text)) this.textContent = text;
    else if (firstChild.data !== text) firstChild.data = text;
  };
}

const styles = new WeakMap<Element, Map<string, string>>();

/** Sets a style where it is another than before: the browser reads each colour anew. */
export function styled<Datum>(name: string, of: (datum: Datum) => string) {
  return function (this: SVGElement, datum: Datum): void {
    const known = styles.get(this) ?? new Map<string, string>();
    styles.set(this, known);
    const value = of(datum);
    if (known.get(name) === value) return;
    known.set(name, value);
    this.style.setProperty(name, value);
  };
}

const painted = new WeakMap<Element, string>();

/** A filter for elements that would look different now; what is the same costs the browser nothing. */
export function changed<Datum>(look: (datum: Datum) => readonly unknown[]) {
  return function (this: Element, datum: Datum): boolean {
    const next = look(datum).join(" ");
    if (painted.get(this) === next) return false;
    painted.set(this, next);
    return true;
  };
}
