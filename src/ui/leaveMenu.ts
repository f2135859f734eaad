import type { MouseEvent } from "react";

/**
 * Closes the menu in which a button was pressed that opens a dialog, if it stands in one that is open: the dialog stands
 * alone, and whoever closes it is back at the button that opened the menu.
 */
export function leaveMenu({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest<HTMLElement>(":popover-open")?.hidePopover();
}
