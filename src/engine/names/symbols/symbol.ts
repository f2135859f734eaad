/** A symbol in its parts: w, 5 and (1). */
export interface SymbolParts {
  readonly base: string;
  readonly below?: string;
  readonly above?: string;
}

/** `w_5`, `W_{12}`, `theta_1` in parts. What has nothing below it, as `w_` and `w_{}`, loses no sign. */
export function parseSymbol(name: string): SymbolParts {
  const match = /^([^_]+)_(?:\{(.*\S.*)\}|(.+))$/su.exec(name);
  return match ? { base: match[1], below: match[2] ?? match[3] } : { base: name };
}

/** Greek letters by the names they have in LaTeX. A map: a name may be `constructor`, which every object knows. */
export const greek: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alpha: "α",
    beta: "β",
    gamma: "γ",
    delta: "δ",
    epsilon: "ε",
    eta: "η",
    theta: "θ",
    lambda: "λ",
    mu: "μ",
    xi: "ξ",
    pi: "π",
    rho: "ρ",
    sigma: "σ",
    tau: "τ",
    phi: "φ",
    chi: "χ",
    psi: "ψ",
    omega: "ω",
  }),
);

/** `yhat` is ŷ. */
export const hatted = /^[a-z]hat$/;
