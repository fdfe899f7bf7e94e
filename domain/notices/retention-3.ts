import type { NoticeText } from './notice-text.ts';
import { retention } from './retention.ts';

/** To the employer, 3 months after the start. */
export const retention3: NoticeText = retention(3);
