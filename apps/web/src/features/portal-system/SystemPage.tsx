import { PortalPage } from '../../parts/PortalPage.tsx';
import { Health } from './Health.tsx';
import { KeptData } from './KeptData.tsx';
import { SettingsTable } from './SettingsTable.tsx';
import { StorageSection } from './StorageSection.tsx';

/** How the installation is, what it keeps, and how it is set. */
export function SystemPage() {
  return (
    <PortalPage title="System" lead="How the installation is, what it keeps, and how it is set.">
      <Health />
      <StorageSection />
      <KeptData />
      <SettingsTable />
    </PortalPage>
  );
}
