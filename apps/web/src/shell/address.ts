/** A query’s values; undefined ones are left out. */
export type QueryValues = Record<string, string | number | boolean | undefined>;

/** The method of an endpoint’s name: `GET` of `GET /api/documents/:id`. */
export function methodOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}

/**
 * The address of an endpoint with its parameters filled in.
 * A missing parameter is a mistake in this program, hence the RangeError.
 */
export function pathOf(
  name: string,
  params: Record<string, string | number> = {},
  query: QueryValues = {},
): string {
  const path = name.slice(name.indexOf(' ') + 1).replace(/:([A-Za-z]+)/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined) throw new RangeError(`${name} needs the parameter ${key}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const tail = search.toString();
  return tail === '' ? path : `${path}?${tail}`;
}
