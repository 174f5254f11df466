/** The six abilities that the report’s Figure 2 names, in the order of its axes. */
export const abilities = ['Vision', 'Code', 'Science', 'Factuality', 'Reasoning', 'Multilingual'] as const;
export type Ability = (typeof abilities)[number];
