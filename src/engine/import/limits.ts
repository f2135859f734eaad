/** Of a table's text: a document with more could neither be saved as a file that opens again nor be shared. */
export const mostCharacters = 5_000_000;

/** Of the numbers that become inputs, for the same reason. */
export const mostInputs = 1_000_000;

/** Of a file that holds a table: columns can be left out. */
export const largestTable = 20_000_000;

/** Of a text with arrays, which is read on the page's own thread: enough for every weight of the largest network there. */
export const mostOfArrays = 1_000_000;
