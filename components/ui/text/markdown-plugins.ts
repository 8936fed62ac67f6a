import type { Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { DROPPED, droppedHtml } from './dropped-html';
import { sourceLines } from './source-lines';
import { taskBoxes } from './task-boxes';

type PluggableList = NonNullable<Options['rehypePlugins']>;

const schema = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-./, DROPPED]] },
} satisfies typeof defaultSchema;

/** How Markdown is read: GitHub flavour, its HTML as code. */
export const remarkPlugins: PluggableList = [remarkGfm, droppedHtml];

/** What becomes of it: sanitised, its tasks named and found. */
export const rehypePlugins: PluggableList = [[rehypeSanitize, schema], taskBoxes];

/** The same, and elements say which line of the text they are from; see `sourceLines`. */
export const markingLines: PluggableList = [...rehypePlugins, sourceLines];
