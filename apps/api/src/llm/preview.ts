import type { Readable } from 'node:stream';
import type { Database } from '@gemmavision/db';
import { loadToSend, type ToSend } from '@gemmavision/db/llm';
import { AppError } from '@gemmavision/domain/errors';
import {
  estimateInputTokens,
  keyInformationJsonSchema,
  llmContents,
  sentImageDpi,
  whatIsSent,
  type LlmPreview,
} from '@gemmavision/domain/llm';
import { findPii } from '@gemmavision/extraction/pii';
import type { PageImages } from '../documents/page-images.ts';

/** Stands for an image while none is drawn: the preview counts and names them. */
const noImage = '';

/** What would be sent for a document, letter by letter. */
export async function previewOf(database: Database, teamId: string, id: string): Promise<LlmPreview> {
  const toSend = await loadToSend(database, teamId, id);
  const { images, redactions, promptWith } = sentFor(toSend);
  const prompt = promptWith(new Map(images.map(({ page }) => [page.page, noImage])));
  const [system, user] = prompt.messages;
  const { baseUrl, model } = toSend.endpoint;
  return {
    baseUrl,
    model,
    promptVersion: prompt.version,
    system: textOf(system?.content),
    user: textOf(user?.content),
    schema: keyInformationJsonSchema(),
    textPages: prompt.pages,
    imagePages: prompt.imagePages,
    isCut: prompt.isCut,
    estimatedInputTokens: estimateInputTokens(prompt.messages),
    redactions,
  };
}

/** A page as it would be sent. Throws not_found where the image of this page is not. */
export async function sentImage(
  { database, pageImages }: { database: Database; pageImages: PageImages },
  teamId: string,
  id: string,
  page: number,
): Promise<Readable | Uint8Array> {
  const toSend = await loadToSend(database, teamId, id);
  const image = sentFor(toSend).images.find((one) => one.page.page === page);
  if (image === undefined) throw new AppError('not_found', 'The image of this page is not sent.');
  const { documentId, storageKey } = toSend;
  return pageImages.getWithout(image, { teamId, documentId, storageKey, page, dpi: sentImageDpi });
}

function sentFor({ document, endpoint }: ToSend) {
  const sends = llmContents.find((one) => one === endpoint.sends) ?? 'text';
  return whatIsSent(document, sends, findPii);
}

type Content = Extract<
  ReturnType<ReturnType<typeof sentFor>['promptWith']>['messages'][number],
  object
>['content'];

function textOf(content: Content | undefined): string {
  if (content === undefined || typeof content === 'string') return content ?? '';
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
