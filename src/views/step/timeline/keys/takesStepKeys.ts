/** Controls that use arrows, space or digits themselves keep them. */
const takesKeys = "input, select, textarea, [contenteditable], [role=slider], [role=menu], dialog[open]";
/** A slider has a use for arrows, Home and End alone. */
const slidersKeys = /^(Arrow|Home|End|Page)/;
/** What space presses. */
const takesSpace = "button, a, summary, [role=tab]";

/** Whether a key is free to step through the pass: no control that has the focus uses it, and no shortcut. */
export function takesStepKeys(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  // In a shadow root, as the code editor has one, what is typed in is the path's first; of an event that is over there is none.
  const pressed = event.composedPath()[0] ?? event.target;
  const target = pressed instanceof Element ? pressed : undefined;
  const slider = target?.closest("input[type=range]");
  if ((slider && slidersKeys.test(event.key)) || (!slider && target?.closest(takesKeys))) return false;
  return !(event.key === " " && target?.closest(takesSpace));
}
