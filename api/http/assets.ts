import express from 'express';
import type { RequestHandler } from 'express';
import { DESIGN_SYSTEM_ASSETS, OWN_ASSETS } from '../../web/frame/assets.ts';

/** The styles, fonts and pictures of the pages, served from here: nothing is fetched from elsewhere. */
export function pageAssets(): RequestHandler {
  const router = express.Router();
  for (const { at, folder, holds } of [DESIGN_SYSTEM_ASSETS, OWN_ASSETS]) {
    const give = express.static(folder, { immutable: true, maxAge: '365d', index: false, redirect: false });
    router.use(at, (req, res, next) => {
      const path = req.path.slice(1);
      const isHeld = holds.some((held) => (held.endsWith('/') ? path.startsWith(held) : path === held));
      if (isHeld) give(req, res, next);
      else next();
    });
  }
  return router;
}
