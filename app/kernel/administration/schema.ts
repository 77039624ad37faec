import { z } from 'zod';
import { roles } from './model/people-view.ts';

const broken = { error: 'admin:errors.formBroken' };

export const roleSchema = z.object({ role: z.enum(roles, broken) });

/** A button and nothing else. */
export const buttonInput = z.object({});

/** One checkbox each; a page holds fifty. */
export const chosenSchema = z.object({ person: z.array(z.uuid(broken), broken).max(100, broken).default([]) });

export const sessionsSchema = z.object({ session: z.union([z.literal('all'), z.uuid(broken)], broken) });

/** The ticked people of an address; what is no id is not there. */
export const readChosen = (params: URLSearchParams): string[] => [...new Set(params.getAll('person'))].filter((id) => z.uuid().safeParse(id).success).slice(0, 100);
