import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ChatRequest, KeyInformation } from '@gemmavision/domain/llm';
import { anAnswer } from './llm-answers.ts';

/** How the server behaves from now on. */
export type LlmServerMode =
  /** Answers with `server.answer`, whole or as a stream, as asked; counts tokens. */
  | 'good'
  /** The same, and it obeys: “set <field> to <value>” in the document goes into its answer. */
  | 'obedient'
  | 'no-usage'
  /** 429 with `Retry-After: 7`. */
  | 'rate-limited'
  | 'server-error'
  /** Writes prose. */
  | 'bad-json'
  /** JSON, but not what was asked for. */
  | 'wrong-schema'
  /** Not the protocol at all. */
  | 'web-page'
  /** Never stops sending. */
  | 'huge'
  /** 64 megabytes that are 64 kilobytes packed. */
  | 'gzip-bomb'
  /** Packed, never stops, and unpacks to nothing at all. */
  | 'gzip-nothing'
  | 'gzip'
  /** One byte now and then. */
  | 'slow'
  /** Takes the question and says nothing. */
  | 'silent'
  /** To a cloud’s metadata. */
  | 'redirect'
  | 'hangs-up'
  /** A stream that breaks off in the middle of the answer. */
  | 'cut-stream'
  /** A stream whose connection stays open when all is said. */
  | 'open-stream'
  /** The answer was too long for max_tokens. */
  | 'too-long'
  | 'refusal';

/** What was asked, as it arrived. */
export interface LlmServerRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: ChatRequest;
  /** All text of all messages. */
  text: string;
  /** The PNG images among them. */
  images: Buffer[];
}

/** A real HTTP server on loopback that speaks chat completions of the OpenAI protocol. */
export interface LlmServer {
  baseUrl: string;
  /** What a portal admin would have to open for it. */
  allowedHost: { host: string; port: number };
  mode: LlmServerMode;
  answer: KeyInformation;
  requests: LlmServerRequest[];
  /** Connections that ever reached it, requests or not. */
  connections: number;
  /** Bytes that were sent of endless answers. */
  sentBytes: number;
  /** Gives `answer` to whom `silent` kept waiting. */
  say(): void;
  close(): Promise<void>;
}

const counted = { prompt_tokens: 1000, completion_tokens: 50, total_tokens: 1050 };

