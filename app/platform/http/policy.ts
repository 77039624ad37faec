/**
 * Who may use a loader or action. `C` is the context its handler may rely on
 * (a member's has a viewer), so that a handler cannot read a viewer that was never checked.
 */
export type Policy<C> = {
  name: string;
  admits(ctx: unknown): boolean;
  /** Type only. */
  readonly context?: C;
};
