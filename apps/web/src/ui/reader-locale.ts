/** How the reader’s browser writes numbers; nothing where it names a locale that does not exist (“en-US@posix”). */
export function readerLocale(): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(navigator.language)[0];
  } catch {
    return undefined;
  }
}
