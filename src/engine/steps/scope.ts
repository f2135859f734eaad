/** Whether a pass takes one example after the other, or every step all of them. */
export const scopes = ["example", "batch"] as const;
export type Scope = (typeof scopes)[number];
