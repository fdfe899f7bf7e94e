import { watchRendering } from '../../../web/frame/watch-rendering.ts';

// Before every test file: whatever would be left out of a page or a mail without a word fails the test that renders it.
watchRendering();
