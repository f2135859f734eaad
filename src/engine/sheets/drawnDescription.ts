import { withMinusSigns } from "../math/format";
/** A number that is another one on a student's sheet. */
export interface ChangedNumber {
  /** How a text may call it: canonical, or as the sheet does. */
  readonly names: readonly string[];
  readonly before: number;
  readonly after: number;
}

/**
 * What an exercise says of itself, on a sheet with other numbers: a number that stands by its name, "w₁ = 0.2" or "learning
 * rate 0.5", is the sheet's; a sentence that tells an old number without a name is left out.
 * @returns nothing where nothing is left
 */
export function drawnDescription(text: string, changed: readonly ChangedNumber[]): string | undefined {
  const others = changed.filter(({ before, after }) => before !== after);
  const byName = new Map(
    others.flatMap((number) => number.names.map((name) => [bare(name), number] as const)),
  );
  const old = new Set(
    others.map(({ before }) => Math.abs(before)).filter((value) => !Number.isInteger(value)),
  );
  const sentences = text.split(/(?<=[.!?]) +(?=[^a-z])/).flatMap((sentence) => {
    let isOld = false;
    const written = sentence.replace(named, (whole, name: string | undefined, sign = "", digits = "") => {
      const value = Number(digits.replace(/[−]/, "-"));
      const number = name === undefined ? undefined : byName.get(bare(name));
      if (number)
        return value === number.before ? `${name}${sign}${withMinusSigns(String(number.after))}` : whole;
      // What has a name of its own is about that; a mere word before it isn't.
      const isNamed = name !== undefined && (/\S/.test(sign) || bare(name) === "learningrate");
      if (!isNamed && old.has(Math.abs(value))) isOld = true;
      return whole;
    });
    return isOld ? [] : [written];
  });
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}

/** A number, with what it is called by where it stands behind its name. */
const named =
  /(?:(learning rate|[\p{L}][\p{L}\d₀-₉_{}[\],]*)(\s*=\s*|\s+is\s+|\s+of\s+|\s+(?=[-−]?\d)))?(?<![\p{L}\d.,_])([-−]?\d+(?:\.\d+)?)(?![\d.]*\d|[\p{L}⁰-⁹])/gu;

/** `w_{1}`, `w₁` and `w1` are one. */
const bare = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_{}\s]/g, "");
