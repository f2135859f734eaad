import { useEffect, useRef, useState } from "react";
import { setNote } from "../../../../engine/document/edit/editNotes";
import { longestNote } from "../../../../engine/document/parts/notes";
import { usePredict } from "../../../../store/homework/predict";
import { useWorkbench } from "../../../../store/work/context";
import "./stepNote.css";

interface StepNoteProps {
  readonly quantity: string;
  /** Whether it is to be written in front of a class, where no button offers that; and what ends it. */
  readonly asked?: boolean;
  readonly onWritten?: () => void;
}

/** What the document notes to a step, written where it stands. */
export default function StepNote({ quantity, asked = false, onWritten }: StepNoteProps) {
  const note = useWorkbench((state) => (state.document ?? state.program)?.notes?.[quantity]);
  const locked = useWorkbench((state) => state.locked);
  const mayEdit = useWorkbench(({ presenting }) => !presenting) && !locked;
  // A note may tell what is to be predicted.
  const isHidden = usePredict((state) => state.hides);
  const [edited, setEdited] = useState<string>();
  const editing = edited === quantity;
  // Another step has a note of its own: of the step that was left nothing stays open.
  if (edited !== undefined && !editing) setEdited(undefined);
  const opener = useRef<HTMLButtonElement>(null);
  if (isHidden) return null;
  if ((editing && mayEdit) || (asked && !locked))
    return (
      <NoteField
        quantity={quantity}
        note={note ?? ""}
        onClose={() => {
          setEdited(undefined);
          onWritten?.();
          requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  return (
    <div className="step-note" data-empty={note === undefined ? "" : undefined}>
      {note !== undefined && <p>{note}</p>}
      {mayEdit && (
        <button
          ref={opener}
          type="button"
          className="tool"
          title="A short text to this step, kept in the document and its link"
          onClick={() => setEdited(quantity)}
        >
          {note === undefined ? "+ note" : "edit the note"}
        </button>
      )}
    </div>
  );
}

interface NoteFieldProps {
  readonly quantity: string;
  readonly note: string;
  readonly onClose: () => void;
}

/** Enter or leaving the field keeps what is written, Escape what was; Shift+Enter begins a line. */
function NoteField({ quantity, note, onClose }: NoteFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = useWorkbench((state) => state.edit);
  const editProgram = useWorkbench((state) => state.editProgram);
  const isProgram = useWorkbench((state) => state.program !== undefined);
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const close = (text: string | undefined) => {
    if (left.current) return;
    left.current = true;
    // What is pasted may hold what can't be shown.
    const clean = text?.replace(/\r\n?/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "");
    if (clean !== undefined && clean.trim() !== note) {
      if (isProgram) editProgram(setNote(quantity, clean));
      else edit(setNote(quantity, clean));
    }
    onClose();
  };
  return (
    <div className="step-note">
      <textarea
        ref={field}
        aria-label="Note to this step"
        defaultValue={note}
        maxLength={longestNote}
        rows={3}
        onBlur={({ currentTarget }) => close(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") close(undefined);
          else if (event.key === "Enter" && !event.shiftKey) close(event.currentTarget.value);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
    </div>
  );
}
