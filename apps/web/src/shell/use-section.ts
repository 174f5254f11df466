import { useRouter } from '@tanstack/react-router';
import { useMe } from './session.ts';

/** The first part of the address of pages that belong together. */
export type Section = '/team' | '/portal' | '/account';

/** The pages of a section that the person may open, in the order of src/routes.ts. */
export function useSection(section: Section) {
  const { routesById } = useRouter();
  const { actions, isPortalAdmin } = useMe();
  return Object.values(routesById).flatMap((route) => {
    const tab = route.options.staticData?.tab;
    if (tab === undefined || !route.fullPath.startsWith(`${section}/`)) return [];
    const { label, needs } = tab;
    const mayOpen =
      needs === undefined || (needs === 'portal-admin' ? isPortalAdmin : actions.includes(needs));
    return mayOpen ? [{ label, path: route.fullPath }] : [];
  });
}
