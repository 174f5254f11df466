/** Where a team's API key is sealed: it opens nowhere else. */
export const apiKeyPlace = (teamId: string): string => `llm-endpoint/${teamId}`;
