import {
  conventions,
  countings,
  forms,
  layouts,
  type Presentation,
  presentations,
  type StepSize,
  scopes,
  sizes,
  sizesInCode,
  stepSizes,
} from "../../../engine/names/presentation";
import type { PractiseRules } from "../../../store/homework/homeworkState";
import { allHints } from "../../../store/homework/mask";
import { isView, type Subjects, subjects, type View } from "../../../store/work/workbenchState";
import { lookOf, looks } from "../looks";

/** Parts of the page that a link can leave out. */
export const parts = ["header", "network", "graph", "what", "quantities", "timeline"] as const;
export type AddressPart = (typeof parts)[number];

/** What a frame in another page can show alone; "step" and "train" are all of their views. */
export const embeddable = ["step", "graph", "what", "quantities", "train"] as const;
export type Embeddable = (typeof embeddable)[number];

/** How a teacher wants the page to be. */
export interface Classroom {
  readonly hide: readonly AddressPart[];
  /** Nothing can be changed. */
  readonly lock: boolean;
  /** Large type, and the keyboard alone. */
  readonly present: boolean;
  readonly embed?: Embeddable | undefined;
  /** The number of each step is hidden until it is asked for. */
  readonly predict: boolean;
  /** The numbers are hidden, to be found, from the first moment on. */
  readonly practise?: PractiseRules | undefined;
}

export const ordinary: Classroom = { hide: [], lock: false, present: false, predict: false };

/** What is on the page, as far as a link says it. */
export interface Address {
  /** An exercise as it is, by its id, or a document, packed. */
  readonly of?: { readonly exercise: string } | { readonly packed: string } | undefined;
  /** 0-based. */
  readonly index: number;
  /** Where absent, as the reader has it. */
  readonly size?: StepSize | undefined;
  readonly view: View;
  /** The label of one of Step's looks. */
  readonly look?: string | undefined;
  /** As far as it isn't the usual one. */
  readonly presentation?: Partial<Presentation> | undefined;
  /** The example that is shown, from 1, where the step belongs to none. */
  readonly example?: number | undefined;
  /** Quantities that are pointed at, by their canonical names. */
  readonly selected: readonly string[];
  /** How Compare is arranged, as it writes it. */
  readonly arrangement?: string | undefined;
  /** What looks at a program are about. */
  readonly about?: Subjects | undefined;
  /** Whose numbers the document is to have, where it says which are drawn for each student. */
  readonly student?: string | undefined;
  readonly classroom: Classroom;
}

/** An address, and a sentence for each part of it that means nothing. */
export interface ReadAddress {
  readonly address: Address;
  readonly faults: readonly string[];
}

const presentationParts = Object.keys(presentations) as (keyof Presentation)[];

const documentMark = "d=";

/** `#D-P1/19/unit?hide=network,what&lock`, or `#d=…/19/unit`; without a document `#/19/unit`, or nothing. */
export function writeAddress(address: Address): string {
  const { of, index, size, view, look, presentation, example, selected, about, student } = address;
  const { arrangement, classroom } = address;
  const { hide, lock, present, predict, embed, practise } = classroom;
  const what =
    of === undefined ? "" : "packed" in of ? documentMark + of.packed : encodeURIComponent(of.exercise);
  const options = [
    ...(view === "step" ? [] : [`view=${view}`]),
    ...(lookOf(look) === looks[0] ? [] : [`look=${lookOf(look).address}`]),
    ...presentationParts.flatMap((part) => {
      const chosen = presentation?.[part];
      return chosen === undefined || chosen === presentations[part][0] ? [] : [`${part}=${chosen}`];
    }),
    ...(example === undefined || example === 1 ? [] : [`example=${example}`]),
    ...(selected.length > 0 ? [`select=${namesText(selected)}`] : []),
    ...subjects.flatMap((subject) => {
      const names = about?.[subject] ?? [];
      return names.length > 0 ? [`${subject}=${namesText(names)}`] : [];
    }),
    ...(arrangement === undefined ? [] : [`arrange=${encodeURIComponent(arrangement)}`]),
    ...(student === undefined ? [] : [`id=${encodeURIComponent(student)}`]),
    ...(hide.length > 0 ? [`hide=${hide.join(",")}`] : []),
    ...(lock ? ["lock"] : []),
    ...(present ? ["present"] : []),
    ...(predict ? ["predict"] : []),
    ...(embed ? [`embed=${embed}`] : []),
    ...(practise ? [practiseText(practise)] : []),
  ];
  return `#${what}/${index + 1}${size === undefined ? "" : `/${size}`}${options.length > 0 ? `?${options.join("&")}` : ""}`;
}

