import path from 'node:path';
import { z } from 'zod';
import { classifications, type Classification } from '@gemmavision/domain/governance';

/** A place whose files become documents of a team. */
export interface WatchedPlace {
  /** An absolute folder, or `s3://bucket/prefix/`. */
  place: string;
  /** The team’s slug or id. */
  team: string;
  /** Left out, the team’s default class. */
  classification?: Classification;
  /** What its batches are called, before the day; left out, by its last folder. */
  batchName?: string;
}

const targetRule =
  'with “=TEAM” behind each, as in PLACE=acme-1a2b3c4d, or PLACE=acme-1a2b3c4d:confidential:Filings with class and name of the batches; several are separated by semicolons';
const folderRule = `absolute folders, ${targetRule}`;
const prefixRule = `prefixes such as s3://bucket/inbox/, ${targetRule}`;

/** Folders of this machine, each with the team that its files are for. */
export const watchedFolders = placesOf(folderRule, (place) =>
  path.isAbsolute(place) ? path.resolve(place) : null,
);

/** Prefixes of buckets, each with the team that its objects are for. */
export const watchedPrefixes = placesOf(prefixRule, (place) => {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9.-]{3,63})(?:\/(.*))?$/.exec(place) ?? [];
  if (bucket === undefined || prefix.startsWith('/')) return null;
  const ended = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  return `s3://${bucket}/${ended}`;
});

/** The bucket and the prefix of a watched place in S3; the prefix ends in `/` or is empty. */
export function bucketOf(place: string): { bucket: string; prefix: string } {
  const [bucket = '', ...rest] = place.slice('s3://'.length).split('/');
  return { bucket, prefix: rest.join('/') };
}

function placesOf(rule: string, normal: (place: string) => string | null) {
  return z.string().transform((text, context): WatchedPlace[] => {
    const places = text
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map((one) => placeIn(one, normal));
    if (places.every((one) => one !== null) && areApart(places)) return places;
    context.addIssue({ code: 'custom', message: rule });
    return z.NEVER;
  });
}

function placeIn(text: string, normal: (place: string) => string | null): WatchedPlace | null {
  const at = text.lastIndexOf('=');
  const place = at < 1 ? null : normal(text.slice(0, at).trim());
  const [team = '', given = '', batchName = '', ...more] = text
    .slice(at + 1)
    .split(':')
    .map((part) => part.trim());
  const classification = classifications.find((one) => one === given);
  const isWrong = (given !== '' && classification === undefined) || batchName.length > 100 || more.length > 0;
  if (place === null || isWrong || !/^[\w-]{1,100}$/.test(team)) return null;
  return { place, team, ...(classification && { classification }), ...(batchName !== '' && { batchName }) };
}

/** Files of a place within another one would be both’s. */
function areApart(places: readonly WatchedPlace[]): boolean {
  const roots = places.map(({ place }) => (place.endsWith('/') ? place : `${place}/`));
  return roots.every((one, at) => roots.every((other, to) => at === to || !one.startsWith(other)));
}
