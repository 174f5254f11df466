import { Anchor } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { fileSize } from '../../../parts/sizes.ts';
import { addressOf } from '../../../shell/api.ts';
import { useCan } from '../../../shell/session.ts';
import classes from './DownloadsTab.module.css';

interface DownloadsTabProps {
  document: DocumentRecord;
}

/** Everything that can be taken along. */
export function DownloadsTab({ document }: DownloadsTabProps) {
  const params = { id: document.id };
  const mayUnmask = useCan('documents.unmask');
  const count = document.tables ?? 0;
  const tables = `${count} ${count === 1 ? 'table' : 'tables'}`;
  return (
    <ul className={classes.list}>
      <Download
        href={addressOf('GET /api/documents/:id/result', { params })}
        name="Everything as JSON"
        note="Pages, words with boxes, tables and fields, with what people corrected"
        fileName={`${document.fileName}.json`}
      />
      <Download
        href={addressOf('GET /api/documents/:id/fields.csv', { params })}
        name="Key information as CSV"
        note="A field or key figure a line, with page, confidence, and what people corrected"
      />
      {mayUnmask ? (
        <Download
          href={addressOf('GET /api/documents/:id/original', { params })}
          name="The original file"
          note={`${document.mediaType}, ${fileSize(document.sizeBytes)}`}
        />
      ) : null}
      {count === 0 ? null : (
        <>
          <Download
            href={addressOf('GET /api/documents/:id/tables.xlsx', { params })}
            name="All tables as an Excel workbook"
            note={`${tables}, a sheet each, figures as numbers`}
          />
          <Download
            href={addressOf('GET /api/documents/:id/tables.csv', { params })}
            name="All tables as CSV"
            note={`${tables}, one below the other`}
          />
          <Download
            href={addressOf('GET /api/documents/:id/tables.html', { params })}
            name="All tables as a web page"
            note={tables}
          />
          <Download
            href={addressOf('GET /api/documents/:id/tables.md', { params })}
            name="All tables as Markdown"
            note={tables}
          />
        </>
      )}
    </ul>
  );
}

interface DownloadProps {
  href: string;
  name: string;
  note: string;
  /** Where the portal does not name the file itself. */
  fileName?: string;
}

function Download({ href, name, note, fileName }: DownloadProps) {
  return (
    <li className={classes.row}>
      <Anchor href={href} download={fileName ?? true} className={classes.link}>
        <IconDownload size={16} stroke={1.6} aria-hidden />
        {name}
      </Anchor>
      <span className={classes.note}>{note}</span>
    </li>
  );
}
