import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { PortalPerson } from '@gemmavision/domain/portal';
import type { Deed } from '../../parts/DeedDialog.tsx';
import { useMe } from '../../shell/session.ts';
import { deedsFor } from './person-deeds.tsx';

interface PersonMenuProps {
  person: PortalPerson;
  onChoose: (deed: Deed) => void;
}

/** What a portal admin may do about an account; of one’s own nothing but its sessions. */
export function PersonMenu({ person, onChoose }: PersonMenuProps) {
  const { user } = useMe();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${person.name}`}>
          <IconDots size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {deedsFor(person, person.id === user.id).map(({ label, deed }) => (
          <Menu.Item key={label} onClick={() => onChoose(deed)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
