import type { UploadOptions } from '#app/platform/http/upload-form.server.ts';
import { formBytes, pictureBytes } from './model/limits.ts';

/** What every form with a picture gives to `uploadForm`: how much may come, and how often from one person. */
export const pictureUpload: UploadOptions = {
  bodyBytes: pictureBytes + formBytes,
  limits: ({ ctx }) => [{ name: 'picture-upload', key: ctx.viewer?.id ?? '', max: 60, seconds: 3_600 }],
};
