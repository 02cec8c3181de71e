/** What opening and closing an engine take together, of what opening takes. */
export const withClosing = 1.3;
