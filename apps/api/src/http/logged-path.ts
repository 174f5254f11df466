import { apiContract } from '@gemmavision/domain/api';

/** Words of our own addresses. */
const words = new Set([
  ...Object.keys(apiContract).flatMap((key) => key.slice(key.indexOf('/') + 1).split('/')),
  ...[
    'account',
    'assets',
    'auth',
    'benchmarks',
    'docs',
    'health',
    'keys',
    'metrics',
    'models',
    'openapi.json',
  ],
  ...['quantization', 'ready', 'setup', 'sign-in'],
]);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A page or a table, as itself or as a file. */
const number = /^\d{1,9}(?:\.[a-z]{2,5})?$/;

/**
 * An address for the log: without its query, and of its path only words of ours, ids and numbers. What else stands
 * there may be the token of an invitation, a name, or whatever somebody tries out.
 */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?');
  const segments = path.split('/');
  const isOurs = (segment: string) =>
    segment === '' || words.has(segment) || uuid.test(segment) || number.test(segment);
  // What better-auth serves has words of its own; its tokens are of both cases.
  const isAuth = segments[1] === 'api' && segments[2] === 'auth';
  return segments
    .map((segment) => (isOurs(segment) || (isAuth && /^[a-z][a-z-]{0,30}$/.test(segment)) ? segment : '…'))
    .join('/');
}
