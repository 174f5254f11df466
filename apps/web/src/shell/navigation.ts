import type { ComponentType } from 'react';
import type { Action } from '@gemmavision/domain/access';

/** What a page says of itself in its route’s `staticData`, to stand in the navigation. */
export interface NavigationEntry {
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
}

/** What a page says of itself to stand among the tabs of its section: its address begins with that of the section. */
export interface SectionTab {
  label: string;
  /** Who sees it; left out: every member of the team. */
  needs?: Action | 'portal-admin';
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Absent: the page is reached from others only. */
    navigation?: NavigationEntry;
    /** Absent: the page stands in no section, or below a page that does. */
    tab?: SectionTab;
    /** The page’s name in the browser’s tab. */
    title?: string;
    /** The page fills the window and scrolls in its own parts. */
    fullWidth?: boolean;
  }
}
