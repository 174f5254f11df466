import { documentReasons } from '@gemmavision/domain/documents';

const readable = /\.(pdf|png|jpe?g)$/i;

/**
 * Why a file is not even sent: its name says that it is none of ours, it is empty, or it is over the limit.
 * Undefined when it may go; the portal then looks at the content itself.
 */
export function refusalOf(
  file: { name: string; size: number },
  { limitBytes, takesArchives = false }: { limitBytes: number; takesArchives?: boolean },
): string | undefined {
  if (file.size === 0) return documentReasons.empty;
  // How large an archive may be, the portal says.
  if (isArchive(file.name)) return takesArchives ? undefined : archivesElsewhere;
  if (!readable.test(file.name)) return documentReasons.unsupported_type;
  if (file.size > limitBytes) return documentReasons.too_large;
  return undefined;
}

const archivesElsewhere = 'ZIP files go into a batch: begin one under Batches, and drop the file there.';

/** A ZIP file, by its name: its files become documents of a batch. */
export function isArchive(name: string): boolean {
  return /\.zip$/i.test(name);
}

/** Files that a folder brings along and nobody meant: hidden ones, and what systems leave behind. */
export function isClutter(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}
