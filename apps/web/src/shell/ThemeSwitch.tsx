import { useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { Segments } from '../ui/Segments.tsx';

const schemes = [
  { value: 'light', name: 'Light', icon: IconSun },
  { value: 'auto', name: 'As the system', icon: IconDeviceDesktop },
  { value: 'dark', name: 'Dark', icon: IconMoon },
] as const satisfies { value: MantineColorScheme; name: string; icon: typeof IconSun }[];

/** Light, dark, or whatever the system says; the browser remembers it. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Segments
      isFullWidth
      label="Colour scheme"
      value={colorScheme}
      onChange={setColorScheme}
      segments={schemes.map(({ value, name, icon: Icon }) => ({
        value,
        label: (
          <span title={name} style={{ display: 'grid', placeItems: 'center', height: 18 }}>
            <Icon size={16} stroke={1.6} aria-hidden />
            <VisuallyHidden>{name}</VisuallyHidden>
          </span>
        ),
      }))}
    />
  );
}
