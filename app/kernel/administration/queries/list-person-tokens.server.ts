import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import { tokensOf } from '#app/kernel/accounts/tokens/queries/list-tokens.server.ts';
import { requireOwner } from '../owner.ts';

/** What acts for somebody besides their browsers: programs that are signed in through the API, and the tokens of their scripts. */
export async function listPersonTokens(ctx: MemberCtx, personId: string) {
  requireOwner(ctx);
  const { tokens, clients } = await tokensOf(ctx, personId);
  // By its last signs only its person has to know a token again.
  return { clients, tokens: tokens.map(({ ending: _, ...token }) => token) };
}
