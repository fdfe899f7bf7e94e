/** The path of the page where one question is answered. */
export function answerPath(token: string): string {
  return `/svar/${token}`;
}

/** The path of the page with everything a contact is asked; with a question's number, of that question on it. */
export function questionsPath(token: string, question?: number): string {
  return question === undefined ? `/spoergsmaal/${token}` : `/spoergsmaal/${token}/${question}`;
}

/** The path of a person's own page; with a question's number, of that question on it. */
export function ownPagePath(token: string, question?: number): string {
  return question === undefined ? `/mit/${token}` : `/mit/${token}/${question}`;
}

/** The path of the page where an organisation's contact tells how they want to be written to. */
export function wishesPath(token: string): string {
  return `/oensker/${token}`;
}

/** The path of the page where somebody gets their links again. */
export const SEND_AGAIN_PATH = '/send-igen';
