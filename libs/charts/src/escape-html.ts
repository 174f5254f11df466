/** Text for a tooltip, which is HTML: names of models may one day come from an imported file. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
