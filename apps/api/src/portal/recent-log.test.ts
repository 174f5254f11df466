import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@gemmavision/logging';
import { createRecentLog } from './recent-log.ts';

describe('the recent log', () => {
  it('keeps warnings and errors, the newest first, and passes every line on as it is', () => {
    const passed: string[] = [];
    const recent = createRecentLog({ write: (line) => void passed.push(line) });
    const logger = createLogger({ app: 'test', level: 'info', destination: recent });
    logger.info('listening');
    logger.warn({ queue: 'down' }, 'queue');
    logger.error({ req: { id: 'r1' }, err: new Error('no answer') }, 'failed');
    expect(passed).toHaveLength(3);
    expect(recent.find('warn')).toMatchObject([
      { level: 'error', message: 'failed', requestId: 'r1', details: expect.stringContaining('no answer') },
      { level: 'warn', message: 'queue', requestId: null, details: expect.stringContaining('down') },
    ]);
    expect(recent.find('error').map(({ message }) => message)).toEqual(['failed']);
  });

  it('shows nothing that the log itself does not say', () => {
    const recent = createRecentLog();
    const logger = createLogger({ app: 'test', level: 'info', destination: recent });
    logger.warn({ password: 'canary', to: 'ada@canary.example' }, 'no account of ada@canary.example');
    expect(JSON.stringify(recent.find('warn'))).not.toContain('canary');
  });

  it('is bounded in lines and in the length of each', () => {
    const recent = createRecentLog();
    const logger = createLogger({ app: 'test', level: 'info', destination: recent });
    for (let n = 0; n < 1000; n++) logger.error({ n, long: 'x'.repeat(10_000) }, 'again');
    const kept = recent.find('warn');
    expect(kept[0]?.details).toContain('999');
    expect(JSON.stringify(kept).length).toBeLessThan(2_000_000);
  });

  it('leaves out what is no line of JSON', () => {
    const recent = createRecentLog();
    recent.write('{"level":50, broken');
    recent.write('plain words');
    expect(recent.find('warn')).toEqual([]);
  });
});
