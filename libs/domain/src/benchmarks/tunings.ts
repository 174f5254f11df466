/** How a model was trained before it was measured. Scores of different tunings are not comparable. */
export const tunings = ['pre-trained', 'instruction-tuned', 'fine-tuned'] as const;
export type Tuning = (typeof tunings)[number];
