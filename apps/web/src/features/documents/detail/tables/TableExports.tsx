import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CorrectedTable } from '@gemmavision/domain/documents';
import { toTsv } from '@gemmavision/domain/spreadsheet';
import { addressOf } from '../../../../shell/api.ts';
import { saveFile } from '../../../../ui/save-file.ts';
import { toMarkdown } from './markdown.ts';
import classes from './TablesTab.module.css';

interface TableExportsProps {
  documentId: string;
  table: CorrectedTable;
  index: number;
}

/** A table for the clipboard or as a file, with what people corrected in it. */
export function TableExports({ documentId, table, index }: TableExportsProps) {
  const clipboard = useClipboard({ timeout: 1_500 });
  const params = { params: { id: documentId, index } };
  const files = [
    { name: 'CSV', href: addressOf('GET /api/documents/:id/tables/:index.csv', params) },
    { name: 'Excel (XLSX)', href: addressOf('GET /api/documents/:id/tables/:index.xlsx', params) },
    { name: 'HTML', href: addressOf('GET /api/documents/:id/tables/:index.html', params) },
    { name: 'Markdown', href: addressOf('GET /api/documents/:id/tables/:index.md', params) },
  ];
  return (
    <>
      <Choices label={clipboard.copied ? 'Copied' : 'Copy'}>
        <Menu.Item onClick={() => clipboard.copy(toTsv(table.rows))}>For a spreadsheet</Menu.Item>
        <Menu.Item onClick={() => clipboard.copy(toMarkdown(table))}>As Markdown</Menu.Item>
      </Choices>
      <Choices label="Export">
        {files.map(({ name, href }) => (
          <Menu.Item key={name} component="a" href={href} download className={classes.file}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() =>
            saveFile(`table-${index + 1}.json`, 'application/json', JSON.stringify(table, null, 2))
          }
        >
          JSON
        </Menu.Item>
      </Choices>
    </>
  );
}

/** A button that opens a list of ways. */
function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          rightSection={<IconChevronDown size={13} stroke={1.8} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
