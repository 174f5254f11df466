import type { Source, Verification } from '@gemmavision/domain/provenance';
import type { FileSource } from './file-schemas.ts';

/** The sources of one file, by their id. */
export type SourceIndex = ReadonlyMap<string, Source>;

/** Indexes the sources that a file lists, under the ids it gives or else their repository. */
export function indexSources(listed: readonly FileSource[]): SourceIndex {
  return new Map(listed.map((entry) => [idOf(entry), toSource(idOf(entry), entry)]));
}

/** One wording for each source: files that cite the same one, under the same id, do so in slightly different words. */
export function sharingWords(index: SourceIndex, leading: SourceIndex): SourceIndex {
  return new Map([...index].map(([id, source]) => [id, leading.get(id) ?? source]));
}

/** The same for a file that lists them under keys. */
export function indexKeyedSources(listed: Readonly<Record<string, FileSource>>): SourceIndex {
  return new Map(Object.entries(listed).map(([id, entry]) => [id, toSource(id, entry)]));
}

const idOf = (entry: FileSource) => entry.id ?? entry.repo ?? entry.document ?? 'unnamed';

function toSource(id: string, entry: FileSource): Source {
  const place = [entry.repo, entry.path].filter((part) => part !== undefined).join(', ');
  return {
    id,
    title: entry.document ?? place,
    url: urlOf(entry),
    licence: entry.licence ?? null,
  };
}

/** Addresses follow from what a citation says: an arXiv number, or a repository with path and commit. */
function urlOf({ document, repo, path, commit }: FileSource): string | null {
  const arxiv = document?.match(/arXiv:(\d{4}\.\d{4,5}(?:v\d+)?)/)?.[1];
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  if (repo === undefined) return null;
  if (commit === undefined) return `https://github.com/${repo}`;
  const isFile = path !== undefined && /^[\w./-]+$/.test(path);
  return isFile
    ? `https://github.com/${repo}/blob/${commit}/${path}`
    : `https://github.com/${repo}/tree/${commit}`;
}

/** The source that a free text names first ("gpupoor 2039; mle 2.00 TB/s"). Throws where it names none. */
export function firstSourceIn(text: string, sources: SourceIndex): Source {
  const named = [...sources.values()]
    .map((source) => ({ source, at: positionOf(source.id, text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.source.id.length - a.source.id.length);
  const [first] = named;
  if (!first) throw new Error(`"${text}" names none of the sources ${[...sources.keys()].join(', ')}`);
  return first.source;
}

function positionOf(id: string, text: string): number {
  const escaped = id.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`));
}

/**
 * The files say in words how a figure was checked ("fetched + derived", "memory (32K, as the 1B)"). Where two are
 * named the weaker one counts. Throws at words it does not know: a figure must not look better checked than it is.
 */
export function readVerification(text: string): Verification {
  if (/^memory/.test(text)) return 'remembered';
  if (/derived|counted here/.test(text)) return 'derived';
  if (/^fetched/.test(text)) return 'fetched';
  throw new Error(`"${text}" does not say whether the figure was fetched, derived or remembered`);
}
