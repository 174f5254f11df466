import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What the pages of ours need of the browser; everything else that it could be asked for is off. */
const permissions = [
  'clipboard-write=(self)',
  'fullscreen=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ');

/**
 * The headers of every answer. Answers of the API and files may do nothing at all in a browser that takes one for a
 * page; what is a page has a policy of its own (`pagePolicy`, `docsPolicy`).
 */
export function securityHeaders(publicUrl: string): RequestHandler[] {
  return [
    helmet({
      // Without any referrer Chromium sends `Origin: null` with a POST, and better-auth refuses to sign in.
      referrerPolicy: { policy: 'same-origin' },
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'none'"],
          'frame-ancestors': ["'none'"],
          sandbox: [],
        },
      },
      xFrameOptions: { action: 'deny' },
      // Told over http, or for a name that also serves http, it would lock people out.
      strictTransportSecurity: isHttps(publicUrl) && { maxAge: 31_536_000, includeSubDomains: false },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', permissions);
      next();
    },
  ];
}

/** The policy of the web's pages. `nonce` is of this one answer: the component kit marks its style elements with it. */
export function pagePolicy(publicUrl: string, nonce: string): RequestHandler {
  return policy(publicUrl, { styleElements: [`'nonce-${nonce}'`] });
}

/** The policy of the page of the API: its template has a style element in it that carries no nonce. */
export function docsPolicy(publicUrl: string): RequestHandler {
  return policy(publicUrl, { styleElements: ["'unsafe-inline'"] });
}

function policy(publicUrl: string, { styleElements }: { styleElements: string[] }): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'base-uri': ["'none'"],
      'connect-src': ["'self'"],
      'font-src': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      // Charts become pictures by way of data: and blob:, and so do the kit's marks.
      'img-src': ["'self'", 'data:', 'blob:'],
      'object-src': ["'none'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      'style-src': ["'self'", ...styleElements],
      // Charts write their tooltips as HTML with style attributes: those can colour, but load and run nothing.
      'style-src-attr': ["'unsafe-inline'"],
      ...(isHttps(publicUrl) && { 'upgrade-insecure-requests': [] }),
    },
  });
}

const isHttps = (publicUrl: string) => publicUrl.startsWith('https:');
