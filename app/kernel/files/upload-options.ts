import type { UploadOptions } from '#app/platform/http/upload-form.server.ts';
import { formBytes, pdfBytes, pictureBytes } from './model/limits.ts';

/** What every form with a picture gives to `uploadForm`: how much may come, and how often from one person. */
export const pictureUpload: UploadOptions = {
  bodyBytes: pictureBytes + formBytes,
  limits: ({ ctx }) => [{ name: 'picture-upload', key: ctx.viewer?.id ?? '', max: 60, seconds: 3_600 }],
};

/** The same for a form with a PDF. */
export const pdfUpload: UploadOptions = {
  bodyBytes: pdfBytes + formBytes,
  limits: ({ ctx }) => [{ name: 'pdf-upload', key: ctx.viewer?.id ?? '', max: 60, seconds: 3_600 }],
};
