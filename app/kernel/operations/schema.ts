import { z } from 'zod';

/** A button and nothing else. */
export const jobButtonSchema = z.object({});

/** The id in a job's address; what is none is not found. */
export const jobId = z.uuid();
