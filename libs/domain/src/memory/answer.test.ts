import { describe, expect, it } from '@jest/globals';
import { answerMemoryQuestion } from './answer.ts';
import { memoryAnswerSchema, memoryQuerySchema } from './contract.ts';
import type { MemoryModel } from './estimate.ts';

const gemma27b: MemoryModel = {
  id: 'gemma-3-27b',
  name: 'Gemma 3 27B',
  parameters: { vision: 417e6, embedding: 1416e6, nonEmbedding: 25_600e6 },
  architecture: {
    globalLayers: 10,
    localLayers: 52,
    slidingWindow: 1024,
    kvHeads: 16,
    headDimension: 128,
    maxContext: 131_072,
    visionTokensPerImage: 256,
  },
};
const ask = (query: Record<string, string>, device?: { id: string; name: string; memoryBytes: number }) =>
  memoryAnswerSchema.parse(
    answerMemoryQuestion(gemma27b, memoryQuerySchema.parse({ model: gemma27b.id, ...query }), device),
  );

describe('the answer to a memory question', () => {
  it('counts one sequence, a 16-bit cache, vision and no overhead where nothing else is said', () => {
    const answer = ask({ weights: 'bf16', context: '32768' });
    expect(answer.weightsBytes).toEqual({
      vision: 834e6,
      embedding: 2_832e6,
      rest: 51_200e6,
      total: 54_866e6,
    });
    expect(answer.kvBytes).toBe(3_120_562_176);
    expect(answer.overheadBytes).toBe(0);
    expect(answer.totalBytes).toBe(54_866e6 + 3_120_562_176);
    expect(answer).not.toHaveProperty('fits');
  });

  it('says whether it fits, and what is the most that does, on a device', () => {
    const l4 = { id: 'l4', name: 'L4', memoryBytes: 24e9 };
    const answer = ask({ weights: 'int4', kv: 'int8', context: '32768', device: 'l4' }, l4);
    expect(answer).toMatchObject({ fits: true, maxContext: 131_072, maxSequences: 4 });
    expect(answer.assumptions.device).toMatchObject({ usableBytes: 21.6e9, devices: 1, utilisation: 0.9 });
    const bf16 = ask({ weights: 'bf16', context: '1024', device: 'l4' }, l4);
    expect(bf16).toMatchObject({ fits: false, maxContext: 0, maxSequences: 0 });
  });

  it('states its assumptions in words', () => {
    const { notes } = ask({ weights: 'q4_0', context: '200000', vision: 'false' }).assumptions;
    expect(notes.join(' ')).toContain('52 local ones at most 1024 tokens');
    expect(notes.join(' ')).toContain('vision encoder is left out');
    expect(notes.join(' ')).toContain('ends at 131072 tokens');
  });

  it('says what lies on each device, and what an engine takes that allocates in advance', () => {
    const l4 = { id: 'l4', name: 'L4', memoryBytes: 24e9 };
    const answer = ask(
      { weights: 'int4', context: '32768', devices: '2', overheadBytes: '1000', device: 'l4' },
      l4,
    );
    expect(answer.perDevice).toMatchObject({
      kvHeads: 8,
      kvBytes: answer.kvBytes / 2,
      overheadBytes: 1000,
      usableBytes: 21.6e9,
    });
    expect(answer.preallocatedBytes).toBe(43.2e9);
    expect(answer.marginBytes).toBe(2 * (answer.perDevice?.marginBytes ?? Number.NaN));
    expect(answer.assumptions.notes.join(' ')).toContain('each keeps 8 of 16 KV heads');
  });

  it('names the window policy, the micro-batch, the images and the precision of the encoder', () => {
    const answer = ask({
      ...{ weights: 'q4_0', context: '1000', images: '2', windowPolicy: 'llama.cpp' },
      visionPrecision: 'with-weights',
    });
    expect(answer.weightsBytes.vision).toBe((417e6 * 4.5) / 8);
    expect(answer.kvBytes).toBe(2 * 2 * 16 * 128 * (10 * 1_512 + 52 * 1_536));
    expect(answer.assumptions).toMatchObject({
      ...{ windowPolicy: 'llama.cpp', microBatch: 512, fullCache: false },
      ...{ context: 1_000, images: 2, imageTokens: 512, vision: true, visionPrecision: 'with-weights' },
    });
    const full = { weights: 'bf16', context: '5000' };
    expect(ask({ ...full, fullCache: 'true' })).toEqual(ask({ ...full, windowPolicy: 'full' }));
    expect(ask({ ...full, vision: 'false' })).toEqual(ask({ ...full, visionPrecision: 'left-out' }));
  });

  it.each([
    [{ fullCache: 'true', windowPolicy: 'exact' }, 'contradict'],
    [{ fullCache: 'false', windowPolicy: 'full' }, 'contradict'],
    [{ microBatch: '256' }, 'llama.cpp only'],
    [{ vision: 'false', visionPrecision: '16-bit' }, 'contradict'],
    [{ vision: 'true', visionPrecision: 'left-out' }, 'contradict'],
    [{ vision: 'false', images: '1' }, 'Images need the vision encoder'],
  ])('refuses %j, which contradicts itself', (query, reason) => {
    expect(() => ask({ weights: 'bf16', context: '1', ...query })).toThrow(reason);
  });

  it('leaves out how many sequences fit where they take nothing', () => {
    const l4 = { id: 'l4', name: 'L4', memoryBytes: 24e9 };
    expect(ask({ weights: 'int4', context: '0', device: 'l4' }, l4)).not.toHaveProperty('maxSequences');
  });

  it.each([
    [{ context: '' }, 'whole number from 0 to 16777216'],
    [{ context: ' ' }, 'whole number'],
    [{ context: '0x10' }, 'whole number'],
    [{ context: '1.5' }, 'whole number'],
    [{ context: '-1' }, 'whole number'],
    [{ context: '1', images: '' }, 'whole number from 0 to 10000'],
    [{ context: '1', overheadBytes: '' }, 'whole number from 0'],
    [{ context: '1', utilisation: '' }, 'above 0, up to 1'],
  ])('refuses %j instead of taking it for a number', (query, reason) => {
    expect(() => ask({ weights: 'bf16', ...query })).toThrow(reason);
  });

  it('takes numbers as people write them', () => {
    expect(ask({ weights: 'bf16', context: '1', overheadBytes: '1.5e9' }).overheadBytes).toBe(1_500_000_000);
    expect(() => ask({ weights: 'bf16' })).toThrow('whole number from 0 to 16777216');
  });

  it('refuses what is too large to be counted to the byte, and says so', () => {
    const l4 = { id: 'l4', name: 'L4', memoryBytes: 24e9 };
    const most = { weights: 'bf16', context: '16777216', sequences: '100000', windowPolicy: 'full' };
    const tooLarge = expect.objectContaining({ code: 'invalid_request' });
    expect(() => ask(most)).toThrow(tooLarge);
    const onMany = { weights: 'bf16', context: '1', overheadBytes: String(2 ** 45), devices: '1024' };
    expect(() => ask({ ...onMany, device: 'l4' }, l4)).toThrow(tooLarge);
  });

  it('says that devices and their utilisation count for nothing where no device is named', () => {
    const notes = (query: Record<string, string>) =>
      ask({ weights: 'bf16', context: '1', ...query }).assumptions.notes.join(' ');
    expect(notes({ devices: '4' })).toContain('No device is named');
    expect(notes({ utilisation: '0.5' })).toContain('No device is named');
    expect(notes({})).not.toContain('No device is named');
  });

  it('refuses unknown words and unknown settings', () => {
    expect(() => ask({ weights: 'int3', context: '1' })).toThrow();
    expect(() => ask({ weights: 'bf16', context: '1', fudge: '12' })).toThrow();
  });
});
