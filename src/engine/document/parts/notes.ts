/** How long a note may be, in characters, and how many a document may have. */
export const longestNote = 600;
export const mostNotes = 200;
