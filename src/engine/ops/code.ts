/**
 * How the exported programs write a variant: the export `code` beside the variant's own. It stands apart from the
 * variant, so that a page that exports nothing doesn't carry it.
 *
 * Rules are Python, one statement to a line; the last is the result. Examples are rows. Letters: `z` what an
 * activation takes, `y` its result and what a loss takes, `t` the targets, `g` the gradient of what the rule gives,
 * `w` weights; a parameter by its name in snake case.
 */
export interface Code {
  readonly numpy: {
    readonly forward: string;
    /** The gradient of what the rule takes (z, y or w), from `g` where the rule passes one on. */
    readonly backward: string;
  };
  /** Autograd knows the way back; where PyTorch's own differs from ours, the rule is written so that it doesn't. */
  readonly pytorch: string;
  /** The same where a document gives a parameter that it may leave out, by that parameter's name. */
  readonly given?: Readonly<Record<string, Code>>;
}
