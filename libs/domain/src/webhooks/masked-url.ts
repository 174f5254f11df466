/** An address as people see it: what stands in its query may be a secret. The names of its parts stay. */
export function maskedUrl(address: string): string {
  if (!URL.canParse(address)) return '…';
  const url = new URL(address);
  const names = [...new URLSearchParams(url.search).keys()];
  const query = names.map((name) => `${encodeURIComponent(name)}=…`).join('&');
  return `${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`;
}
