import { type Expression, evaluate, quantitiesIn } from "../math/expression";
import { shortNumber, texNumber } from "../math/format";
import { fill, print, texToText } from "../math/print";
import { lossOf } from "../network/compile";
import type { Notation } from "../network/notation";
import { nameOf, type Plain, parseQuantity, type Quantity } from "../network/quantity";
import type { Operand, Whole } from "./blocks";
import { type Pass, updateOf } from "./pass";
import { asciiNumbers, asciiSymbols, texNumbers, texSymbols, textNumbers, textSymbols } from "./styles";
import type { Step } from "./trace";

/** A formula in LaTeX, and as a line of text. */
export interface Formula {
  readonly tex: string;
  readonly text: string;
}

/** One number in a formula, and what it is there. */
export interface Factor {
  readonly value: number;
  readonly meaning: string;
  /** The quantity to light up; none for a local slope of an unnamed part. */
  readonly quantity?: string;
}

/** One step in four ways: in symbols, with the numbers put in, its result, and in words. */
export interface Explanation {
  readonly title: string;
  /** What the formulas show: `\htmlData{q=2}{…}` in them marks `reads[2]`. */
  readonly reads: readonly string[];
  /** Left side and, for a gradient, its chain rule. */
  readonly rule: Formula;
  /** The rule's right side in the quantities that are known. */
  readonly symbols: Formula;
  readonly numbers: Formula;
  readonly words: string;
  readonly factors: readonly Factor[];
}

/** Explains a step, of one number or of a whole layer. */
export function explain(step: Step, pass: Pass, notation: Notation): Explanation {
  const { expression } = step;
  const reads = expression ? quantitiesIn(expression) : step.reads;
  const mark = (name: string, tex: string) => {
    const place = reads.indexOf(name);
    return place < 0 ? tex : `\\htmlData{q=${place}}{${tex}}`;
  };
  const common = {
    reads,
    title: titleOf(step, pass, notation),
    rule: { tex: ruleTex(step, notation), text: ruleText(step, notation) },
    words: wordsOf(step, pass, notation),
  };
  if (!expression) {
    const whole = step.whole as Whole;
    const tex = (write: (operand: Operand) => string, setting?: (value: number) => string) =>
      fillWhole(whole, (rule) => rule, write, setting);
    return {
      ...common,
      symbols: {
        tex: tex(({ quantity }) => mark(nameOf(quantity), notation.tex(quantity))),
        text: wholeText(whole, ({ quantity }) => notation.text(quantity)),
      },
      numbers: { tex: tex(matrixTex, texNumber), text: wholeText(whole, matrixText, shortNumber) },
      factors: [],
    };
  }
  return {
    ...common,
    symbols: {
      tex: print(expression, texSymbols(notation, mark)),
      text: print(expression, textSymbols(notation)),
    },
    numbers: { tex: print(expression, texNumbers(mark)), text: print(expression, textNumbers) },
    factors:
      expression.kind === "product"
        ? expression.factors.map((factor) => factorOf(factor, step, notation))
        : termsOf(expression, notation),
  };
}

/** The step as plain text, for the command line: symbols with their left side, and the numbers put in, in full. */
export function plainStep(
  step: Step,
  pass: Pass,
  notation: Notation,
): { symbols: string; substituted: string; words: string } {
  const words = wordsOf(step, pass, notation);
  const left = notation.ascii(step.quantity);
  if (step.expression) {
    return {
      symbols: `${left} = ${print(step.expression, asciiSymbols(notation))}`,
      substituted: print(step.expression, asciiNumbers),
      words,
    };
  }
  const whole = step.whole as Whole;
  return {
    symbols: `${left} = ${wholeText(whole, (operand) => notation.ascii(operand.quantity))}`,
    substituted: wholeText(whole, matrixText, String),
    words,
  };
}

/** A rule for whole buffers as text, its letters replaced; settings stay letters unless `setting` writes them. */
function wholeText(
  whole: Whole,
  write: (operand: Operand) => string,
  setting?: (value: number) => string,
): string {
  return fillWhole(whole, texToText, write, setting);
}

function fillWhole(
  { tex, operands, settings }: Whole,
  style: (tex: string) => string,
  write: (operand: Operand) => string,
  setting?: (value: number) => string,
): string {
  const buffers = Object.entries(operands).map(([letter, operand]) => ({ letter, text: write(operand) }));
  const numbers = setting
    ? Object.entries(settings).map(([letter, value]) => ({ letter, text: setting(value) }))
    : [];
  const all = [...buffers, ...numbers];
  return fill(
    style(tex),
    all.map(({ letter }) => style(letter)),
    (place) => all[place].text,
  );
}

/** A matrix larger than this on a side is written as its shape. */
const largest = 6;

function matrixTex({ shape, value }: Operand): string {
  const [rows, columns = 1] = shape;
  if (rows > largest || columns > largest) return `\\text{(${rows}×${columns})}`;
  const row = (r: number) =>
    Array.from({ length: columns }, (_, c) => texNumber(value(r * columns + c), 4)).join(" & ");
  return `\\begin{bmatrix} ${Array.from({ length: rows }, (_, r) => row(r)).join(" \\\\ ")} \\end{bmatrix}`;
}

