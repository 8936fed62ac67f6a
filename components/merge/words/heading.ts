/** A heading with no space behind it: the signs that make it one, and what it says. */
export const HEADING = /^ {0,3}(#{1,6})[ \t]+(?![ \t])(.*)$/;
