import type { ComponentType } from 'react';

/** What a page says of itself in its route’s `staticData`, to stand in the navigation. */
export interface NavigationEntry {
  label: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Absent: the page is reached from others only. */
    navigation?: NavigationEntry;
    /** The page’s name in the browser’s tab. */
    title?: string;
    /** The page fills the window and scrolls in its own parts. */
    fullWidth?: boolean;
  }
}
