'use client';

import { useTheme } from 'next-themes';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { useInBrowser } from '@/components/ui/hooks/use-in-browser';
import { Menu, MenuItem } from './menu';

const themes = [
  { value: 'system', label: 'As the device', icon: 'monitor' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
] as const;

/** Light, dark, or as the device has it. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the choice: until the page is alive the button shows the default.
  const alive = useInBrowser();
  const current = themes.find((each) => alive && each.value === theme) ?? themes[0];
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="icon" aria-label={`Appearance: ${current.label}`} title="Appearance">
          <Icon name={current.icon} />
        </Button>
      }
    >
      {themes.map(({ value, label, icon }) => (
        <MenuItem key={value} icon={icon} onSelect={() => setTheme(value)}>
          {label}
          {value === current.value && <Icon name="check" className="ml-auto size-4" />}
        </MenuItem>
      ))}
    </Menu>
  );
}
