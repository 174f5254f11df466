import { Anchor } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { DocumentRecord, Table } from '@gemmavision/domain/documents';
import { fileSize } from '../../../parts/sizes.ts';
import { addressOf } from '../../../shell/api.ts';
import classes from './DownloadsTab.module.css';

interface DownloadsTabProps {
  document: DocumentRecord;
  tables: readonly Table[];
}

/** Everything that can be taken along. */
export function DownloadsTab({ document, tables }: DownloadsTabProps) {
  const params = { id: document.id };
  return (
    <ul className={classes.list}>
      <Download
        href={addressOf('GET /api/documents/:id/result', { params })}
        name="Everything as JSON"
        note="Pages, words with boxes, tables and fields, as the command line writes them"
        fileName={`${document.fileName}.json`}
      />
      <Download
        href={addressOf('GET /api/documents/:id/fields.csv', { params })}
        name="Key information as CSV"
        note="A field or key figure a line, with page and confidence"
      />
      <Download
        href={addressOf('GET /api/documents/:id/original', { params })}
        name="The original file"
        note={`${document.mediaType}, ${fileSize(document.sizeBytes)}`}
      />
      {tables.map((table, index) => (
        <Download
          key={index}
          href={addressOf('GET /api/documents/:id/tables/:index.csv', { params: { ...params, index } })}
          name={`Table ${index + 1} as CSV`}
          note={`Page ${table.page}, ${table.rows.length} × ${table.rows[0]?.length ?? 0}`}
        />
      ))}
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
