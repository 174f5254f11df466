import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { offeredLanguages, tessdataPathFor } from './ocr-models.ts';

describe('models of the languages to read', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'models-'));
  mkdirSync(path.join(dataDir, 'tessdata'));
  writeFileSync(path.join(dataDir, 'tessdata/deu.traineddata'), '');
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('are the shipped one for English', () => {
    expect(tessdataPathFor('eng', dataDir)).toBeUndefined();
  });

  it('lie in the data folder, named as Tesseract names several', () => {
    expect(tessdataPathFor('deu', dataDir)).toBe(path.join(dataDir, 'tessdata/deu.traineddata'));
    expect(tessdataPathFor('eng+deu', dataDir)).toBe(path.join(dataDir, 'tessdata/eng+deu.traineddata'));
  });

  it('are offered by language, English beside whatever was put there', () => {
    const fresh = mkdtempSync(path.join(os.tmpdir(), 'models-'));
    expect(offeredLanguages(fresh)).toEqual(['eng']);
    mkdirSync(path.join(fresh, 'tessdata'));
    writeFileSync(path.join(fresh, 'tessdata/fra.traineddata'), '');
    expect(offeredLanguages(fresh)).toEqual(['eng', 'fra']);
    expect(tessdataPathFor('eng+fra', fresh)).toBe(path.join(fresh, 'tessdata/eng+fra.traineddata'));
    rmSync(fresh, { recursive: true });
  });

  it('are asked for by name where one is missing', () => {
    expect(() => tessdataPathFor('deu+fra', dataDir)).toThrow('fra.traineddata');
  });
});
