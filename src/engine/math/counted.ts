/** `1 update`, `2 updates` */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
