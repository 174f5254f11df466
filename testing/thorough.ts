/** Whether tests may take their time (`npm run test:long`): more looks, more rounds, the same questions. */
export const isThorough = process.env['THOROUGH'] === 'yes';
