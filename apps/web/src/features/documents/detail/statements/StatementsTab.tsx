import { Group, Switch } from '@mantine/core';
import { useMemo } from 'react';
import type { DocumentRecord, Fields } from '@gemmavision/domain/documents';
import { layOutStatements, mergeFigures } from '@gemmavision/domain/companies';
import { StatementsTable } from '../../../../parts/statements/StatementsTable.tsx';
import { viewsOf } from '../../../../parts/statements/views.ts';
import { ViewSwitch } from '../../../../parts/statements/ViewSwitch.tsx';
import { EmptyNote } from '../../../../ui/EmptyNote.tsx';
import { documentRoute } from '../../route.ts';

interface StatementsTabProps {
  document: DocumentRecord;
  fields: Fields;
}

/** The document’s statements side by side over the periods that it prints; each figure shows itself on its page. */
export function StatementsTab({ document: { id, fileName }, fields }: StatementsTabProps) {
  const { periods, growth } = documentRoute.useSearch();
  const navigate = documentRoute.useNavigate();
  const figures = useMemo(
    () => mergeFigures([{ documentId: id, documentDate: fields.documentDate, figures: fields.keyFigures }]),
    [id, fields],
  );
  const views = useMemo(() => viewsOf(figures), [figures]);
  const view = views.find((each) => each === periods) ?? 'all';
  const sheet = useMemo(() => layOutStatements(figures, view), [figures, view]);
  const fileNames = useMemo(() => new Map([[id, fileName]]), [id, fileName]);
  const change = (part: { periods?: typeof periods; growth?: 'on' }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  if (sheet.columns.length === 0) {
    return (
      <EmptyNote title="No statements were read">
        Reports and earnings releases have income statements, balance sheets and cash flow statements;
        invoices and receipts do not.
      </EmptyNote>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm">
        <ViewSwitch
          views={views}
          view={view}
          onChange={(next) => change({ periods: next === 'all' ? undefined : next })}
        />
        <Switch
          size="xs"
          label="Growth over the year before"
          checked={growth === 'on'}
          onChange={(event) => change({ growth: event.currentTarget.checked ? 'on' : undefined })}
        />
      </Group>
      <StatementsTable
        title={`Statements of ${fileName}`}
        sheet={sheet}
        figures={figures}
        fileNames={fileNames}
        hasGrowth={growth === 'on'}
        within={{ tab: 'statements', periods, growth }}
      />
    </>
  );
}
