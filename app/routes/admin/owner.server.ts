import type { AppLoadContext } from '@remix-run/node';
import type { MemberCtx } from '#app/kernel/accounts/context.ts';
import type { OwnerCtx } from '#app/kernel/administration/index.server.ts';

/** For commands: with where the owner sits, for the journal. */
export const asOwner = (ctx: MemberCtx, context: AppLoadContext): OwnerCtx => ({ ...ctx, ip: context.ip });
