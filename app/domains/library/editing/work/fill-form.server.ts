import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFCheckBox, PDFDropdown, PDFOptionList, PDFRadioGroup, PDFTextField } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFField } from '@cantoo/pdf-lib';
import { maxFieldLength, maxFormFields } from '../model/limits.ts';
import type { FormAnswers, FormField } from '../model/form-fields.ts';

/** The fields a person can fill, in the file's order; buttons, signatures and what is read-only stay out. */
export function readFields(doc: PDFDocument): FormField[] {
  return doc.getForm().getFields().slice(0, maxFormFields).flatMap((field) => {
    const described = describe(field);
    return described && !field.isReadOnly() ? [described] : [];
  });
}

function describe(field: PDFField): FormField | null {
  const about = { name: field.getName().slice(0, 300), isRequired: field.isRequired() };
  if (field instanceof PDFTextField) {
    const maxLength = Math.min(field.getMaxLength() ?? maxFieldLength, maxFieldLength);
    return { ...about, kind: 'text', value: quietly(() => field.getText()) ?? '', isLong: field.isMultiline(), maxLength };
  }
  if (field instanceof PDFCheckBox) return { ...about, kind: 'check', value: field.isChecked() };
  if (field instanceof PDFRadioGroup) return { ...about, kind: 'radio', value: quietly(() => field.getSelected()) ?? '', options: field.getOptions().slice(0, 100) };
  if (field instanceof PDFDropdown || field instanceof PDFOptionList) {
    const isMultiple = field instanceof PDFOptionList && field.isMultiselect();
    return { ...about, kind: 'select', value: quietly(() => field.getSelected()) ?? [], options: field.getOptions().slice(0, 500), isMultiple };
  }
  return null;
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Writes answers into the form, with a font that has the letters of both languages. */
export async function fillForm(doc: PDFDocument, answers: FormAnswers): Promise<void> {
  const form = doc.getForm();
  const before = new Map(readFields(doc).map((field) => [field.name, field]));
  const changed: PDFField[] = [];
  for (const field of form.getFields()) {
    const known = before.get(field.getName().slice(0, 300));
    const answer = answers[field.getName().slice(0, 300)];
    if (!known || answer === undefined || JSON.stringify(answer) === JSON.stringify(known.value)) continue;
    write(field, answer);
    changed.push(field);
  }
  if (changed.length === 0) return;
  doc.registerFontkit(fontkit);
  // Whole: other programs write further answers with it.
  const font = await doc.embedFont(await readFile(fontPath()), { subset: false });
  for (const field of changed) {
    if (field instanceof PDFTextField || field instanceof PDFDropdown || field instanceof PDFOptionList) field.updateAppearances(font);
    else if (field instanceof PDFCheckBox || field instanceof PDFRadioGroup) field.defaultUpdateAppearances();
  }
}

function write(field: PDFField, answer: FormAnswers[string]): void {
  if (field instanceof PDFTextField) return field.setText(typeof answer === 'string' ? answer : '');
  if (field instanceof PDFCheckBox) return answer === true ? field.check() : field.uncheck();
  if (field instanceof PDFRadioGroup) return typeof answer === 'string' && answer !== '' ? field.select(answer) : field.clear();
  if (!(field instanceof PDFDropdown || field instanceof PDFOptionList)) return;
  if (Array.isArray(answer) && answer.length > 0) field.select(answer);
  else field.clear();
}

/** Liberation Sans comes with pdf.js. */
const fontPath = () => createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf');