/** Reads any text: what means nothing is said, and what can be used is used. */
export function readAddress(hash: string): ReadAddress {
  const faults: string[] = [];
  const [path, ...rest] = hash.replace(/^#/, "").split("?");
  const [what = "", step, size, ...more] = path.split("/");
  if (more.length > 0) faults.push(`The address goes on after the size of a step: ${shown(more.join("/"))}.`);
  const asked = { of: target(what), index: indexOf(step, faults), size: sizeOf(size, faults) };
  return { address: { ...readOptions(rest.join("?"), faults), ...asked }, faults };
}

/** An address with the options that stand before its `#`, where some pages and servers put them. */
export function withOptions(hash: string, search: string): string {
  const options = search.replace(/^\?/, "");
  return options === "" ? hash : `${hash || "#"}${hash.includes("?") ? "&" : "?"}${options}`;
}

function target(what: string): Address["of"] {
  if (what === "") return undefined;
  return what.startsWith(documentMark)
    ? { packed: what.slice(documentMark.length) }
    : { exercise: decoded(what) };
}

function indexOf(step: string | undefined, faults: string[]): number {
  if (step === undefined || step === "") return 0;
  if (/^[1-9]\d{0,8}$/.test(step)) return Number(step) - 1;
  faults.push(`The address asks for step ${shown(step)}; steps are counted from 1.`);
  return 0;
}

function sizeOf(size: string | undefined, faults: string[]): StepSize | undefined {
  if (size === undefined || size === "") return undefined;
  const indices = [sizes, sizesInCode].map((all) =>
    all.findIndex(({ id, label }) => size === id || size === label),
  );
  const found = stepSizes[Math.max(...indices)];
  const called = (all: readonly { readonly label: string }[]) => all.map(({ label }) => label).join(", ");
  if (!found)
    faults.push(
      `The address asks for steps by ${shown(size)}; there are ${called(sizes)}, and in a program ${called(sizesInCode)}.`,
    );
  return found;
}

type Options = Pick<
  Address,
  | "view"
  | "look"
  | "presentation"
  | "example"
  | "selected"
  | "about"
  | "arrangement"
  | "student"
  | "classroom"
>;

function readOptions(text: string, faults: string[]): Options {
  let view: View = "step";
  let look: string | undefined;
  let presentation: Partial<Presentation> = {};
  let example: number | undefined;
  let selected: readonly string[] = [];
  let arrangement: string | undefined;
  let student: string | undefined;
  let about: Subjects = {};
  let classroom = ordinary;
  for (const option of text.split("&").filter(Boolean)) {
    const [name, value] = split(option, "=");
    if (name === "lock") classroom = { ...classroom, lock: true };
    else if (name === "present") classroom = { ...classroom, present: true };
    else if (name === "predict") classroom = { ...classroom, predict: true };
    else if (name === "select") selected = namesIn(value);
    else if (isOneOf(subjects, name)) about = { ...about, [name]: namesIn(value) };
    else if (name === "id" && decoded(value).trim() !== "") student = decoded(value).trim();
    else if (name === "arrange") arrangement = decoded(value);
    else if (name === "view" && isView(value)) view = value;
    else if (name === "hide") classroom = { ...classroom, hide: partsIn(value, faults) };
    else if (name === "embed" && isOneOf(embeddable, value)) classroom = { ...classroom, embed: value };
    else if (name === "practise" && practiseIn(value))
      classroom = { ...classroom, practise: practiseIn(value) };
    else if (name === "look" && lookAt(value)) look = lookAt(value);
    else if (name === "example" && /^[1-9]\d{0,8}$/.test(value)) example = Number(value);
    else if (isOneOf(presentationParts, name) && presentationAt(name, decoded(value)))
      presentation = { ...presentation, [name]: presentationAt(name, decoded(value)) };
    else faults.push(`The address asks for ${shown(option)}, which this page doesn't know.`);
  }
  return {
    // Who shows Train in a frame needn't say twice what they mean.
    view: classroom.embed === "train" ? "train" : view,
    selected,
    classroom,
    ...(arrangement !== undefined && { arrangement }),
    ...(student !== undefined && { student }),
    ...(look && { look }),
    ...(Object.keys(presentation).length > 0 && { presentation }),
    ...(example !== undefined && { example }),
    ...(Object.keys(about).length > 0 && { about }),
  };
}

const choices = {
  form: forms,
  convention: conventions,
  scope: scopes,
  layout: layouts,
  counting: countings,
};

/** What an address may call it: as programs do, or as its control says. */
const presentationAt = (part: keyof Presentation, value: string) =>
  choices[part].find(({ id, label }) => id === value || label === value)?.id;

/** `practise`, `practise=2` with at most two hints for a number, `practise=0,hidden` with none, and nothing shown. */
function practiseText({ hints, canShow }: PractiseRules): string {
  const value = [...(hints === allHints ? [] : [hints]), ...(canShow ? [] : ["hidden"])].join(",");
  return value === "" ? "practise" : `practise=${value}`;
}

function practiseIn(value: string): PractiseRules | undefined {
  const [, hints, hidden] = /^([0-4])?,?(hidden)?$/.exec(value) ?? [];
  if (value !== "" && hints === undefined && hidden === undefined) return undefined;
  return { hints: hints === undefined ? allHints : Number(hints), canShow: hidden === undefined };
}

const lookAt = (address: string) => looks.find((look) => look.address === address)?.label;

const namesText = (names: readonly string[]) => names.map(encodeURIComponent).join(",");

/** `W2[1,1],a1[2]`: a comma in brackets belongs to its name. Which names there are is the document's matter. */
const namesIn = (value: string): string[] =>
  decoded(value)
    .split(/,(?![^[\]]*\])/)
    .filter(Boolean);

function partsIn(value: string, faults: string[]): AddressPart[] {
  const names = [...new Set(value.split(",").filter(Boolean))];
  for (const name of names.filter((candidate) => !isOneOf(parts, candidate)))
    faults.push(`The address wants to hide ${shown(name)}; what can be hidden is ${parts.join(", ")}.`);
  return parts.filter((part) => names.includes(part));
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

/** The address's part as text; a malformed one as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const shown = (text: string) => {
  const whole = decoded(text);
  return `“${whole.length > 40 ? `${whole.slice(0, 37)}…` : whole}”`;
};
