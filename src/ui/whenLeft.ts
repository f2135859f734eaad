/** As `onPointerLeave`: what a mouse leaves is no longer pointed at; what a finger has pointed at stays when it is lifted, to be read. */
export const whenLeft =
  (leave: () => void) =>
  ({ pointerType }: Pick<PointerEvent, "pointerType">): void => {
    if (pointerType !== "touch") leave();
  };
