import { Alert, Button, Code, Group, Text, TextInput } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ChainCheckAnswer } from '@gemmavision/domain/audit';
import { CopyText } from '../../parts/CopyText.tsx';
import { momentOf } from '../../parts/when.ts';
import { readerLocale } from '../../ui/reader-locale.ts';
import { checkChain, type Chain } from './audit-queries.ts';
import { checkInWords } from './audit-words.ts';
import { headIn } from './known-head.ts';

/** Has the whole chain computed again, and says what came out; with a head from the log, also whether its end is there. */
export function ChainCheck({ chain }: { chain: Chain }) {
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const head = headIn(typed);
  const isUnreadable = typed.trim() !== '' && head === null;
  const checking = useMutation({ mutationFn: (known: string | null) => checkChain(chain, known) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isUnreadable) checking.mutate(head);
  };
  return (
    <form onSubmit={submit} style={{ marginBottom: '1.5rem' }}>
      <Group gap="xs" align="flex-start">
        <Button
          type="submit"
          variant="light"
          loading={checking.isPending}
          leftSection={<IconShieldCheck size={16} stroke={1.7} aria-hidden />}
        >
          Check the chain
        </Button>
        {isAsked ? (
          <TextInput
            aria-label="Head from the log"
            placeholder="A line of the log, or 3412:4f2a…"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={isUnreadable ? 'There is no number of an event with its hash in it.' : undefined}
            style={{ flex: '1 1 16rem', maxWidth: '32rem' }}
          />
        ) : (
          <Button variant="transparent" px={0} onClick={() => setAsked(true)}>
            against the log
          </Button>
        )}
      </Group>
      {isAsked ? (
        <Text size="sm" c="dimmed" mt={6} maw="46rem">
          Whoever owns the database could cut off the end of the chain, and what is left would still hold. So
          api and worker write each new head into their log, in lines with <Code>audit head</Code>. Take the
          last such line for this {chain === 'team' ? 'team' : 'portal'} from where your logs are kept: a
          chain that has been cut does not have it any more.
        </Text>
      ) : null}
      {checking.error ? (
        <Alert color="red" mt="sm" role="alert" title="The chain could not be checked">
          {checking.error.message}
        </Alert>
      ) : null}
      {checking.data === undefined ? null : (
        <Found check={checking.data} known={checking.variables ?? null} />
      )}
    </form>
  );
}

/** What the check found: in words, and the head to keep. */
function Found({ check, known }: { check: ChainCheckAnswer; known: string | null }) {
  const locale = readerLocale();
  const { head, broken } = check;
  const isWhole = broken === null;
  const whole = known === null ? 'The chain holds' : 'The chain holds, and has what the log knows';
  return (
    <Alert
      mt="sm"
      color={isWhole ? 'petrol' : 'red'}
      role={isWhole ? 'status' : 'alert'}
      title={isWhole ? whole : 'The chain does not hold'}
    >
      <Text size="sm">{checkInWords(check, (instant) => momentOf(instant, locale), locale)}</Text>
      {head === null ? null : (
        <Group gap="xs" mt={6} wrap="wrap">
          <Text size="sm" component="span">
            {isWhole ? 'Head' : 'Last event that holds'}: #{head.sequence.toLocaleString(locale)}{' '}
            <Code style={{ overflowWrap: 'anywhere' }}>{head.hash}</Code>
          </Text>
          <CopyText label="Copy" text={() => `${head.sequence}:${head.hash}`} />
        </Group>
      )}
    </Alert>
  );
}
