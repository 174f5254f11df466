import { describe, expect, it } from '@jest/globals';
import { deletionInWords, refusalsOf, type ActionSubject } from './action-words.ts';

const aDocument = (
  id: string,
  classification: ActionSubject['classification'] = 'internal',
): ActionSubject => ({
  id,
  fileName: `${id}.pdf`,
  classification,
});

describe('the words of a deletion', () => {
  it('say which documents have no trash', () => {
    const [kept, gone] = [aDocument('a'), aDocument('b', 'restricted')];
    expect(deletionInWords([kept])).toContain('30 days');
    expect(deletionInWords([kept])).not.toContain('estricted');
    expect(deletionInWords([gone])).not.toContain('30 days');
    expect(deletionInWords([kept, gone, kept])).toMatch(/30 days.* 1 of them restricted/);
  });
});

describe('refusals', () => {
  it('are told by their reason, with the names of the files, the most frequent first', () => {
    const held = { code: 'conflict', detail: 'under legal hold' } as const;
    const missing = { code: 'not_found', detail: 'not there' } as const;
    const results = [
      { id: 'a', problem: missing },
      { id: 'b', problem: held },
      { id: 'c', problem: null },
      { id: 'd', problem: held },
    ];
    expect(
      refusalsOf(
        results,
        ['a', 'b', 'c', 'd'].map((id) => aDocument(id)),
      ),
    ).toEqual([
      { detail: 'under legal hold', fileNames: ['b.pdf', 'd.pdf'] },
      { detail: 'not there', fileNames: ['a.pdf'] },
    ]);
  });
});
