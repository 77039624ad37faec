import { z } from 'zod';

/** A button and nothing else. */
export const buttonOnlySchema = z.object({});

/** Who erases everything types their name: a slip of the hand does not. */
export const deletionSchema = z.object({
  username: z.string({ error: 'data:errors.usernameRequired' }).trim().min(1, 'data:errors.usernameRequired').max(100, 'data:errors.otherName'),
});
