import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

export const numberClass = (value: number): string => `number ${value < 0 ? "negative" : "positive"}`;

/**
 * A number while it is dragged: it stands in the place of the one in the text, which stays until the end. An edit with each move
 * would have the editor read its text again and look for the caret, for which the browser lays out the page in between. What
 * is written in a root of its own the editor doesn't notice.
 */
export class DraggedNumber extends WidgetType {
  private readonly element = document.createElement("span");
  private readonly text = document.createTextNode("");

  constructor(text: string, value: number) {
    super();
    this.element.attachShadow({ mode: "open" }).append(this.text);
    this.write(text, value);
  }

  write(text: string, value: number): void {
    this.text.data = text;
    const name = numberClass(value);
    if (this.element.className !== name) this.element.className = name;
  }

  override toDOM(): HTMLElement {
    return this.element;
  }

  override eq(other: DraggedNumber): boolean {
    return other === this;
  }
}

/** Puts a dragged number in its place, or, without one, the text's own. */
export const showDragged = StateEffect.define<
  { readonly from: number; readonly to: number; readonly number: DraggedNumber } | undefined
>();

export const draggedNumber = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(showDragged));
    if (!effect) return before.map(transaction.changes);
    if (!effect.value) return Decoration.none;
    const { from, to, number } = effect.value;
    return Decoration.set(Decoration.replace({ widget: number }).range(from, to));
  },
  provide: (field) => EditorView.decorations.from(field),
});
