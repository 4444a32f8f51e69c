/** Repositories that are there before the program: one with the images that tags are made of, and one for the tags. */
export const SEEDED = { source: "space-0-0/repo-0-0", target: "space-0-0/repo-1-0" };
