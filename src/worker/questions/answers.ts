import type { Work } from "../../engine/pass/work";
import type { About, Answer, Question } from "../protocol/asked";

/** How each kind of question is answered, for one kind of pass; of some kinds nothing can be asked there. */
export type Answers<Of> = {
  readonly [Kind in About]?: (pass: Of, question: Question<Kind>) => Work<Answer<Kind>>;
};

/** A question about something that the pass no longer has: the document has changed since, and a newer one will follow. */
export class Outdated extends Error {}
