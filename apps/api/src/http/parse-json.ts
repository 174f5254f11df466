import express from 'express';

/** Reads the body of a request as JSON; one that is too large or no JSON becomes a problem (`answerErrors`). */
export const parseJson = express.json({ limit: '256kb' });
