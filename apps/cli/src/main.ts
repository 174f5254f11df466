import { Command } from 'commander';
import { cacheCommand } from './cache/command.ts';
import { extractCommand } from './extract/command.ts';
import { ingestCommand } from './ingest/command.ts';
import { memoryCommand } from './memory/command.ts';
import { endOnBrokenPipe } from './output.ts';
import { piiCommand } from './pii/command.ts';

endOnBrokenPipe();

const program = new Command('quantadvisor')
  .description('Reads financial documents, here or by way of a portal.')
  .showHelpAfterError('(--help explains the options)')
  .addCommand(extractCommand())
  .addCommand(ingestCommand())
  .addCommand(memoryCommand())
  .addCommand(piiCommand())
  .addCommand(cacheCommand());

await program.parseAsync();
