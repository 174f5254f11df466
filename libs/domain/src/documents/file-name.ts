const longest = 200;

/**
 * A file name that can be shown, stored and offered for download without surprise: no folders, no control
 * characters, nothing that turns the direction of reading or joins invisibly. What is left of it stays as it was.
 */
export function cleanFileName(given: string): string {
  const base = given.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const visible = base
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return shorten(visible.replace(/^\.+(?=$)/, '')) || 'document';
}

/** Keeps the ending, which says what the file is. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return characters.slice(0, longest - ending.length).join('') + ending;
}
