/** Words of people. */
export const people = {
} as const;
