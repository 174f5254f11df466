/** Columns of the report’s Table 3, in its order. */
export const publishedPrecisions = ['bf16', 'int4', 'int4-blocks32', 'sfp8'] as const;
