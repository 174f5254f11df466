/** Tells the person at the terminal. The launcher writes for people; logs are the services' business. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
