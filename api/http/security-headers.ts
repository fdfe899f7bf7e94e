import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Sets what every response tells browsers:
 *
 * - Run no script.
 * - Load styles, fonts and pictures from here only.
 * - Send forms nowhere else.
 * - Let nobody show the page in a frame.
 * - Tell no other site where one came from: the address of a link may open a page.
 * - Search engines must not list anything.
 */
export function securityHeaders(): RequestHandler {
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  return (req, res, next) => {
    res.set('X-Robots-Tag', 'noindex');
    setHeaders(req, res, next);
  };
}
