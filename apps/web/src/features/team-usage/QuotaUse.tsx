import { Progress, Text } from '@mantine/core';
import type { Usage } from '@gemmavision/domain/usage';
import { fileSize } from '../../parts/sizes.ts';
import { readerLocale } from '../../ui/reader-locale.ts';
import classes from './TeamUsage.module.css';

/** How much of the team’s limits is used; nothing where there are none. */
export function QuotaUse({ usage: { quotas, kept, thisMonth } }: { usage: Usage }) {
  const { bytesPerTeam, pagesPerMonth, documentsPerDay } = quotas;
  const count = (amount: number) => amount.toLocaleString(readerLocale());
  if (bytesPerTeam === null && pagesPerMonth === null && documentsPerDay === null) return null;
  return (
    <section aria-label="Limits" className={classes.quotas}>
      {bytesPerTeam === null ? null : (
        <Quota name="Room for documents" used={kept.bytes} limit={bytesPerTeam} words={fileSize} />
      )}
      {pagesPerMonth === null ? null : (
        <Quota name="Pages this month (UTC)" used={thisMonth.pages} limit={pagesPerMonth} words={count} />
      )}
      {documentsPerDay === null ? null : (
        <div>
          <b>Uploads of one person</b> up to {count(documentsPerDay)} documents a day
        </div>
      )}
    </section>
  );
}

interface QuotaProps {
  name: string;
  used: number;
  limit: number;
  words: (amount: number) => string;
}

/** From here on the bar warns. */
const nearlyAll = 0.9;

function Quota({ name, used, limit, words }: QuotaProps) {
  const share = limit === 0 ? 1 : used / limit;
  return (
    <div>
      <b>{name}</b> {words(used)} of {words(limit)}
      <Progress
        mt={6}
        value={Math.min(100, share * 100)}
        color={share >= nearlyAll ? 'red' : 'petrol'}
        aria-label={name}
      />
      {share >= 1 ? (
        <Text size="xs" c="red" mt={4}>
          The limit is reached: uploads are refused. A portal admin can raise it.
        </Text>
      ) : null}
    </div>
  );
}
