import { Button, Group, Loader, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PageText } from '@gemmavision/domain/documents';
import type { PageReading } from '@gemmavision/domain/page-readings';
import { call } from '../../../../shell/api.ts';
import { useCan } from '../../../../shell/session.ts';
import { EmptyNote } from '../../../../ui/EmptyNote.tsx';
import { QueryState } from '../../../../ui/QueryState.tsx';
import { Comparison } from './Comparison.tsx';
import { engineWords, settingsFrom, settingsText, type ReadingSettings } from './reading-settings.ts';
import { readingQuery, readingsQuery } from './reading-queries.ts';
import { SettingsChoice } from './SettingsChoice.tsx';
import classes from './Engines.module.css';

interface EnginesTabProps {
  documentId: string;
  page: number;
  /** The page as the document’s result has it; null: nothing was read on it. */
  text: PageText | null;
  settings: ReadingSettings;
  /** Given the settings as the address has them; undefined goes back to the text alone. */
  onChange: (settings: string | undefined) => void;
}

/** One page as two engines read it. The document’s result is one of them, and stays as it is. */
export function EnginesTab({ documentId, page, text, settings, onChange }: EnginesTabProps) {
  const client = useQueryClient();
  const mayRead = useCan('documents.retry');
  const place = { id: documentId, page };
  const readings = useQuery(readingsQuery(place));
  const asking = useMutation({
    mutationFn: () =>
      call('POST /api/documents/:id/pages/:page/readings', {
        params: { id: documentId, page },
        body: { engine: settings.engine, pageSegmentation: settings.pageSegmentation ?? undefined },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: readingsQuery(place).queryKey, exact: true }),
  });
  const wanted = settingsText(settings);
  const textOf = ({ engine, pageSegmentation }: PageReading) => {
    const known = settingsFrom(pageSegmentation === null ? engine : `${engine}:${pageSegmentation}`);
    return known && settingsText(known);
  };
  return (
    <section aria-labelledby="two-engines">
      <Group justify="space-between" gap="xs" mb="xs">
        <h2 id="two-engines" className={classes.title}>
          Two engines on page {page}
        </h2>
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(undefined)}>
          Back to the text
        </Button>
      </Group>
      <SettingsChoice settings={settings} onChange={(next) => onChange(settingsText(next))} />
      <QueryState query={readings}>
        {(items) => {
          const reading = items.find((item) => textOf(item) === wanted);
          const isUnderWay = reading?.finishedAt === null;
          const ask =
            mayRead && !isUnderWay ? (
              <Button
                size="xs"
                variant={reading === undefined ? 'filled' : 'default'}
                loading={asking.isPending}
                onClick={() => asking.mutate()}
              >
                {reading === undefined ? `Read page ${page} with it` : 'Read it once more'}
              </Button>
            ) : null;
          return (
            <>
              {asking.error === null ? null : (
                <Text size="sm" c="red" role="alert">
                  {asking.error.message}
                </Text>
              )}
              <Outcome reading={reading} text={text} ask={ask} documentId={documentId} page={page} />
            </>
          );
        }}
      </QueryState>
    </section>
  );
}

interface OutcomeProps {
  reading: PageReading | undefined;
  text: PageText | null;
  /** The button that has the page read, where one may. */
  ask: ReactNode;
  documentId: string;
  page: number;
}

function Outcome({ reading, text, ask, documentId, page }: OutcomeProps) {
  if (reading === undefined) {
    return (
      <EmptyNote title="This engine has not read the page yet">
        A worker recognises the picture of the page, also where the document carries its own text. The result
        of the document stays as it is. <div className={classes.ask}>{ask}</div>
      </EmptyNote>
    );
  }
  if (reading.finishedAt === null) {
    return (
      <p role="status" className={classes.underWay}>
        <Loader size="xs" />
        {reading.status === 'PENDING'
          ? 'Waiting for a worker …'
          : `${engineWords[reading.engine]} reads the page …`}
      </p>
    );
  }
  if (reading.status === 'FAILED') {
    return (
      <EmptyNote title="The page could not be read">
        {reading.reason?.message} <div className={classes.ask}>{ask}</div>
      </EmptyNote>
    );
  }
  if (text === null) return <EmptyNote title="The result has no text on this page" />;
  return (
    <>
      <Finished documentId={documentId} page={page} id={reading.id} text={text} />
      <div className={classes.ask}>{ask}</div>
    </>
  );
}

function Finished({
  documentId,
  page,
  id,
  text,
}: {
  documentId: string;
  page: number;
  id: string;
  text: PageText;
}) {
  const query = useQuery(readingQuery({ id: documentId, page, reading: id }));
  return (
    <QueryState query={query}>
      {({ reading, text: other }) =>
        other === null ? null : (
          <Comparison documentId={documentId} result={text} reading={reading} other={other} />
        )
      }
    </QueryState>
  );
}
