import { Modal, NumberInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { PortalTeam } from '@gemmavision/domain/portal';
import { FormEnd } from '../../parts/FormEnd.tsx';
import { call } from '../../shell/api.ts';

interface QuotaDialogProps {
  team: PortalTeam;
  onClose: () => void;
}

const gigabyte = 1e9;

/** What the team may use in place of the portal’s own limits: empty takes those, 0 is no limit. */
export function QuotaDialog({ team, onClose }: QuotaDialogProps) {
  const { version, ...before } = team.quotas;
  const client = useQueryClient();
  const [documents, setDocuments] = useState<number | string>(before.documentsPerDay ?? '');
  const [gigabytes, setGigabytes] = useState<number | string>(
    before.bytesPerTeam === null ? '' : before.bytesPerTeam / gigabyte,
  );
  const [pages, setPages] = useState<number | string>(before.pagesPerMonth ?? '');
  const saving = useMutation({
    mutationFn: () => {
      const size = limitOf(gigabytes);
      return call('PUT /api/portal/teams/:id/quotas', {
        params: { id: team.id },
        body: {
          version,
          documentsPerDay: limitOf(documents),
          bytesPerTeam: size === null ? null : Math.round(size * gigabyte),
          pagesPerMonth: limitOf(pages),
        },
      });
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['portal', 'teams'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const field = {
    min: 0,
    allowNegative: false,
    thousandSeparator: ',',
    placeholder: 'the portal’s own',
    mt: 'sm',
  };
  return (
    <Modal opened onClose={onClose} title={`Quotas of ${team.name}`} centered>
      <form onSubmit={submit}>
        <Text size="sm" c="dimmed">
          Leave a field empty to take the portal’s own limit; 0 is no limit.
        </Text>
        <NumberInput
          {...field}
          label="Uploads of one person in a day"
          allowDecimal={false}
          max={1_000_000}
          value={documents}
          onChange={setDocuments}
          data-autofocus
        />
        <NumberInput
          {...field}
          label="Originals of the team, in GB"
          description={`${(team.bytesKept / gigabyte).toLocaleString('en', { maximumFractionDigits: 2 })} GB are in use, with the trash.`}
          decimalScale={3}
          max={1_000_000}
          value={gigabytes}
          onChange={setGigabytes}
        />
        <NumberInput
          {...field}
          label="Pages read in a month"
          description={`${team.thisMonth.pages.toLocaleString('en')} were read this month.`}
          allowDecimal={false}
          max={1_000_000_000}
          value={pages}
          onChange={setPages}
        />
        <FormEnd verb="Save" sending={saving} onCancel={onClose} />
      </form>
    </Modal>
  );
}

/** An empty field is no number: the portal’s own limit. */
function limitOf(value: number | string): number | null {
  return value === '' ? null : Number(value);
}
