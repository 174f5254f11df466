/** Whose value stands where rules and a language model read differently. */
export const preferredReadings = ['rules', 'model'] as const;
