import type { NoticeText } from './notice-text.ts';
import { retention } from './retention.ts';

/** To the employer, 1 month after the start. */
export const retention1: NoticeText = retention(1);
