import type { KeyboardEvent } from "react";
import { useHomework } from "../../../../store/homework/useHomework";

interface AnswerFieldProps {
  /** Canonical name. */
  readonly quantity: string;
  readonly label: string;
  /** Which number it is, where no heading says it. */
  readonly placeholder?: string;
}

/** A field for the reader's own number. It is judged when it is left, or with Enter, which goes on to the next one. */
export function AnswerField({ quantity, label, placeholder }: AnswerFieldProps) {
  const typed = useHomework((state) => state.typed[quantity]);
  const pasted = useHomework((state) => state.judged?.pastedNumbers[quantity]);
  const unread = useHomework((state) => state.judged?.unread[quantity]);
  const type = useHomework((state) => state.type);
  const draft = useHomework((state) => state.draft);
  const half = useHomework((state) => state.drafts[quantity]);
  const text = half ?? typed ?? pasted ?? "";
  const commit = () => type(quantity, text.trim());
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // The table around it goes from number to number with the same keys.
    event.stopPropagation();
    if (event.key === "Escape") draft(quantity, undefined);
    if (event.key !== "Enter") return;
    commit();
    const fields = [...document.querySelectorAll<HTMLInputElement>(".answer-field")];
    const index = fields.indexOf(event.currentTarget);
    const next = fields
      .slice(index + 1)
      .find((field) => field.closest("table") === fields[index].closest("table"));
    next?.focus();
  };
  return (
    <input
      className="answer-field"
      type="text"
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      aria-label={`Your ${label}`}
      aria-invalid={unread !== undefined}
      title={unread}
      placeholder={placeholder}
      value={text}
      onChange={(event) => draft(quantity, event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={press}
    />
  );
}
