// What the graph's pictures are written with. A step or a frame of a drag changes a few of some hundred elements, and
// what isn't written costs the browser nothing: each of these looks first whether there is something to do.

export const svgElement = <Tag extends keyof SVGElementTagNameMap>(tag: Tag) =>
  document.createElementNS("http://www.w3.org/2000/svg", tag);

/** What a group has been painted with: the keys of its elements, and these, in order; and those that wait for the next. */
const members = new WeakMap<
  Element,
  {
    readonly keys: readonly string[];
    readonly elements: readonly Element[];
    readonly spare: readonly Element[];
  }
>();

/**
 * What `selection.data(…, key).join(…)` does, for what is painted with every frame: there d3's join costs a seventh of the
 * painting of a drag and a third of that of a step, and the first view would weigh 4 kB more. All else is joined by d3.
 *
 * The elements of a group, one for each datum and in the order of the data: kept by their keys. A new datum takes over the
 * element of one that is gone, and all that is written on it: to make and to remove elements costs the browser far more.
 * @param made finishes a new element
 * @param keepsSpare what nothing takes over stays, without a look: where many come and go
 */
export function joined<Tag extends keyof SVGElementTagNameMap, Datum>(
  group: Element,
  tag: Tag,
  data: readonly Datum[],
  keyOf: (datum: Datum) => string,
  made?: (element: SVGElementTagNameMap[Tag]) => void,
  keepsSpare = false,
): readonly (readonly [SVGElementTagNameMap[Tag], Datum])[] {
  const known = members.get(group);
  const keys = data.map(keyOf);
  if (known?.keys.length === keys.length && keys.every((key, index) => key === known.keys[index]))
    return data.map((datum, index) => [known.elements[index] as SVGElementTagNameMap[Tag], datum]);
  const before = new Map(
    known?.keys.map((key, index) => [key, known.elements[index] as SVGElementTagNameMap[Tag]]),
  );
  const kept = keys.map((key) => before.get(key));
  for (const key of keys) before.delete(key);
  const free = [...before.values(), ...((known?.spare ?? []) as SVGElementTagNameMap[Tag][])];
  // What has the focus would have it as something else.
  const focused = (free as (Element | null)[]).indexOf(document.activeElement);
  if (focused >= 0) free.splice(focused, 1)[0].remove();
  const pairs = data.map((datum, index) => {
    let element = kept[index] ?? free.shift();
    if (!element) {
      element = svgElement(tag);
      made?.(element);
    }
    return [element, datum] as const;
  });
  members.set(group, {
    keys,
    elements: pairs.map(([element]) => element),
    spare: keepsSpare ? free : [],
  });
  for (const gone of free) {
    if (keepsSpare) setAttributes(gone, { class: "spare" });
    else gone.remove();
    looks.delete(gone);
  }
  let there = group.firstChild;
  for (const [element] of pairs) {
    // What is moved is styled and laid out again. Where the right one follows, the one that is there has moved away: it
    // comes to its own place later. So a step moves two edges and not all that stand between them.
    if (element !== there) {
      if (there?.nextSibling === element) there.remove();
      else group.insertBefore(element, there);
    }
    there = element.nextSibling;
  }
  return pairs;
}

/** Looking a layer up in the picture again and again costs as much as painting it. */
const knownLayers = new WeakMap<Element, Map<string, SVGGElement>>();

/** The group of a name within another element; it is made where it isn't there. */
export function layerOf(parent: Element, name: string): SVGGElement {
  const layers = knownLayers.get(parent) ?? new Map<string, SVGGElement>();
  knownLayers.set(parent, layers);
  let layer = layers.get(name);
  if (!layer) {
    layer = svgElement("g");
    layer.setAttribute("class", name);
    parent.append(layer);
    layers.set(name, layer);
  }
  return layer;
}

/** Sets the attributes that are others than before; without a value there is none. */
export function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | number | undefined>>,
): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

const styles = new WeakMap<Element, Map<string, string>>();

/** Sets a style where it is another than before: the browser reads each colour again. */
export function setStyle(element: SVGElement, name: string, value: string): void {
  const known = styles.get(element) ?? new Map<string, string>();
  styles.set(element, known);
  if (known.get(name) === value) return;
  known.set(name, value);
  element.style.setProperty(name, value);
}

const looks = new WeakMap<Element, readonly unknown[]>();

/** Whether an element would look different now from what it looked like when this was asked last. */
export function hasChanged(element: Element, look: readonly unknown[]): boolean {
  const before = looks.get(element);
  if (before?.length === look.length && look.every((part, index) => Object.is(part, before[index])))
    return false;
  looks.set(element, look);
  return true;
}
