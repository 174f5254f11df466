import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';
import { programArguments } from '../../../../testing/program-arguments.ts';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function pii(input: string, ...args: string[]) {
  const node = [...programArguments('cli'), 'pii', ...args];
  return spawnSync(process.execPath, node, { cwd: root, input, encoding: 'utf8' });
}

describe('quantadvisor pii', () => {
  it('answers each line with the spans in its text', () => {
    const run = pii('{"id":"a","text":"write to ann@example.com"}\n\n{"id":2,"text":"Net sales 1,204"}\n');
    expect(run.stdout).toBe(
      '{"id":"a","spans":[{"type":"EMAIL_ADDRESS","start":9,"end":24}]}\n{"id":2,"spans":[]}\n',
    );
    expect(run.status).toBe(0);
  });

  it('says which line it cannot read', () => {
    const run = pii('{"id":"a","text":"x"}\n{"id":"b"}\n');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('standard input, line 2');
  });

  it('says which file it cannot open', () => {
    const run = pii('', '--in', '/no/such/file.jsonl');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('/no/such/file.jsonl');
  });
});
