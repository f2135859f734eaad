/** Of a table's text: a document with more could neither be saved as a file that opens again nor be shared. */
export const mostCharacters = 5_000_000;