/** A buffer's numbers in full, as nested lists. */
function matrixText({ shape, value }: Operand): string {
  const [rows, columns = 1] = shape;
  const row = (r: number) =>
    Array.from({ length: columns }, (_, c) => asciiNumbers.number(value(r * columns + c)).text).join(", ");
  const all = Array.from({ length: rows }, (_, r) => row(r));
  return `[${(columns === 1 ? all : all.map((numbers) => `[${numbers}]`)).join(", ")}]`;
}

// ---- the rule: left side, and the chain rule of a gradient -------------------------------------

/** At most this many products of a chain rule are written out. */
const written = 3;

function ruleTex({ quantity, through = [] }: Step, notation: Notation): string {
  const left = notation.tex(quantity);
  if (quantity.kind !== "gradient" || through.length === 0) return left;
  const part = (of: Quantity) =>
    `\\frac{\\partial L}{\\partial ${notation.tex(of)}} \\cdot \\frac{\\partial ${notation.tex(of)}}{\\partial ${notation.tex({ kind: "plain", of: quantity.of })}}`;
  return `${left} = ${chain(through.map(part), "\\cdots")}`;
}

function ruleText({ quantity, through = [] }: Step, notation: Notation): string {
  const left = notation.text(quantity);
  if (quantity.kind !== "gradient" || through.length === 0) return left;
  const below = notation.text({ kind: "plain", of: quantity.of });
  return `${left} = ${chain(
    through.map((of) => `∂L/∂${notation.text(of)} · ∂${notation.text(of)}/∂${below}`),
    "…",
  )}`;
}

function chain(parts: readonly string[], dots: string): string {
  return (parts.length <= written ? parts : [parts[0], dots, parts[parts.length - 1]]).join(" + ");
}

// ---- what each number in the formula is ---------------------------------------------------------

function factorOf(factor: Expression, step: Step, notation: Notation): Factor {
  const value = evaluate(factor);
  if (factor.kind === "quantity")
    return { value, quantity: factor.name, meaning: meaningOf(factor.name, step, notation) };
  if (factor.kind === "call" && step.kind === "slopeGradient") {
    const [at] = factor.arguments;
    const { of } = step.quantity as { of: Plain };
    const where =
      at?.kind === "quantity" ? ` where ${print(at, textSymbols(notation))} = ${shortNumber(at.value)}` : "";
    const slope = slopeOf(step, of);
    return { value, meaning: `slope of ${step.op?.id}${where}`, ...(slope && { quantity: slope }) };
  }
  if (factor.kind === "constant") return { value, meaning: texToText(factor.symbol) };
  return { value, meaning: print(factor, textSymbols(notation)) };
}

/** The local slope that a step multiplies by, as a quantity of its own: `da1[1]/dz1[1]`. */
export function slopeOf(step: Step, by: Plain): string | undefined {
  const [output] = step.through ?? [];
  return output?.kind === "plain" ? nameOf({ kind: "slope", of: output.of, by }) : undefined;
}

function termsOf(expression: Expression, notation: Notation): Factor[] {
  if (expression.kind !== "sum") return [];
  return expression.terms.map((term) => ({
    value: evaluate(term),
    meaning: print(term, textSymbols(notation)),
    ...(term.kind === "quantity" && { quantity: term.name }),
  }));
}

function meaningOf(name: string, step: Step, notation: Notation): string {
  const quantity = parseQuantity(name);
  if (!quantity) return name;
  const symbol = notation.text(quantity);
  if (quantity.kind === "gradient")
    return `${symbol}, how the loss changes with ${notation.text({ kind: "plain", of: quantity.of })}`;
  if (quantity.kind === "plain" && step.quantity.kind === "gradient" && step.quantity.of.base === "W") {
    return `${symbol}, what ${notation.text({ kind: "plain", of: step.quantity.of })} multiplies`;
  }
  return symbol;
}

// ---- titles and sentences -----------------------------------------------------------------------

function titleOf(step: Step, pass: Pass, notation: Notation): string {
  const { quantity, kind } = step;
  const of = notation.text(quantity.kind === "slope" ? quantity : { kind: "plain", of: quantity.of });
  switch (kind) {
    case "weightedSum":
      return `Weighted sum ${of}`;
    case "activation":
      return `Activation ${of}: ${step.op?.id}`;
    case "exampleLoss":
      return `Loss${step.example === undefined ? "" : ` of example ${step.example}`}: ${lossOf(pass.document).label}`;
    case "reduction":
      return pass.document.loss.reduction === "mean" ? "Mean over the batch" : "Sum over the batch";
    case "penalty":
      return "Penalty on the weights";
    case "total":
      return "The whole loss";
    case "outputGradient":
      return `Gradient of the output ${of}`;
    case "unitGradient":
      return `Gradient of the unit ${of}`;
    case "slopeGradient":
      return `Gradient of ${of}, before the activation`;
    case "parameterGradient":
      return `Gradient of ${parameterWords(quantity, notation)}`;
    case "inputGradient":
      return `Gradient of the input ${of}`;
    case "share":
      return `Example ${step.example}'s share of the gradient of ${of.replace(/⟨\d+⟩/, "")}`;
    case "penaltyGradient":
      return `The penalty's part in the gradient of ${of}`;
    case "totalGradient":
      return `Gradient of ${parameterWords(quantity, notation)}, over the batch`;
    case "slot":
      return `The optimizer's ${(quantity as { slot: string }).slot} for ${of}`;
    case "update":
      return `Update of ${parameterWords(quantity, notation)}`;
  }
}

