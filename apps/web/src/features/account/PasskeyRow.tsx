import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { OwnPasskey } from '@gemmavision/domain/access';
import { dayOf } from '../../parts/when.ts';

interface PasskeyRowProps {
  passkey: OwnPasskey;
  onRename: (name: string) => void;
  onRemove: () => void;
  isRemoving: boolean;
}

/** One passkey. Removing asks once more, in place: it cannot be undone. */
export function PasskeyRow({ passkey, onRename, onRemove, isRemoving }: PasskeyRowProps) {
  const [name, setName] = useState<string | null>(null);
  const [isDoomed, setIsDoomed] = useState(false);
  const shown = passkey.name ?? 'Passkey';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== null && name.trim() !== '') onRename(name.trim());
    setName(null);
  };
  return (
    <Group
      justify="space-between"
      gap="xs"
      py={8}
      style={{ borderBottom: '1px solid var(--line)' }}
      data-testid="passkey"
    >
      {name === null ? (
        <div style={{ minWidth: 0 }}>
          <Group gap={4} wrap="nowrap">
            <Text size="sm" fw={560} truncate>
              {shown}
            </Text>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Rename ${shown}`}
              onClick={() => setName(passkey.name ?? '')}
            >
              <IconPencil size={14} stroke={1.6} />
            </ActionIcon>
          </Group>
          <Text size="xs" c="dimmed">
            {passkey.createdAt === null ? '' : `Added ${dayOf(passkey.createdAt)} · `}
            {passkey.isSynced ? 'on all your devices of one vendor' : 'on one device only'}
          </Text>
        </div>
      ) : (
        <form onSubmit={submit} style={{ flex: '1 1 auto' }}>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              size="xs"
              aria-label="New name"
              maxLength={60}
              autoFocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              style={{ flex: '0 1 16rem' }}
            />
            <Button size="xs" type="submit">
              Save
            </Button>
            <Button size="xs" variant="default" onClick={() => setName(null)}>
              Cancel
            </Button>
          </Group>
        </form>
      )}
      {name !== null ? null : isDoomed ? (
        <Group gap="xs">
          <Button size="xs" variant="default" autoFocus onClick={() => setIsDoomed(false)}>
            Keep it
          </Button>
          <Button size="xs" color="red" loading={isRemoving} onClick={onRemove}>
            Remove for good
          </Button>
        </Group>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={`Remove ${shown}`}
          onClick={() => setIsDoomed(true)}
        >
          Remove
        </Button>
      )}
    </Group>
  );
}
