import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { z } from 'zod';
import { findPii } from '@gemmavision/extraction/pii';
import { exitStatus } from '../exit-status.ts';
import { printJsonLine, tell } from '../output.ts';

const textSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

/** `quantadvisor pii`: marks the personal data in texts, without server or database. */
export function piiCommand(): Command {
  return new Command('pii')
    .description('Mark personal data: lines {id, text} in, lines {id, spans: [{type, start, end}]} out.')
    .option('--in <file>', 'JSON Lines with the texts; standard input if left out')
    .option('--out <file>', 'where the spans go; standard output if left out')
    .action(async (options: { in?: string; out?: string }) => {
      process.exitCode = await markTexts(options);
    });
}

async function markTexts(options: { in?: string; out?: string }): Promise<number> {
  const name = options.in ?? 'standard input';
  try {
    const source = options.in === undefined ? process.stdin : createReadStream(options.in);
    // A file that cannot be opened must end the reading, which listens to lines only.
    const failed = new Promise<never>((_, reject) => source.once('error', reject));
    const target = options.out === undefined ? undefined : await open(options.out, 'w');
    try {
      const reading = markLines(
        createInterface({ input: source, crlfDelay: Infinity }),
        name,
        async (line) => {
          if (target) await target.write(`${JSON.stringify(line)}\n`);
          else await printJsonLine(line);
        },
      );
      return await Promise.race([reading, failed]);
    } finally {
      await target?.close();
    }
  } catch (error) {
    tell(
      `${name}${options.out === undefined ? '' : ` to ${options.out}`}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return exitStatus.wrongUsage;
  }
}

async function markLines(
  lines: AsyncIterable<string>,
  name: string,
  write: (line: unknown) => Promise<void>,
): Promise<number> {
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (!parsed) {
      tell(`${name}, line ${number}: expected one object {"id": …, "text": "…"} in JSON.`);
      return exitStatus.wrongUsage;
    }
    await write({ id: parsed.id, spans: findPii(parsed.text) });
  }
  return exitStatus.allWell;
}

function parseLine(line: string): z.infer<typeof textSchema> | undefined {
  try {
    return textSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
