/** Why a program isn't a layered network, in words that end a sentence. */
export class NoNetwork extends Error {}
