import {
  conventions,
  countings,
  forms,
  layouts,
  type Presentation,
  presentations,
  scopes,
} from "../../../engine/names/presentation";
import type { PractiseRules } from "../../../store/homework/homeworkState";
import { allHints } from "../../../store/homework/mask";
import { isView, subjects } from "../../../store/work/workbenchState";
import { lookOf, looks } from "../looks";
import { type Address, type AddressPart, addressParts, type Classroom, embeddable } from "./address";
import { decoded, namesIn, namesText, quotedPart } from "./addressText";

/** What the options of an address say; what none of them says is as usual. */
export type AddressOptions = Omit<Address, "of" | "index" | "size">;

type SaidByOption = Partial<Omit<AddressOptions, "classroom">> & { readonly classroom?: Partial<Classroom> };

/** One thing that an address can say behind its step: `name=value`, or the name alone. */
interface AddressOption {
  readonly name: string;
  /** Its value; empty where the name says it all, absent where the address is as usual. */
  write(address: Address): string | undefined;
  /** What a value says; nothing where it means nothing. What of it means nothing is added to the faults. */
  read(value: string, faults: string[]): SaidByOption | undefined;
}

const presentationParts = Object.keys(presentations) as (keyof Presentation)[];

/** In the order in which they are written. */
const options: readonly AddressOption[] = [
  {
    name: "view",
    write: ({ view }) => (view === "step" ? undefined : view),
    read: (value) => (isView(value) ? { view: value } : undefined),
  },
  {
    name: "look",
    write: ({ look }) => (lookOf(look) === looks[0] ? undefined : lookOf(look).address),
    read: (value) => {
      const found = looks.find(({ address }) => address === value);
      return found && { look: found.label };
    },
  },
  ...presentationParts.map(
    (name): AddressOption => ({
      name,
      write: ({ presentation }) =>
        presentation?.[name] === presentations[name][0] ? undefined : presentation?.[name],
      read: (value) => {
        const chosen = presentationAt(name, decoded(value));
        return chosen && { presentation: { [name]: chosen } };
      },
    }),
  ),
  {
    name: "example",
    write: ({ example = 1 }) => (example === 1 ? undefined : String(example)),
    read: (value) => (/^[1-9]\d{0,8}$/.test(value) ? { example: Number(value) } : undefined),
  },
  {
    name: "select",
    write: ({ selected }) => namesText(selected) || undefined,
    read: (value) => ({ selected: namesIn(value) }),
  },
  ...subjects.map(
    (name): AddressOption => ({
      name,
      write: ({ about }) => namesText(about?.[name] ?? []) || undefined,
      read: (value) => ({ about: { [name]: namesIn(value) } }),
    }),
  ),
  {
    name: "arrange",
    write: ({ arrangement }) => arrangement && encodeURIComponent(arrangement),
    read: (value) => ({ arrangement: decoded(value) }),
  },
  {
    name: "id",
    write: ({ student }) => student && encodeURIComponent(student),
    read: (value) => {
      const student = decoded(value).trim();
      return student === "" ? undefined : { student };
    },
  },
  {
    name: "hide",
    write: ({ classroom }) => classroom.hide.join(",") || undefined,
    read: (value, faults) => ({ classroom: { hide: partsIn(value, faults) } }),
  },
  flag("lock"),
  flag("present"),
  flag("predict"),
  {
    name: "embed",
    write: ({ classroom }) => classroom.embed,
    read: (value) => {
      const embed = embeddable.find((each) => each === value);
      return embed && { classroom: { embed } };
    },
  },
  {
    name: "practise",
    write: ({ classroom: { practise } }) => practise && practiseText(practise),
    read: (value) => {
      const practise = practiseIn(value);
      return practise && { classroom: { practise } };
    },
  },
];

function flag(name: "lock" | "present" | "predict"): AddressOption {
  return {
    name,
    write: ({ classroom }) => (classroom[name] ? "" : undefined),
    read: () => ({ classroom: { [name]: true } }),
  };
}

/** The options that say what is unusual, as they stand behind the question mark. */
export function writeOptions(address: Address): string {
  return options
    .flatMap(({ name, write }) => {
      const value = write(address);
      return value === undefined ? [] : [value === "" ? name : `${name}=${value}`];
    })
    .join("&");
}

/** @param usual what holds where the text says nothing */
export function readOptions(text: string, usual: AddressOptions, faults: string[]): AddressOptions {
  let all = usual;
  for (const option of text.split("&").filter(Boolean)) {
    const [name, ...value] = option.split("=");
    const said = options.find((each) => each.name === name)?.read(value.join("="), faults);
    if (said) all = together(all, said);
    else faults.push(`The address asks for ${quotedPart(option)}, which this page doesn't know.`);
  }
  // Who shows Train in a frame needn't say twice what they mean.
  return all.classroom.embed === "train" ? { ...all, view: "train" } : all;
}

/** Of what consists of several parts, those that are said take the place of the others. */
const together = (all: AddressOptions, said: SaidByOption): AddressOptions => ({
  ...all,
  ...said,
  classroom: { ...all.classroom, ...said.classroom },
  ...(said.presentation && { presentation: { ...all.presentation, ...said.presentation } }),
  ...(said.about && { about: { ...all.about, ...said.about } }),
});

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
const practiseText = ({ hints, canShow }: PractiseRules): string =>
  [...(hints === allHints ? [] : [hints]), ...(canShow ? [] : ["hidden"])].join(",");

function practiseIn(value: string): PractiseRules | undefined {
  const [, hints, hidden] = /^([0-4])?,?(hidden)?$/.exec(value) ?? [];
  if (value !== "" && hints === undefined && hidden === undefined) return undefined;
  return { hints: hints === undefined ? allHints : Number(hints), canShow: hidden === undefined };
}

function partsIn(value: string, faults: string[]): AddressPart[] {
  const names = [...new Set(value.split(",").filter(Boolean))];
  for (const name of names.filter((candidate) => !addressParts.some((part) => part === candidate)))
    faults.push(
      `The address wants to hide ${quotedPart(name)}; what can be hidden is ${addressParts.join(", ")}.`,
    );
  return addressParts.filter((part) => names.includes(part));
}
