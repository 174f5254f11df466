import { Button, Group } from '@mantine/core';
import type { PageText } from '@gemmavision/domain/documents';
import { documentRoute } from '../../route.ts';
import { TextTab, type PersonalMarks } from '../TextTab.tsx';
import { EnginesTab } from './EnginesTab.tsx';
import { otherEngine, settingsFrom, settingsText } from './reading-settings.ts';

interface TextOrEnginesProps {
  documentId: string;
  text: PageText | null;
  page: number;
  personal: PersonalMarks;
}

/** The text of a page, or that text held against what another engine reads there. */
export function TextOrEngines({ documentId, text, page, personal }: TextOrEnginesProps) {
  const { compare } = documentRoute.useSearch();
  const navigate = documentRoute.useNavigate();
  const settings = settingsFrom(compare);
  const change = (next: string | undefined) =>
    void navigate({
      search: (before) => ({ ...before, compare: next }),
      replace: true,
      resetScroll: false,
    });
  if (settings !== undefined) {
    return (
      <EnginesTab
        key={page}
        documentId={documentId}
        page={page}
        text={text}
        settings={settings}
        onChange={change}
      />
    );
  }
  const first = { engine: otherEngine(text?.engine ?? ''), pageSegmentation: null };
  return (
    <>
      <Group justify="flex-end" mb={2}>
        <Button variant="subtle" size="compact-xs" onClick={() => change(settingsText(first))}>
          Compare with another engine
        </Button>
      </Group>
      <TextTab text={text} page={page} personal={personal} />
    </>
  );
}