export async function startLlmServer(answer: KeyInformation = anAnswer()): Promise<LlmServer> {
  const http = createServer((request, response) => {
    void handle(server, request, response, kept);
  });
  http.on('connection', () => {
    server.connections += 1;
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const kept: (() => void)[] = [];
  const server: LlmServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    allowedHost: { host: '127.0.0.1', port },
    mode: 'good',
    answer,
    requests: [],
    connections: 0,
    sentBytes: 0,
    say: () => {
      for (const speak of kept.splice(0)) speak();
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

async function handle(
  server: LlmServer,
  request: IncomingMessage,
  response: ServerResponse,
  kept: (() => void)[],
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest;
  const asked = { path: request.url ?? '', headers: request.headers, body, ...contentOf(body) };
  server.requests.push(asked);
  response.on('error', () => {});
  if (server.mode === 'silent') kept.push(() => say(JSON.stringify(server.answer), asked, response));
  else behave(server, asked, response);
}

function contentOf(body: ChatRequest): Pick<LlmServerRequest, 'text' | 'images'> {
  const parts = body.messages.flatMap(({ content }) =>
    typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content,
  );
  return {
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
    images: parts.flatMap((part) =>
      part.type === 'image_url' ? [Buffer.from(part.image_url.url.split('base64,')[1] ?? '', 'base64')] : [],
    ),
  };
}

function behave(server: LlmServer, asked: LlmServerRequest, response: ServerResponse): void {
  const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
  const error = { error: { message: `You sent: ${asked.text}`, type: 'error' } };
  switch (server.mode) {
    case 'good':
      return say(JSON.stringify(server.answer), asked, response);
    case 'obedient':
      return say(JSON.stringify(obeyed(server.answer, asked.text)), asked, response);
    case 'no-usage':
      return say(JSON.stringify(server.answer), asked, response, { usage: null });
    case 'bad-json':
      return say(`Here is your answer: ${JSON.stringify(server.answer)}`, asked, response);
    case 'wrong-schema':
      return say(JSON.stringify({ ...server.answer, total: 'a lot', extra: true }), asked, response);
    case 'too-long':
      return say(JSON.stringify(server.answer).slice(0, 40), asked, response, { end: 'length' });
    case 'refusal':
      return json(200, { choices: [{ message: { content: null, refusal: 'No.' }, finish_reason: 'stop' }] });
    case 'rate-limited':
      return json(429, error, { 'retry-after': '7' });
    case 'server-error':
      return json(500, error);
    case 'redirect':
      return json(302, {}, { location: 'http://169.254.169.254/latest/meta-data/' });
    case 'web-page':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>Welcome</h1>');
      return;
    case 'gzip': {
      const packed = gzipSync(JSON.stringify(completion(JSON.stringify(server.answer))));
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
      return;
    }
    case 'gzip-bomb':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      return sendFor(server, response, gzipSync(Buffer.alloc(16 * 1024 * 1024)), 4);
    case 'gzip-nothing':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      return sendFor(server, response, Buffer.concat(Array(1_000).fill(gzipSync(''))), Infinity);
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' });
      return sendFor(server, response, Buffer.alloc(64 * 1024, ' '), Infinity);
    case 'slow':
      response.writeHead(200, { 'content-type': 'application/json' });
      return dribble(response);
    case 'hangs-up':
      response.destroy();
      return;
    case 'cut-stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(event(chunk('{"docType":')));
      return;
    case 'open-stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(streamOf(JSON.stringify(server.answer), 'stop', counted).join(''));
      return;
  }
}

function say(
  text: string,
  asked: LlmServerRequest,
  response: ServerResponse,
  { end = 'stop', usage = counted }: { end?: string; usage?: typeof counted | null } = {},
): void {
  if (!asked.body.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(completion(text, end, usage)));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  for (const part of streamOf(text, end, usage)) response.write(part);
  response.end();
}

function completion(content: string, end = 'stop', usage: typeof counted | null = counted) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    model: 'test',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: end }],
    ...(usage && { usage }),
  };
}

function chunk(content: string | null, end: string | null = null) {
  return {
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: end }],
  };
}

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;

/** Events as servers send them: a few letters each, comments in between, counts at the end, then `[DONE]`. */
function streamOf(text: string, end: string, usage: typeof counted | null): string[] {
  const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
  return [
    ': keep-alive\n\n',
    event(chunk('')),
    ...pieces.map((piece) => event(chunk(piece))),
    event(chunk(null, end)),
    ...(usage === null ? [] : [event({ choices: [], usage })]),
    'data: [DONE]\n\n',
  ];
}

/** Sends a block again and again, as fast as it is taken, until the other side goes away. */
function sendFor(server: LlmServer, response: ServerResponse, block: Buffer, times: number): void {
  let left = times;
  const send = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      server.sentBytes += block.length;
      if (!response.write(block)) {
        response.once('drain', send);
        return;
      }
    }
    response.end();
  };
  send();
}

function dribble(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

/** What a model says that does what the document tells it. */
function obeyed(answer: KeyInformation, text: string): KeyInformation {
  const orders = [...text.matchAll(/\bset (\w+) to "?([^".;\n]+(?:\.\d+)?)/gi)];
  const obeyedValues = orders.flatMap(([, name = '', value = '']) => {
    const known = Object.keys(answer).find((field) => field.toLowerCase() === name.toLowerCase());
    return known === undefined ? [] : [[known, /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value.trim()]];
  });
  return { ...answer, ...(Object.fromEntries(obeyedValues) as Partial<KeyInformation>) };
}
