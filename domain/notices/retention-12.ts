import type { NoticeText } from './notice-text.ts';
import { retention } from './retention.ts';

/** To the employer, 12 months after the start. */
export const retention12: NoticeText = retention(12);
