import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express from 'express';
import type { RequestHandler } from 'express';
import type { Answer } from '../http/route.ts';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The files of the readable description, served from here: nothing is fetched from elsewhere. */
export function docsAssets(): RequestHandler {
  const router = express.Router();
  for (const asset of ASSETS) {
    router.get(`/${asset}`, (_req, res) => res.sendFile(join(SWAGGER_UI, asset), { maxAge: '1h' }));
  }
  return router;
}

/** The readable description of the API, from which requests can be tried. */
export function docsPage(): Answer {
  return { status: 200, type: 'html', body: PAGE };
}

/** The page's own script: a file of its own, since the pages take no inline scripts. */
export function docsScript(): Answer {
  return { status: 200, type: 'js', body: SCRIPT };
}

const PAGE = `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Fodfæste – API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
  </head>
  <body>
    <main id="description"></main>
    <noscript><p>Beskrivelsen ligger også som fil: <a href="/api/openapi.json">/api/openapi.json</a></p></noscript>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const SCRIPT = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#description',
  deepLinking: true,
  tryItOutEnabled: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;
