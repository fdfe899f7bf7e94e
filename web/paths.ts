/** The path of the page where one question is answered. */
export function answerPath(token: string): string {
  return `/svar/${token}`;
}

/**
 * The path of the page with everything a contact is asked. With a question's number, it leads to that
 * question on the page.
 */
export function questionsPath(token: string, question?: number): string {
  return question === undefined ? `/spoergsmaal/${token}` : `/spoergsmaal/${token}/${question}`;
}

/** The path of a person's own page. With a question's number, it leads to that question on the page. */
export function ownPagePath(token: string, question?: number): string {
  return question === undefined ? `/mit/${token}` : `/mit/${token}/${question}`;
}

/** The path of the page on which an organisation's contact says how they want to be written to. */
export function wishesPath(token: string): string {
  return `/oensker/${token}`;
}

/** The path of the page on which an address answers whether it is the right one. */
export function confirmPath(token: string): string {
  return `/bekraeft/${token}`;
}

/** The path of the page on which a person gets a new link to their own page. */
export const NEW_LINK_PATH = '/nyt-link';

/** The path of the page on which somebody gets their links again. */
export const SEND_AGAIN_PATH = '/send-igen';
