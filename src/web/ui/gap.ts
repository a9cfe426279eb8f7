/** The full-width space between two facts on one line. A value, because JSX drops white space at the ends of lines. */
export const gap = '\u3000';
