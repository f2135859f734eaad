import { activations } from "../../../activations";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const functions = [
  "sigma",
  "sig",
  "f",
  "g",
  "phi",
  "act",
  "activation",
  ...new Set(activations.flatMap(({ id, label }) => [id, label, label.replace(/\s/g, "")])),
];

/** `σ'(z1)`, `tanh'(z1)`, `relu_1'(z1)`: the slope of any activation that the engine has. */
export const slopeCall = new RegExp(
  `^(?:${functions.map(escaped).join("|")})_?\\d*'\\s*[([]\\s*(.+?)\\s*[)\\]]$`,
  "i",
);

/** Words that say something about a name but not which quantity it is. */
const filler = new Set(
  (
    "the a an and so thus then hence therefore finally first second next now we i get have obtain find compute computed " +
    "calculated with our my your this that its value result hidden output outputs neuron unit node layer weight bias " +
    "activation final total of for at in by to"
  ).split(" "),
);

/** Phrases that say which quantity it is, as a label: the words behind stand for the quantity that they name. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:.*\s)?(?:gradient|derivative|slope)\s+(?:of\s+(?:the\s+)?(?:loss|error|cost|L|E|J|C)\s+)?(?:with\s+respect\s+to|w\.?\s?r\.?\s?t\.?|at|for|by|of)\s+(?:the\s+)?(.+)$/i,
    "dL/d",
  ],
  [
    /^(?:.*\s)?(?:net|total|weighted)\s+(?:input|sum)\s+(?:of|to|at|into|for)\s+(?:the\s+)?(?:\w+\s+)?(\S+)$/i,
    "net_",
  ],
  [/^(?:.*\s)?(?:new|updated)\s+(?:value\s+(?:of|for)\s+|weight\s+|bias\s+|parameter\s+)*(.+)$/i, "new "],
];

/** What may be meant by a label with prose around its name; the most of the words first. */
export function withoutWords(label: string): string[] {
  const words = label.trim().split(/\s+/);
  if (words.length < 2) return [];
  for (const [phrase, before] of phrases) {
    const found = phrase.exec(label.trim());
    if (found) return [`${before}${found[1]}`, ...withoutWords(found[1]).map((rest) => `${before}${rest}`)];
  }
  const shorter: string[] = [];
  for (let from = 1; from < words.length; from++) {
    if (!filler.has(words[from - 1].toLowerCase().replace(/[,:]$/, ""))) break;
    shorter.push(words.slice(from).join(" "));
  }
  return shorter;
}
