/** How long a message may be (live-protocol.md, limits), and from where on one is told, in characters. */
export const LONGEST = 8000;
export const WARN = 7200;
