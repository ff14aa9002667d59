/** Version of what `findLawFacts` and `linkReferences` give. Raise it when any law would give other facts or links: they are then made anew, and nothing else. */
export const lawFactsVersion: string = '3';
