import { together } from './colliding';
import { saveState, stored, typeOver } from './editing';
import { expect, test } from './fixtures';

test('someone deletes what I edit: my text can make it again', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/status of (404|410)/);
  const { document, ana, ben } = await together({ person, newDocument });
  await typeOver(ben.page, 'Monday', 'Friday');
  await ana.page.request.delete(`/api/documents/${document.id}`, { headers: { 'If-Match': document.etag } });
  await ben.page.keyboard.press('ControlOrMeta+s');
  // The refused save opens a dialog; where the news of the deletion was faster, the banner offers the same.
  const recreate = ben.page.getByRole('button', { name: 'Recreate with my text' }).last();
  await expect(recreate).toBeVisible();
  await expect(ben.page.getByText(/Your text is safe/).first()).toBeVisible();
  const sent = ben.page.waitForRequest((r) => r.method() === 'PUT' && 'if-none-match' in r.headers());
  await recreate.click();
  expect((await (await sent).allHeaders())['if-none-match']).toBe('*');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  expect((await stored(ben.page, document.id)).body).toContain('Friday');
});
