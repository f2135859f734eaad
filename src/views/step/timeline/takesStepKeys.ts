/** Controls that use arrows, space or digits themselves keep them. */
const takesKeys = "input, select, textarea, [contenteditable], [role=slider], [role=menu], dialog";
/** A slider has a use for arrows, Home and End alone. */
const slidersKeys = /^(Arrow|Home|End|Page)/;
/** What space presses. */
const takesSpace = "button, a, summary, [role=tab]";

/** Whether a key is free to step through the pass: no control that has the focus uses it, and no shortcut. */
export function takesStepKeys(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target instanceof Element ? event.target : undefined;
  const slider = target?.closest("input[type=range]");
  if ((slider && slidersKeys.test(event.key)) || (!slider && target?.closest(takesKeys))) return false;
  return !(event.key === " " && target?.closest(takesSpace));
}
