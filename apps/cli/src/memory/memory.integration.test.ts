import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { memoryAnswerSchema } from '@gemmavision/domain/memory';
import { programArguments } from '../../../../testing/program-arguments.ts';

/** Runs the command as a person would, from its source. */
function quantadvisor(...parameters: string[]) {
  const node = [...programArguments('cli'), ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, node, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { status, stdout, stderr };
}

const gemma4b = ['memory', '--model', 'gemma-3-4b', '--context', '32768'];

describe('quantadvisor memory', () => {
  it('prints exact bytes as JSON, without server or database', () => {
    const { status, stdout } = quantadvisor(...gemma4b, '--weights', 'sfp8', '--kv', 'int8', '--json');
    expect(status).toBe(0);
    expect(memoryAnswerSchema.parse(JSON.parse(stdout))).toMatchObject({
      weightsBytes: { vision: 417e6, embedding: 675e6, rest: 3209e6, total: 4301e6 },
      kvBytes: 396_361_728,
      overheadBytes: 0,
      totalBytes: 4301e6 + 396_361_728,
    });
  });

  it('takes every option of the contract', () => {
    const { stdout } = quantadvisor(
      ...gemma4b,
      ...['--weights', 'q4_0', '--k-type', 'q8_0', '--v-type', 'q4_0', '--sequences', '2', '--full-cache'],
      ...['--no-vision', '--overhead-bytes', '1000', '--device', 'l4', '--devices', '2'],
      ...['--utilisation', '0.5', '--json'],
    );
    const values = 4 * 256 * 34 * 32_768;
    expect(JSON.parse(stdout)).toMatchObject({
      weightsBytes: { vision: 0, total: 3884e6 * 0.5625 },
      kvBytes: 2 * (values / 32) * (34 + 18),
      overheadBytes: 1000,
      fits: true,
      assumptions: { device: { usableBytes: 24e9 }, fullCache: true, vision: false },
    });
  });

  it('takes what engines do beside the contract: windows, images, the precision of the encoder', () => {
    const { stdout } = quantadvisor(
      ...['memory', '--model', 'gemma-3-4b', '--context', '1000', '--weights', 'q4_0', '--images', '2'],
      ...['--window-policy', 'llama.cpp', '--micro-batch', '256', '--vision-precision', 'with-weights'],
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      weightsBytes: { vision: 417e6 * 0.5625 },
      kvBytes: 2 * 2 * 4 * 256 * (5 * 1_512 + 29 * 1_280),
      assumptions: { windowPolicy: 'llama.cpp', microBatch: 256, imageTokens: 512 },
    });
  });

  it('prints the share of each of several devices', () => {
    const { stdout } = quantadvisor(...gemma4b, '--weights', 'bf16', '--device', 'l4', '--devices', '2');
    expect(stdout).toMatch(/on each device +4\.697 GB/);
    expect(stdout).toMatch(/longest context +131072/);
  });

  it('prints a table for a person', () => {
    const { status, stdout } = quantadvisor(...gemma4b, '--weights', 'bf16');
    expect(status).toBe(0);
    expect(stdout).toMatch(/weights +8\.602 GB/);
  });

  it.each([
    [['--model', 'gemma-3n-e2b', '--weights', 'bf16', '--context', '1'], 'not published'],
    [['--model', 'gemma-9', '--weights', 'bf16', '--context', '1'], 'gemma-3-270m'],
    [['--model', 'gemma-3-4b', '--weights', 'int3', '--context', '1'], 'int3'],
    [['--model', 'gemma-3-4b', '--weights', 'bf16', '--context', 'long'], 'context'],
    [['--model', 'gemma-3-4b', '--weights', 'bf16', '--context', '1', '--device', 'abacus'], 'abacus'],
    [['--model', 'gemma-3-1b', '--weights', 'bf16', '--context', '1', '--images', '1'], 'no vision encoder'],
    [[...gemma4b.slice(1), '--weights', 'bf16', '--full-cache', '--window-policy', 'exact'], 'contradict'],
    [[...gemma4b.slice(1), '--weights', 'bf16', '--no-vision', '--images', '1'], 'vision encoder'],
  ])('ends with 1 and a reason for %j', (parameters, reason) => {
    const { status, stdout, stderr } = quantadvisor('memory', ...parameters, '--json');
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
    expect(stdout).toBe('');
  });
});
