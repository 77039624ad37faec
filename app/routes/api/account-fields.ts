import { z } from 'zod';
import { passwordLength } from '#app/kernel/accounts/model/password.ts';
import { usernameLength, usernameSigns } from '#app/kernel/accounts/model/username.ts';
import { email as anyEmail, newPassword as anyPassword, username as anyUsername } from '#app/kernel/accounts/schema.ts';
import { isTimeZone } from '#app/platform/time/zones.ts';

/* The forms' rules are functions, of which a schema says nothing by itself: here they are told in the words that JSON Schema has. */

export const email = anyEmail.meta({ format: 'email' });
export const username = anyUsername.meta({ minLength: usernameLength.min, maxLength: usernameLength.max, pattern: usernameSigns.source });
export const newPassword = anyPassword.meta({ minLength: passwordLength.min, maxLength: passwordLength.max });
export const timeZone = z.string().max(64).refine(isTimeZone, 'accounts:errors.timeZone');
