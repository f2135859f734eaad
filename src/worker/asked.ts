import type { Paths } from "../engine/run/paths";

/** What can be asked about the pass that is open, by kind, and what is answered. */
interface Asked {
  /** A weight's gradient, taken apart into its paths to the loss. */
  readonly paths: { readonly question: { readonly weight: string }; readonly answer: Paths };
}

export type About = keyof Asked;

export type Question<Kind extends About = About> = {
  [Each in Kind]: { readonly about: Each } & Asked[Each]["question"];
}[Kind];

export type Answer<Kind extends About = About> = Asked[Kind]["answer"];
