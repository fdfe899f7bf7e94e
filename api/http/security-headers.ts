import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What every answer tells browsers: run no script, load styles, fonts and pictures from here alone, send forms nowhere
 * else, be framed by nobody, and tell no other site where one came from, for a link's address may open a page. No
 * search engine has business here either.
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
