import { describe, expect, it } from '@jest/globals';
import { correctedFieldsSchema, correctFields, figureTargets, type Fields } from './index.ts';
import { aCorrection, revenue } from './testing/income-statement.ts';

const fields: Fields = {
  docType: 'earnings-release',
  companyName: 'Amcor plc',
  documentDate: null,
  keyFigures: [revenue, { ...revenue, value: 1, printed: '1' }],
  evidence: {},
};

describe('corrected key information', () => {
  it('shows the person’s value with a mark that says what was read', () => {
    const corrected = correctFields(fields, [
      aCorrection({ kind: 'field', name: 'documentDate' }, { read: null, value: '2023-08-16' }),
      aCorrection({ kind: 'field', name: 'companyName' }, { read: 'Amcor plc', value: 'Amcor plc' }),
    ]);
    expect(corrected.documentDate).toBe('2023-08-16');
    expect(corrected.corrected).toMatchObject({
      documentDate: { kind: 'corrected', read: null, agrees: false, by: 'Ada' },
      companyName: { kind: 'confirmed', read: 'Amcor plc', agrees: true },
    });
    expect(fields.documentDate).toBeNull();
    expect(correctedFieldsSchema.parse(corrected)).toEqual(corrected);
  });

  it('knows one of two figures with the same name and period from the other', () => {
    const [, second] = figureTargets(fields.keyFigures);
    if (second === undefined) throw new Error('there are two figures');
    const corrected = correctFields(fields, [
      aCorrection(second, {
        read: '1',
        value: '2',
        anchor: { figure: revenue, meaning: { value: 2e6, scale: 1e6 } },
      }),
    ]);
    expect(corrected.keyFigures.map(({ value }) => value)).toEqual([14_694e6, 2e6]);
  });

  it('keeps a figure that a person corrected though another reading does not find it', () => {
    const [first] = figureTargets([revenue]);
    if (first === undefined) throw new Error('there is a figure');
    const correction = aCorrection(first, {
      read: '14,694',
      value: '14,649',
      anchor: { figure: revenue, meaning: { value: 14_649e6, scale: 1e6 } },
    });
    expect(correctFields({ ...fields, keyFigures: [] }, [correction]).keyFigures).toEqual([
      {
        ...revenue,
        printed: '14,649',
        value: 14_649e6,
        corrected: expect.objectContaining({ read: null, agrees: false }),
      },
    ]);
  });

  it('says where another reading has come to agree', () => {
    const correction = aCorrection(
      { kind: 'field', name: 'companyName' },
      { read: 'Amcor p1c', value: 'Amcor plc' },
    );
    expect(correctFields(fields, [correction]).corrected?.['companyName']).toMatchObject({
      kind: 'corrected',
      agrees: true,
    });
  });
});
