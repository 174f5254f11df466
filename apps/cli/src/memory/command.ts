import { Command, Option } from 'commander';
import { z } from 'zod';
import { AppError } from '@gemmavision/domain/errors';
import {
  answerMemoryQuestion,
  kvTypeIds,
  memoryQuerySchema,
  visionPrecisions,
  weightTypeIds,
  windowPolicies,
  type MemoryAnswer,
  type MemoryDevice,
  type MemoryQuery,
} from '@gemmavision/domain/memory';
import { memoryModelOf } from '@gemmavision/domain/models';
import { readReferenceData, type ReferenceData } from '@gemmavision/reference-data';
import { exitStatus } from '../exit-status.ts';
import { printJsonLine, tell } from '../output.ts';
import { describeAnswer } from './describe-answer.ts';

interface MemoryOptions {
  model: string;
  weights: string;
  kv?: string;
  kType?: string;
  vType?: string;
  context: string;
  images?: string;
  sequences?: string;
  fullCache?: boolean;
  windowPolicy?: string;
  microBatch?: string;
  vision: boolean;
  visionPrecision?: string;
  overheadBytes?: string;
  device?: string;
  devices?: string;
  utilisation?: string;
  json?: boolean;
}

/** `quantadvisor memory`: the same question as GET /api/memory, answered without server or database. */
export function memoryCommand(): Command {
  return new Command('memory')
    .description('Compute the memory a model needs, from its architecture and the assumptions given.')
    .requiredOption('--model <id>', 'for example gemma-3-4b')
    .addOption(
      new Option('--weights <type>', 'how weights are stored').choices(weightTypeIds).makeOptionMandatory(),
    )
    .addOption(
      new Option('--kv <type>', 'how keys and values are stored; f16 if left out').choices(kvTypeIds),
    )
    .addOption(new Option('--k-type <type>', 'keys alone').choices(kvTypeIds))
    .addOption(new Option('--v-type <type>', 'values alone').choices(kvTypeIds))
    .requiredOption('--context <tokens>', 'tokens of text in one sequence')
    .option('--images <number>', 'images in one sequence, their tokens on top of the text; 0 if left out')
    .option('--sequences <number>', 'sequences at once; 1 if left out')
    .option('--full-cache', 'the engine keeps every token in every layer: as --window-policy full')
    .addOption(
      new Option(
        '--window-policy <policy>',
        'what the engine keeps in local layers; exact if left out',
      ).choices(windowPolicies),
    )
    .option('--micro-batch <tokens>', 'computed at once, for --window-policy llama.cpp; 512 if left out')
    .option('--no-vision', 'leave the vision encoder out: as --vision-precision left-out')
    .addOption(
      new Option(
        '--vision-precision <precision>',
        'how the vision encoder is held; as is usual for the weights if left out',
      ).choices(visionPrecisions),
    )
    .option('--overhead-bytes <bytes>', 'buffers and activations of the engine on each device; 0 if left out')
    .option('--device <id>', 'an accelerator: does it fit there?')
    .option('--devices <number>', 'how many of them; 1 if left out')
    .option('--utilisation <share>', 'share of their memory that may be used; 0.9 if left out')
    .option('--json', 'print one line of JSON, with exact bytes')
    .action(async (options: MemoryOptions) => {
      process.exitCode = await printMemory(options);
    });
}

async function printMemory(options: MemoryOptions): Promise<number> {
  const { json = false, ...question } = options;
  const parsed = memoryQuerySchema.safeParse({
    ...question,
    fullCache: question.fullCache === true ? 'true' : undefined,
    // Not said is not the same as said: only --no-vision can contradict --vision-precision.
    vision: question.vision ? undefined : 'false',
  });
  if (!parsed.success) {
    tell(z.prettifyError(parsed.error));
    return exitStatus.wrongUsage;
  }
  try {
    const answer = answerFrom(readReferenceData(), parsed.data);
    if (json) await printJsonLine(answer);
    else process.stdout.write(`${describeAnswer(answer)}\n`);
    return exitStatus.allWell;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell(error.message);
    return exitStatus.wrongUsage;
  }
}

/**
 * Answers the question from the shipped data. Throws unknown_model, unknown_split, no_vision_encoder, or not_found
 * for a device.
 */
function answerFrom({ models, accelerators }: ReferenceData, query: MemoryQuery): MemoryAnswer {
  const model = models.find(({ id }) => id === query.model);
  if (!model) {
    const known = models.map(({ id }) => id).join(', ');
    throw new AppError('unknown_model', `There is no model "${query.model}". Known are ${known}.`);
  }
  const device = query.device === undefined ? undefined : deviceNamed(query.device, accelerators);
  return answerMemoryQuestion(memoryModelOf(model), query, device);
}

function deviceNamed(id: string, accelerators: ReferenceData['accelerators']): MemoryDevice {
  const found = accelerators.find((accelerator) => accelerator.id === id);
  if (!found || found.memoryBytes.value === null) {
    const known = accelerators.map((accelerator) => accelerator.id).join(', ');
    throw new AppError('not_found', `There is no accelerator "${id}". Known are ${known}.`);
  }
  return { id, name: found.name, memoryBytes: found.memoryBytes.value };
}
