/** What became of a digest. `reason` is a code, without anybody's address. */
export type DigestFate =
  | { readonly outcome: 'sent'; readonly notices: number }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'refused'; readonly reason: string };
