import type { DocumentRecord, ProcessingStage } from '@gemmavision/domain/documents';
import classes from './ProgressLine.module.css';

const stageWords: Record<ProcessingStage, string> = {
  opening: 'Opening the file',
  reading: 'Reading pages',
  recognising: 'Recognising text',
  understanding: 'Finding tables and figures',
  saving: 'Saving',
};

/** What is being done to a document right now, in words. */
export function progressWords({ status, progress }: Pick<DocumentRecord, 'status' | 'progress'>): string {
  if (progress === null) return status === 'RUNNING' ? 'Starting' : 'Waiting for a free worker';
  const pages =
    progress.pages > 0 ? ` · page ${Math.min(progress.page, progress.pages)} of ${progress.pages}` : '';
  return stageWords[progress.stage] + pages;
}

/** The words and a bar; the bar only moves by pages that are really finished. */
export function ProgressLine({ document }: { document: Pick<DocumentRecord, 'status' | 'progress'> }) {
  const { progress } = document;
  const words = progressWords(document);
  const share = progress !== null && progress.pages > 0 ? Math.min(1, progress.page / progress.pages) : null;
  return (
    <div className={classes.line}>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        <div
          className={classes.bar}
          data-unknown={share === null || undefined}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
      <span className={classes.words}>{words}</span>
    </div>
  );
}
