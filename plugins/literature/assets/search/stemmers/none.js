// Forms of words in a language without a stemmer of ours: each word stands for itself.

/** What folded words share with their other forms. */
export const stemmer = { stemOf: (word) => word };