function parameterWords(quantity: Quantity, notation: Notation): string {
  if (quantity.kind === "slope") return "";
  const of = notation.text({ kind: "plain", of: quantity.of });
  if (quantity.of.base === "W") return `the weight ${of}`;
  return quantity.of.index.length === 0 ? `the shared bias ${of}` : `the bias ${of}`;
}

function wordsOf(step: Step, pass: Pass, notation: Notation): string {
  const { reason, expression } = step;
  const words = expression ? sentenceOf(step, pass, notation) : layerSentence(step, pass);
  return reason ? `${words} ${capitalized(reason.text)}.` : words;
}

function layerSentence({ kind, op, example }: Step, pass: Pass): string {
  const of = example === undefined ? "" : ` for example ${example}`;
  switch (kind) {
    case "outputGradient":
      return `How the loss changes with each output${of}.`;
    case "unitGradient":
      return `Each unit's gradient${of}: what comes back along all of its outgoing weights, added up.`;
    case "slopeGradient":
      return `Each unit's gradient before its activation${of}: the gradient after it times the slope there.`;
    case "inputGradient":
      return `How the loss changes with each input${of}.`;
    case "parameterGradient":
      return "How the loss changes with each parameter of the layer.";
    case "share":
      return `What example ${example} alone asks of each parameter.`;
    case "totalGradient":
      return "The shares of all examples added up, and the penalty's part where there is one.";
    case "slot":
    case "update":
      return pass.before.optimizer.words;
    default:
      return op?.words ?? "";
  }
}

function sentenceOf(step: Step, pass: Pass, notation: Notation): string {
  const { quantity, kind, value } = step;
  if (typeof value !== "number" || quantity.kind === "slope") return "";
  const of = notation.text({ kind: "plain", of: quantity.of });
  if (step.term && step.term.number < step.term.of)
    return `Term ${step.term.number} of ${step.term.of}: the sum so far.`;
  switch (kind) {
    case "weightedSum":
      return `Adds up what comes in: each input times its weight${pass.document.layers[step.layer ?? 0].biasMode === "none" ? "" : ", and the bias"}.`;
    case "outputGradient":
    case "unitGradient":
    case "slopeGradient":
    case "inputGradient":
      return kind === "unitGradient" && (step.through?.length ?? 0) > 1
        ? `${of} reaches the loss in ${step.through?.length} ways; their parts add up. ${effect(of, value)}.`
        : `${effect(of, value)}.`;
    case "parameterGradient":
    case "totalGradient":
      return `${effect(of, value)}${consequence(step, pass)}.`;
    case "share":
      return `What this example alone asks for${pass.document.loss.reduction === "mean" ? `, with the 1/${pass.plan.batch} of the mean` : ""}.`;
    case "penaltyGradient":
      return "The slope of the penalty at this weight; it doesn't depend on the examples.";
    case "slot":
      return pass.before.optimizer.words;
    case "update": {
      const before = previousValue(step);
      const change = value - before;
      if (Number.isNaN(change))
        return `${of} has become ${shortNumber(value)}: the step went to something that is no number.`;
      return change === 0
        ? `${of} stays where it is.`
        : `${of} goes ${change > 0 ? "up" : "down"} from ${shortNumber(before)} to ${shortNumber(value)}.`;
    }
    default:
      return step.op?.words ?? "";
  }
}

/** The parameter before its update: the first thing that its formula reads. */
function previousValue(step: Step): number {
  const { expression } = step;
  const first = expression?.kind === "sum" ? expression.terms[0] : expression;
  return first?.kind === "quantity" ? first.value : Number.NaN;
}

function effect(of: string, gradient: number): string {
  if (Number.isNaN(gradient)) return `How the loss changes with ${of} is no number any more (NaN)`;
  if (gradient === 0) return `A small change of ${of} doesn't change the loss`;
  return `Raising ${of} by a little ${gradient > 0 ? "raises" : "lowers"} the loss by ${shortNumber(Math.abs(gradient), 3)} times as much`;
}

/** What the update will do about it, looked up and not guessed: momentum may well go the other way. */
function consequence(step: Step, pass: Pass): string {
  const change = updateOf(pass, (step.quantity as { of: Plain }).of);
  return change > 0 ? ", so the update will raise it" : change < 0 ? ", so the update will lower it" : "";
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
