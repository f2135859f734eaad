/** Of what a name says that it is the gradient. */
export type ClaimedName =
  /** Of a variable by one of these names; the likelier come first. */
  | { readonly kind: "of"; readonly names: readonly string[] }
  /** An error signal: of what goes into the units with that number, or into some. */
  | { readonly kind: "delta"; readonly suffix: string };

/** What a numerical gradient is called: it is near, and made to compare with. */
const numerical = /(?:^|_)(?:num|numeric|numerical|approx|fd|est|estimate|check|autograd|torch)(?:_|\d*$)/i;

const lossNames = "L|l|J|E|C|S|f|F|loss|Loss|LOSS|cost|Cost|err|error|obj|out";

/**
 * Reads a name such as dW, dL_dW, grad_w2, W_grad, gW, delta2.
 * @param of the name of the number whose gradients are taken
 * @returns nothing where the name doesn't say that it is a gradient of that number
 */
export function claimedName(name: string, of: string): ClaimedName | undefined {
  if (numerical.test(name)) return undefined;
  const quotient =
    /^(?:d|D|del|partial|grad)_?(.+?)_(?:over_|by_|wrt_)?d_?(.+)$/.exec(name) ?? tight.exec(name);
  if (quotient) {
    const [, above, below] = quotient;
    const isOfLoss = above === of || new RegExp(`^(?:${lossNames})$`).test(above);
    if (isOfLoss) return { kind: "of", names: [below] };
    // The slope of one quantity with respect to another, not a gradient of the loss.
    if (quotient !== null && above.length > 0) return undefined;
  }
  const delta = /^(?:deltas?|Deltas?|δ)_?(\w*)$/.exec(name) ?? /^d_?(\d+)$/.exec(name);
  if (delta) return { kind: "delta", suffix: delta[1] };
  const found = patterns.flatMap((pattern) => pattern.exec(name)?.[1] ?? []);
  return found.length > 0 ? { kind: "of", names: [...new Set(found)] } : undefined;
}

/** `dLdW`, `dJdtheta` */
const tight = new RegExp(`^d(${lossNames})d(.+)$`);

const patterns = [
  /^d_?(.+)$/,
  /^(?:grads?|Grads?|gradient|Gradient|nabla|del|partial|adj|bar)_(.+)$/,
  /^(?:grad|nabla|adj)([A-Z].*)$/,
  /^g_?([A-Z]\w*|[a-z]\d+|[wbx])$/,
  /^g_([a-z]\w*)$/,
  /^(.+?)_?(?:grads?|Grads?|gradient|Gradient|bar|adj)$/,
];

/** Whether a name says that it is a gradient, and not of what: `grad`, or `w.g` beside `w.data`. */
export const isGradientAlone = (name: string): boolean =>
  /^(?:g|grad|gradient|nabla|bar|adjoint)$/i.test(name);

/** Whether a name says no more than that it is what comes back to some layer: `dout`, `grad`, `delta`, `upstream`. */
export const isOfSomeLayer = (name: string): boolean =>
  isGradientAlone(name) ||
  /^(?:d|d_?(?:out|output|prev|next)|deltas?|upstream|(?:out|output)_?grad|grad_?(?:out|output)|d\w+_dout)$/i.test(
    name,
  );

/** Whether a name may stand for what comes back to layers one after the other: also `dx`, `dh`. */
export const isCarrier = (name: string): boolean =>
  isOfSomeLayer(name) || /^(?:d_?[ahxyz]|[ahxyz]_?grad|grad_?[ahxyz]|d\w+_d[ahxyz])$/i.test(name);

/** Whether a container of that name holds gradients under the names of their variables, as `grads["W1"]`. */
export const holdsGradients = (name: string): boolean =>
  /^(?:d_?)?(?:g|G|d|grads?|gradients?|Grads?|dparams?|dp|dtheta|dcache|derivatives?|derivs?|adjoints?|bars?|back|nabla)$|_grads?$|^grads?_/.test(
    name,
  );

/** How names are compared: letter by letter, then without regard to case, then without underscores. */
export const sameName: readonly ((a: string, b: string) => boolean)[] = [
  (a, b) => a === b,
  (a, b) => a.toLowerCase() === b.toLowerCase(),
  (a, b) => plain(a) === plain(b),
  (a, b) => short(a) === short(b),
];

const plain = (name: string) => name.toLowerCase().replaceAll("_", "");

/** `weights` and `biases` are what `nabla_w` and `db` are gradients of; a list of Ws is one of W. */
const short = (name: string) =>
  plain(name)
    .replace(/^weights?/, "w")
    .replace(/^bias(?:es)?/, "b")
    .replace(/s$/, "");
