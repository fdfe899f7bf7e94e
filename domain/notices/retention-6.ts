import type { NoticeText } from './notice-text.ts';
import { retention } from './retention.ts';

/** To the employer, 6 months after the start. */
export const retention6: NoticeText = retention(6);
