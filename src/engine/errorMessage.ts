/** What was thrown, in words: an error's message, or the text of anything else. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
